import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { CustomerLink } from '@/features/customers/public';
import { useShareAction } from '@/features/ownership/public';
import { pipelineList } from '@/features/pipelines/public';
import { Avatar } from '@/shared/Avatar';
import { today } from '@/shared/days';
import { formatMoney, formatRelative } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CalendarIcon, MoreIcon, NoteIcon, TrophyIcon } from '@/shared/icons';
import { useLastChange } from '@/shared/live';
import { explain } from '@/shared/problems';
import { Badge } from '@/shared/records/Badge';
import { recordTexts } from '@/shared/records/records.texts';
import { DateText } from '@/shared/records/TimeText';
import { useRemoval } from '@/shared/records/useRemoval';
import { useCan, useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { NextDot } from '../NextDot';
import { type Opportunity, useCloseRequest, useDeleteOpportunity, useReopenRequest } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import { statusTones } from '../statusTones';
import { useMoveDeal } from '../useMoveDeal';
import css from './record.module.css';
import { StagePath } from './StagePath';
import type { OpportunityEdit } from './useOpportunityRecord';

interface HeaderProps {
  record: Opportunity;
  edit: OpportunityEdit;
  onLog: () => void;
  onDeleted: () => void;
}

/** What is at stake, how likely, where it stands, and how it ends. */
export function OpportunityHeader({ record, edit, onLog, onDeleted }: HeaderProps) {
  const t = useTexts(opportunityTexts);
  const late = record.status === 'open' && record.expected_close_date !== null && record.expected_close_date < today();
  const amount = record.status === 'won' ? (record.actual_amount ?? record.amount) : record.amount;
  return (
    <header className={css.head}>
      <div className={css.headTitle}>
        <h2 title={record.title}>{record.title}</h2>
        {record.status !== 'open' && <Badge tone={statusTones[record.status]}>{t(record.status)}</Badge>}
      </div>
      <span className={css.headLine}>
        {record.customer_id ? (
          <CustomerLink id={record.customer_id} name={record.customer_name ?? '…'} className={css.clip} />
        ) : (
          <span className={css.clip}>{record.customer_name ?? t('noCustomer')}</span>
        )}
        <span className={css.person}>
          {record.owner_name && <Avatar name={record.owner_name} size={18} />}
          {record.owner_name ?? t('nobody')}
        </span>
      </span>
      <div className={css.figures}>
        <span className={css.amount} data-none={amount === null || undefined}>
          {amount === null ? t('amount') : formatMoney(amount, record.currency)}
        </span>
        {record.status === 'open' && (
          <span className={css.figure} title={t('probability')}>
            {record.probability}%
          </span>
        )}
        {record.expected_close_date && record.status === 'open' && (
          <span className={css.figure} data-late={late || undefined} title={late ? t('overdue') : t('close')}>
            <CalendarIcon />
            <DateText date={record.expected_close_date} />
          </span>
        )}
        <NextDot row={record} />
        {record.is_stale && <span className={css.stale}>{t('stale', { count: record.days_in_stage })}</span>}
      </div>
      {record.status === 'lost' && record.lost_reason && (
        <p className={css.lost}>
          {record.lost_reason}
          {record.lost_to && ` · ${t('lost_to')} ${record.lost_to}`}
        </p>
      )}
      <StagePath record={record} edit={edit} />
      <Actions record={record} edit={edit} onLog={onLog} onDeleted={onDeleted} />
      <LastChange id={record.opportunity_id} />
    </header>
  );
}

function Actions({ record, edit, onLog, onDeleted }: HeaderProps) {
  const t = useTexts(opportunityTexts);
  const can = useCan();
  const move = useMoveDeal();
  const reopen = useReopenRequest();
  const closing = useCloseRequest();
  const remove = useDeleteOpportunity();
  const removal = useRemoval();
  const stages = useQuery(pipelineList).data?.items.find((one) => one.pipeline_id === record.pipeline_id)?.stages;
  const close = (kind: 'won' | 'lost') => {
    const target = stages?.find((stage) => stage.kind === kind);
    if (target) void move({ deal: record, target, ask: true });
  };
  const closeAgain = () =>
    closing.mutateAsync({
      id: record.opportunity_id,
      status: record.status === 'won' ? 'won' : 'lost',
      actual_amount: record.actual_amount ?? undefined,
      lost_reason: record.lost_reason ?? undefined,
      competitor: record.lost_to ?? undefined,
    });
  const again = () =>
    reopen.mutate(
      { id: record.opportunity_id },
      {
        onSuccess: () => void toasts.undo(t('reopenedToast', { title: record.title }), closeAgain),
        onError: (error) => void toasts.error(explain(error)),
      },
    );
  const copyLink = () => {
    const address = `${window.location.origin}/opportunities/${record.opportunity_id}`;
    void navigator.clipboard.writeText(address).then(() => toasts.success(t('linkCopied')));
  };
  const share = useShareAction('opportunities', record.opportunity_id, record.title);
  const drop = () =>
    removal({
      kind: 'opportunities',
      id: record.opportunity_id,
      said: t('deleted', { title: record.title }),
      remove: () => remove.mutateAsync(record),
      onDeleted,
    });
  const items = [
    { key: 'link', label: t('copyLink'), onClick: copyLink },
    ...share.items,
    ...(can('opportunities.delete')
      ? [{ type: 'divider' as const }, { key: 'delete', danger: true, label: t('delete'), onClick: drop }]
      : []),
  ];
  return (
    <div className={css.actions}>
      {!edit.readOnly && record.status === 'open' && (
        <>
          <Button type="primary" icon={<TrophyIcon />} onClick={() => close('won')}>
            {t('win')}
          </Button>
          <Button onClick={() => close('lost')}>{t('lose')}</Button>
        </>
      )}
      {!edit.readOnly && record.status !== 'open' && (
        <Button loading={reopen.isPending} onClick={again}>
          {t('reopen')}
        </Button>
      )}
      {can('activities.create') && (
        <Button icon={<NoteIcon />} onClick={onLog}>
          {t('log')}
        </Button>
      )}
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button icon={<MoreIcon />} aria-label={t('moreActions')} title={t('moreActions')} />
      </Dropdown>
      {share.dialog}
    </div>
  );
}

/** Another person's change, while one looks. */
function LastChange({ id }: { id: string }) {
  const t = useTexts(recordTexts);
  const me = useMe();
  const change = useLastChange(id);
  if (!change || change.by === me.user_id) return null;
  return (
    <p className={css.lastChange} role="status">
      {t('justChanged', { when: formatRelative(change.at) })}
    </p>
  );
}
