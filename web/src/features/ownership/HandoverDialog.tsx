import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CheckIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import { explain, useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import { type HandoverSummary, handoverSummary, useDeactivate, useHandOver } from './handover.api';
import { handoverTexts } from './handover.texts';
import css from './ownership.module.css';

const kinds = ['customers', 'opportunities', 'leads', 'tasks', 'approvals'] as const;
type Kind = (typeof kinds)[number];
type Choice = Partial<Record<Kind | 'all', string>>;

/** 离职交接: first what there is, then who gets it. */
export function HandoverDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useTexts(handoverTexts);
  const summary = useQuery(handoverSummary(id));
  const handOver = useHandOver(id);
  const showProblem = useProblem();
  const [to, setTo] = useState<Choice>({});
  const [pool, setPool] = useState(false);
  const data = summary.data;
  const nothing = data !== undefined && kinds.every((kind) => data[kind] === 0);
  const chosen = pool || Object.values(to).some(Boolean);
  const go = () =>
    handOver.mutate(
      {
        to_id: to.all,
        customers_to: to.customers,
        opportunities_to: to.opportunities,
        leads_to: to.leads,
        tasks_to: to.tasks,
        approvals_to: to.approvals,
        customers_to_pool: pool,
      },
      { onError: (error) => showProblem(error) },
    );
  if (handOver.data) return <Done id={id} name={name} isActive={data?.is_active ?? false} onClose={onClose} />;
  return (
    <Modal
      open
      width={620}
      title={t('title', { name })}
      okText={t('go')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !chosen || nothing || !data }}
      confirmLoading={handOver.isPending}
      onOk={go}
      onCancel={onClose}
    >
      {summary.isPending && <Skeleton active />}
      {summary.isError && <p>{explain(summary.error)}</p>}
      {nothing && <ListNotice icon={<CheckIcon />} title={t('nothing')} />}
      {data && !nothing && <Table data={data} to={to} setTo={setTo} pool={pool} setPool={setPool} />}
    </Modal>
  );
}

interface TableProps {
  data: HandoverSummary;
  to: Choice;
  setTo: (to: Choice) => void;
  pool: boolean;
  setPool: (pool: boolean) => void;
}

function Table({ data, to, setTo, pool, setPool }: TableProps) {
  const t = useTexts(handoverTexts);
  const choose = (kind: Kind | 'all') => (user?: string) => setTo({ ...to, [kind]: user });
  return (
    <>
      <p className={css.dialogText}>{t('text')}</p>
      <div className={css.everything}>
        <span>{t('everything')}</span>
        <UserPicker autoFocus aria-label={t('everything')} value={to.all} onChange={choose('all')} />
      </div>
      <table className={css.handover}>
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('count')}</th>
            <th scope="col">{t('to')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind} data-none={data[kind] === 0 || undefined}>
              <th scope="row">{t(kind)}</th>
              <td className="gx-num">{formatNumber(data[kind])}</td>
              <td>
                {data[kind] > 0 && (
                  <UserPicker
                    aria-label={`${t('to')}: ${t(kind)}`}
                    disabled={kind === 'customers' && pool}
                    placeholder={to.all ? t('same') : undefined}
                    value={to[kind]}
                    onChange={choose(kind)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.customers > 0 && (
        <Checkbox checked={pool} onChange={(event) => setPool(event.target.checked)}>
          {t('pool')}
        </Checkbox>
      )}
    </>
  );
}

function Done(props: { id: string; name: string; isActive: boolean; onClose: () => void }) {
  const { id, name, isActive, onClose } = props;
  const t = useTexts(handoverTexts);
  const deactivate = useDeactivate(id);
  const stop = () =>
    deactivate.mutate(undefined, {
      onSuccess: () => {
        toasts.success(t('deactivated', { name }));
        onClose();
      },
      onError: (error) => void toasts.error(explain(error)),
    });
  return (
    <Modal
      open
      width={480}
      title={t('title', { name })}
      onCancel={onClose}
      footer={[
        isActive && (
          <Button key="stop" danger loading={deactivate.isPending} onClick={stop}>
            {t('deactivate', { name })}
          </Button>
        ),
        <Button key="close" type="primary" onClick={onClose}>
          {t('close')}
        </Button>,
      ]}
    >
      <ListNotice icon={<CheckIcon />} title={t('done')} text={t('doneText')} />
    </Modal>
  );
}
