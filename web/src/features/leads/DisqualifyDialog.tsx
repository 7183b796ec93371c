import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { type Lead, useLeadVerbs } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';

const common = ['unreachable', 'budget', 'need', 'competitor', 'duplicate', 'spam'] as const;

/** Asks why a lead is put aside; can be taken back at once. */
export function DisqualifyDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useTexts(leadTexts);
  const [reason, setReason] = useState('');
  const { disqualify, reopen } = useLeadVerbs(lead.lead_id);
  const apply = () =>
    disqualify.mutate(reason.trim(), {
      onSuccess: () => {
        toasts.undo(t('disqualifiedNow'), () => reopen.mutateAsync().then(() => undefined));
        onClose();
      },
      onError: (error) => toasts.error(explain(error)),
    });
  return (
    <Modal
      open
      title={t('disqualifyTitle')}
      okText={t('disqualify')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: disqualify.isPending }}
      onOk={apply}
      onCancel={onClose}
    >
      <fieldset className={css.reasons}>
        <legend className="gx-visually-hidden">{t('reasons')}</legend>
        {common.map((one) => (
          <Button
            key={one}
            shape="round"
            type={reason === t(`reason.${one}`) ? 'primary' : 'default'}
            onClick={() => setReason(t(`reason.${one}`))}
          >
            {t(`reason.${one}`)}
          </Button>
        ))}
      </fieldset>
      <Input.TextArea
        aria-label={t('reasonHint')}
        placeholder={t('reasonHint')}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
