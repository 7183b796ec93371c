import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShareAction } from '@/features/ownership/public';
import { Avatar } from '@/shared/Avatar';
import { mailOf, telOf } from '@/shared/contactLinks';
import { useTexts } from '@/shared/i18n';
import { ArrowRightIcon, MailIcon, MoreIcon, NoteIcon, PhoneIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { Badge } from '@/shared/records/Badge';
import { TimeText } from '@/shared/records/TimeText';
import { useRemoval } from '@/shared/records/useRemoval';
import { useCan, useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { ConvertDialog } from './ConvertDialog';
import { DisqualifyDialog } from './DisqualifyDialog';
import { statusTones } from './leadChoices';
import { type Lead, useAssignLeads, useDeleteLead, useLeadVerbs, useUndoAssign } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';

interface LeadHeaderProps {
  lead: Lead;
  isOpen: boolean;
  onLog: (type: 'note' | 'call') => void;
  onDeleted: () => void;
}

/** Who asked, where it has got, and what to do next. */
export function LeadHeader({ lead, isOpen, onLog, onDeleted }: LeadHeaderProps) {
  const t = useTexts(leadTexts);
  const can = useCan();
  const [dialog, setDialog] = useState<'convert' | 'disqualify'>();
  const { reopen, disqualify } = useLeadVerbs(lead.lead_id);
  const reason = lead.disqualified_reason ?? '';
  const takeUp = () =>
    reopen.mutate(undefined, {
      onSuccess: () => toasts.undo(t('reopened'), () => disqualify.mutateAsync(reason)),
      onError: (error) => toasts.error(explain(error)),
    });
  return (
    <header className={css.recordHead}>
      <div className={css.recordTop}>
        <Avatar name={lead.name} size={42} />
        <div className={css.recordTitle}>
          <h2>
            {lead.name}
            <Badge tone={statusTones[lead.status]}>{t(lead.status)}</Badge>
          </h2>
          <span className={css.personLine}>{[lead.position, lead.company].filter(Boolean).join(' · ')}</span>
        </div>
      </div>
      {lead.status === 'converted' && <Became lead={lead} />}
      {lead.status === 'disqualified' && lead.disqualified_reason && (
        <p className={css.banner} data-tone="danger">
          {lead.disqualified_reason}
        </p>
      )}
      <div className={css.recordActions}>
        {isOpen && can('leads.convert') && (
          <Button type="primary" icon={<ArrowRightIcon />} onClick={() => setDialog('convert')}>
            {t('convert')}
          </Button>
        )}
        {isOpen && lead.owner_id === null && <Claim id={lead.lead_id} />}
        {lead.status === 'disqualified' && can('leads.edit') && (
          <Button type="primary" loading={reopen.isPending} onClick={takeUp}>
            {t('reopen')}
          </Button>
        )}
        {can('activities.create') && (
          <Button icon={<NoteIcon />} onClick={() => onLog('note')}>
            {t('log')}
          </Button>
        )}
        {telOf(lead.phone) && (
          <Button
            icon={<PhoneIcon />}
            href={telOf(lead.phone)}
            aria-label={t('call')}
            title={t('call')}
            onClick={() => onLog('call')}
          />
        )}
        {mailOf(lead.email) && (
          <Button icon={<MailIcon />} href={mailOf(lead.email)} aria-label={t('mail')} title={t('mail')} />
        )}
        <MoreActions
          lead={lead}
          onDisqualify={isOpen && can('leads.edit') ? () => setDialog('disqualify') : undefined}
          onDeleted={onDeleted}
        />
      </div>
      {dialog === 'convert' && <ConvertDialog lead={lead} onClose={() => setDialog(undefined)} />}
      {dialog === 'disqualify' && <DisqualifyDialog lead={lead} onClose={() => setDialog(undefined)} />}
    </header>
  );
}

/** Where a converted lead went on. */
function Became({ lead }: { lead: Lead }) {
  const t = useTexts(leadTexts);
  return (
    <p className={css.banner} data-tone="success">
      {lead.converted_at && <TimeText at={lead.converted_at} />} {t('converted')}
      {lead.customer_id && <Link to={`/customers/${lead.customer_id}`}>{t('toCustomer')}</Link>}
      {lead.opportunity_id && <Link to={`/opportunities/${lead.opportunity_id}`}>{t('toDeal')}</Link>}
    </p>
  );
}

/** Takes a lead out of the pool. */
function Claim({ id }: { id: string }) {
  const t = useTexts(leadTexts);
  const me = useMe();
  const can = useCan();
  const assign = useAssignLeads();
  const putBack = useUndoAssign();
  if (!can('leads.edit')) return null;
  // told by the promise: the news of one's own claim may take the button away before the answer comes
  const take = () =>
    assign.mutateAsync({ lead_ids: [id], user_id: me.user_id }).then(
      (done) => done.assigned > 0 && toasts.undo(t('claimed'), () => putBack.mutateAsync(done.hands)),
      (error: unknown) => toasts.error(explain(error)),
    );
  return (
    <Button loading={assign.isPending} onClick={() => void take()}>
      {t('claim')}
    </Button>
  );
}

function MoreActions(props: { lead: Lead; onDisqualify?: () => void; onDeleted: () => void }) {
  const t = useTexts(leadTexts);
  const can = useCan();
  const { mutateAsync } = useDeleteLead();
  const removal = useRemoval();
  const { lead_id: id, name } = props.lead;
  const remove = () =>
    removal({
      kind: 'leads',
      id,
      said: t('deleted', { name }),
      remove: () => mutateAsync(id),
      onDeleted: props.onDeleted,
    });
  const share = useShareAction('leads', id, name);
  const items = [
    ...share.items,
    ...(props.onDisqualify ? [{ key: 'disqualify', label: t('disqualify'), onClick: props.onDisqualify }] : []),
    ...(can('leads.delete') ? [{ key: 'delete', danger: true, label: t('delete'), onClick: remove }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button icon={<MoreIcon />} aria-label={t('moreActions')} title={t('moreActions')} />
      </Dropdown>
      {share.dialog}
    </>
  );
}
