import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useMemo } from 'react';
import { formatTotal } from '@/shared/format';
import { say, useTexts } from '@/shared/i18n';
import { ChevronLeftIcon, CopyIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { useListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { type Duplicate, type DuplicateKind, duplicateKinds, duplicateQueue, type QueueParams } from './duplicates.api';
import css from './duplicates.module.css';
import { duplicateTexts } from './duplicates.texts';
import { PairDetail } from './PairDetail';
import { PairList } from './PairList';
import { QueueHead, type Scan, ScanButton } from './QueueHead';

/** Records that are likely one: the queue on the left, the pair that is decided on the right; on a phone one after the other. */
export function DuplicatesPage() {
  const t = useTexts(duplicateTexts);
  const phone = usePhone();
  const { values, set } = useListState();
  const params = useParams(values);
  const queue = useInfiniteQuery(duplicateQueue(params));
  const pairs = useMemo(() => queue.data?.pages.flatMap((page) => page.items) ?? [], [queue.data]);
  const first = queue.data?.pages[0];
  const scan: Scan | null = first
    ? {
        status: first.scan_status,
        at: first.scanned_at,
        progress: first.scan_progress,
        records: first.scanned_records,
      }
    : null;
  const chosen = pairs.find((pair) => pair.duplicate_id === values.pair) ?? (phone ? undefined : pairs[0]);
  const place = chosen ? pairs.indexOf(chosen) : -1;
  const choose = (pair: Duplicate | undefined) => {
    set({ pair: pair?.duplicate_id }, { replace: !phone });
    if (pair) document.getElementById(pair.duplicate_id)?.scrollIntoView({ block: 'nearest' });
  };
  usePageTitle(t('title'));
  const steps = { group: 'list', enabled: pairs.length > 1 } as const;
  useShortcut(
    'j',
    () => say(duplicateTexts, 'next'),
    () => choose(pairs[place + 1] ?? chosen),
    steps,
  );
  useShortcut(
    'k',
    () => say(duplicateTexts, 'previous'),
    () => choose(pairs[place - 1] ?? chosen),
    steps,
  );
  const detail = chosen && (
    <PairDetail key={chosen.duplicate_id} pair={chosen} onDone={() => choose(phone ? undefined : pairs[place + 1])} />
  );
  if (phone && detail)
    return (
      <div className={css.page}>
        <button type="button" className={css.back} onClick={() => choose(undefined)}>
          <ChevronLeftIcon /> {t('back')}
        </button>
        {detail}
      </div>
    );
  return (
    <div className={css.page}>
      <QueueHead
        params={params}
        scan={scan}
        onChange={(change) => set({ ...change, pair: undefined }, { replace: true })}
      />
      {queue.isPending && <Skeleton active className={css.wait} paragraph={{ rows: 8 }} />}
      {queue.isError && pairs.length === 0 && <ListFailed error={queue.error} onRetry={() => void queue.refetch()} />}
      {first && pairs.length === 0 && scan && <Nothing params={params} scan={scan} />}
      {pairs.length > 0 && (
        <div className={css.panes}>
          <div className={css.queue}>
            <p className={css.count} aria-live="polite">
              {t('pairs', { count: first?.total ?? 0 }).replace(
                String(first?.total ?? 0),
                formatTotal(first?.total ?? 0, first?.total_is_exact ?? true),
              )}
            </p>
            <PairList pairs={pairs} chosen={chosen?.duplicate_id ?? null} onChoose={(id) => set({ pair: id })} />
            {queue.hasNextPage && (
              <Button type="text" block loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </div>
          {!phone && <main className={css.pane}>{detail}</main>}
        </div>
      )}
    </div>
  );
}

function useParams(values: Record<string, string | undefined>): QueueParams {
  const can = useCan();
  const kinds = duplicateKinds.filter((kind) => can(`${kind}.view`));
  const kind = kinds.find((one) => one === values.kind) ?? kinds[0] ?? ('customers' as DuplicateKind);
  const status = values.status === 'dismissed' || values.status === 'merged' ? values.status : 'open';
  const min = Number(values.min);
  return { kind, status, ...(min > 0 && min <= 1 ? { min_score: min } : {}) };
}

function Nothing({ params, scan }: { params: QueueParams; scan: Scan }) {
  const t = useTexts(duplicateTexts);
  const never = scan.status === 'none' && params.status === 'open';
  const running = scan.status === 'running';
  const title = running
    ? t('scanning')
    : never
      ? t('never')
      : params.status === 'open' && params.min_score === undefined
        ? t('none')
        : t('noneOther');
  return (
    <ListNotice icon={<CopyIcon />} title={title} text={never || running ? t('neverText') : undefined}>
      {never && <ScanButton kind={params.kind} scan={scan} primary />}
    </ListNotice>
  );
}
