import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ImportIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { onLive } from '@/shared/live';
import { Badge, type Tone } from '@/shared/records/Badge';
import { TimeText } from '@/shared/records/TimeText';
import { usePageTitle } from '@/shared/usePageTitle';
import { type Import, importHistory } from './imports.api';
import css from './imports.module.css';
import { importTexts } from './imports.texts';

const tones: Record<Import['status'], Tone> = {
  running: 'info',
  completed: 'success',
  failed: 'danger',
  reverted: 'plain',
};

/** Every import of the organisation, the newest first. */
export function ImportHistoryPage() {
  const t = useTexts(importTexts);
  const navigate = useNavigate();
  const history = useInfiniteQuery(importHistory);
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  const { refetch } = history;
  usePageTitle(t('title'));
  useEffect(
    () =>
      onLive<Import>('import', (run) => {
        if (run.status !== 'running' || run.processed === 0) void refetch();
      }),
    [refetch],
  );
  const begin = (
    <Button type="primary" icon={<ImportIcon />} onClick={() => void navigate('/imports/new')}>
      {t('newImport')}
    </Button>
  );
  return (
    <div className={css.page}>
      <div className={css.narrow} data-wide>
        <header className={css.head}>
          <h1 className={css.title}>{t('title')}</h1>
          {items.length > 0 && begin}
        </header>
        {history.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
        {history.isError && items.length === 0 && (
          <ListFailed error={history.error} onRetry={() => void history.refetch()} />
        )}
        {!history.isPending && !history.isError && items.length === 0 && (
          <ListNotice icon={<ImportIcon />} title={t('noHistory')} text={t('noHistoryText')}>
            {begin}
          </ListNotice>
        )}
        <ul className={css.history} aria-label={t('history')}>
          {items.map((run) => (
            <HistoryLine key={run.import_id} run={run} />
          ))}
        </ul>
        {history.hasNextPage && (
          <Button type="text" block loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </div>
  );
}

function HistoryLine({ run }: { run: Import }) {
  const t = useTexts(importTexts);
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, 0, locale);
  return (
    <li>
      <Link to={`/imports/${run.import_id}`} className={css.historyLine}>
        <span className={css.historyName}>
          <b>{run.file_name}</b>
          <span className={css.dim}>
            {t(run.kind)}
            {run.dry_run && ` · ${t('dryRun')}`}
          </span>
        </span>
        <Badge tone={tones[run.status]}>{t(`status.${run.status}`)}</Badge>
        <span className={css.historyResult}>
          {t('resultLine', { created: number(run.created), updated: number(run.updated), failed: number(run.failed) })}
        </span>
        <span className={css.dim}>{run.created_by_name}</span>
        <span className={css.dim}>
          <TimeText at={run.created_at} />
        </span>
      </Link>
    </li>
  );
}
