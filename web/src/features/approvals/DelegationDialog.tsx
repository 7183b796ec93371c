import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { today } from '@/shared/days';
import { formatDate } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import { myDelegation, useDelegate } from './approvals.api';
import css from './approvals.module.css';
import { approvalTexts } from './approvals.texts';

/** Who decides while one is away. */
export function DelegationDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(approvalTexts);
  const locale = useLocale();
  const showProblem = useProblem();
  const { data } = useQuery(myDelegation);
  const delegate = useDelegate();
  const [to, setTo] = useState<string>();
  const [from, setFrom] = useState(today());
  const [until, setUntil] = useState('');
  useEffect(() => {
    if (!data?.to_id || !data.from || !data.until) return;
    setTo(data.to_id);
    setFrom(data.from);
    setUntil(data.until);
  }, [data]);
  const save = () =>
    delegate.mutate(
      { to_id: to ?? '', from, until },
      {
        onSuccess: () => {
          toasts.success(t('saved'));
          onClose();
        },
        onError: (error) => showProblem(error),
      },
    );
  const stop = () =>
    delegate.mutate(null, {
      onSuccess: () => {
        toasts.success(t('awayStopped'));
        onClose();
      },
    });
  return (
    <Modal
      open
      title={t('away')}
      onCancel={onClose}
      footer={[
        data?.to_id && (
          <Button key="stop" danger type="text" style={{ float: 'left' }} onClick={stop}>
            {t('awayStop')}
          </Button>
        ),
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button key="save" type="primary" disabled={!to || !from || !until} loading={delegate.isPending} onClick={save}>
          {t('save')}
        </Button>,
      ]}
    >
      <p className={css.under}>
        {data?.to_id && data.until
          ? t('awayUntil', { name: data.to_name ?? '—', date: formatDate(data.until, locale) })
          : t('awayText')}
      </p>
      <div className={css.away}>
        <UserPicker
          aria-label={t('awayWho')}
          placeholder={t('awayWho')}
          value={to}
          known={data ? { id: data.to_id, name: data.to_name } : undefined}
          onChange={(id?: string) => setTo(id)}
        />
        <fieldset>
          <legend>{t('awayDays')}</legend>
          <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          <span aria-hidden>–</span>
          <input type="date" value={until} min={from} onChange={(event) => setUntil(event.target.value)} />
        </fieldset>
      </div>
    </Modal>
  );
}
