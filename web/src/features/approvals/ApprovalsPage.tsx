import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import { useLocale, useTexts } from '@/shared/i18n';
import { CheckIcon, ClockIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { Badge } from '@/shared/records/Badge';
import { TimeText } from '@/shared/records/TimeText';
import { useCan } from '@/shared/session';
import { useListState } from '@/shared/useListState';
import { usePageTitle } from '@/shared/usePageTitle';
import { useRecordId } from '@/shared/useRecordId';
import { ApprovalDrawer } from './ApprovalDrawer';
import { type Approval, approvalList, type View } from './approvals.api';
import css from './approvals.module.css';
import { approvalTexts } from './approvals.texts';
import { DelegationDialog } from './DelegationDialog';
import { statusTones } from './statusTones';

const views: View[] = ['waiting', 'asked', 'decided'];

/** What waits for one's word, what one asked for, what one has decided. */
export function ApprovalsPage() {
  const t = useTexts(approvalTexts);
  const can = useCan();
  const navigate = useNavigate();
  const state = useListState();
  const open = useRecordId('/approvals/:id');
  const shown = can('approvals.configure') ? [...views, 'all' as const] : views;
  const view = shown.find((one) => one === state.values.view) ?? 'waiting';
  const [away, setAway] = useState(false);
  usePageTitle(t('title'));
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('title')}</h1>
        <Segmented
          className={css.views}
          aria-label={t('view')}
          options={shown.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={view}
          onChange={(value) => state.set({ view: value === 'waiting' ? '' : value })}
        />
        <Button icon={<ClockIcon />} onClick={() => setAway(true)}>
          {t('away')}
        </Button>
      </header>
      <ApprovalList view={view} />
      {open && <ApprovalDrawer id={open} onClose={() => void navigate(`/approvals${window.location.search}`)} />}
      {away && <DelegationDialog onClose={() => setAway(false)} />}
    </div>
  );
}

function ApprovalList({ view }: { view: View }) {
  const t = useTexts(approvalTexts);
  const list = useInfiniteQuery(approvalList(view, useLocale()));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {list.isPending && <div className={css.bone} role="status" aria-label={t('loading')} />}
      {list.isError && items.length === 0 && <ListFailed error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <ListNotice icon={<CheckIcon />} title={t(`empty.${view}`)} text={t(`emptyText.${view}`)} />
      )}
      {items.length > 0 && (
        <ul className={css.rows}>
          {items.map((one) => (
            <ApprovalLine key={one.approval_id} one={one} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button type="text" block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function ApprovalLine({ one }: { one: Approval }) {
  const t = useTexts(approvalTexts);
  const name = one.asked_by_name ?? '—';
  return (
    <li>
      <Link className={css.row} to={{ pathname: `/approvals/${one.approval_id}`, search: window.location.search }}>
        <Avatar name={name} size={32} />
        <span className={css.rowMain}>
          <strong>{one.title}</strong>
          <span className={css.under}>
            {name} · <TimeText at={one.created_at} />
            {one.reason && <> · {one.reason}</>}
          </span>
        </span>
        <Badge tone={statusTones[one.status]}>{t(one.status)}</Badge>
      </Link>
    </li>
  );
}
