import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ExportIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { Badge, type Tone } from '@/shared/records/Badge';
import { TimeText } from '@/shared/records/TimeText';
import { useCan } from '@/shared/session';
import { usePageTitle } from '@/shared/usePageTitle';
import { useRecordId } from '@/shared/useRecordId';
import { type Export, exportDetail, exportList, fileAddress } from './exports.api';
import css from './exports.module.css';
import { exportTexts } from './exports.texts';

const tones: Record<Export['status'], Tone> = {
  waiting: 'warning',
  running: 'info',
  ready: 'success',
  refused: 'danger',
  withdrawn: 'plain',
  failed: 'danger',
  expired: 'plain',
  direct: 'plain',
};

/** What one has exported or asked for, the newest first; those of all for who may approve. */
export function ExportsPage() {
  const t = useTexts(exportTexts);
  const can = useCan();
  const locale = useLocale();
  const [view, setView] = useState<'mine' | 'all'>('mine');
  const open = useRecordId('/exports/:id');
  const list = useInfiniteQuery(exportList(view, locale));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isListed = !open || items.some((one) => one.export_id === open);
  const other = useQuery({ ...exportDetail(open ?? '', locale), enabled: list.isSuccess && !isListed });
  const shown = !isListed && other.data ? [other.data, ...items] : items;
  usePageTitle(t('title'));
  return (
    <div className={css.page}>
      <div className={css.narrow}>
        <header className={css.head}>
          <div>
            <h1>{t('title')}</h1>
            <p>{t('text')}</p>
          </div>
          {can('exports.approve') && (
            <Segmented
              aria-label={t('view')}
              value={view}
              onChange={setView}
              options={(['mine', 'all'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
            />
          )}
        </header>
        {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
        {list.isError && items.length === 0 && <ListFailed error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && shown.length === 0 && (
          <ListNotice icon={<ExportIcon />} title={t('none')} text={t('noneText')} />
        )}
        <ul className={css.list} aria-label={t('title')}>
          {shown.map((one) => (
            <Line key={one.export_id} one={one} active={one.export_id === open} withName={view === 'all'} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button type="text" block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Line({ one, active, withName }: { one: Export; active: boolean; withName: boolean }) {
  const t = useTexts(exportTexts);
  const locale = useLocale();
  return (
    <li className={css.line} data-active={active || undefined}>
      <div className={css.main}>
        <b>
          {t(one.kind)} · {t('rows', { count: formatNumber(one.rows, 0, locale) })} · {one.format.toUpperCase()}
        </b>
        <span>
          {one.number}
          {withName && one.requester_name && ` · ${one.requester_name}`}
          {one.words && ` · ${one.words}`}
        </span>
        {one.reason && <span>{one.reason}</span>}
        {one.error && <span className={css.error}>{one.error}</span>}
      </div>
      <div>
        <Badge tone={tones[one.status]}>{t(`status.${one.status}`)}</Badge>
      </div>
      <div className={css.times}>
        <TimeText at={one.created_at} />
        {one.status === 'ready' && one.expires_at && (
          <span>
            {t('expires', {
              at: new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(
                new Date(one.expires_at),
              ),
            })}
          </span>
        )}
      </div>
      <div className={css.act}>
        {one.may_download && (
          <Button
            type="primary"
            size="small"
            href={fileAddress(one.export_id)}
            download
            aria-label={t('downloadOf', { number: one.number })}
          >
            {t('download')}
          </Button>
        )}
        {one.status === 'waiting' && one.approval_id && (
          <Link to={`/approvals/${one.approval_id}`}>{t('approval')}</Link>
        )}
      </div>
    </li>
  );
}
