import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { GradeMark } from '@/features/customers/public';
import { formatDate, formatTotal } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { FlagIcon, SearchIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { SearchBox } from '@/shared/lists/SearchBox';
import { TimeText } from '@/shared/records/TimeText';
import { useListState } from '@/shared/useListState';
import { usePageTitle } from '@/shared/usePageTitle';
import { ClaimButton } from './ClaimButton';
import { type CustomerRow, myHoldings, poolList } from './ownership.api';
import css from './ownership.module.css';
import { ownershipTexts } from './ownership.texts';

/** The public pool: customers without an owner, to be claimed. */
export function PoolPage() {
  const t = useTexts(ownershipTexts);
  const state = useListState();
  const q = state.values.q ?? '';
  const list = useInfiniteQuery({ ...poolList(q), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const first = list.data?.pages[0];
  usePageTitle(t('poolTitle'));
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{t('poolTitle')}</h1>
          <p className={css.under}>{t('poolText')}</p>
        </div>
        <Holdings />
      </header>
      <ReturningSoon />
      <div className={css.tools}>
        <SearchBox value={q} placeholder={t('search')} onSearch={(text) => state.set({ q: text }, { replace: true })} />
        {first && (
          <span className={css.under} role="status">
            {t('total', { count: first.total, total: formatTotal(first.total, first.total_is_exact) })}
          </span>
        )}
      </div>
      {list.isPending && <div className={css.bone} role="status" aria-label={t('loading')} />}
      {list.isError && rows.length === 0 && <ListFailed error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <ListNotice
          icon={q ? <SearchIcon /> : <FlagIcon />}
          title={t(q ? 'emptySearch' : 'empty')}
          text={q ? undefined : t('emptyText')}
        />
      )}
      {rows.length > 0 && (
        <ul className={css.rows} aria-label={t('poolTitle')}>
          {rows.map((row) => (
            <PoolRow key={row.customer_id} row={row} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button type="text" block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function PoolRow({ row }: { row: CustomerRow }) {
  const t = useTexts(ownershipTexts);
  return (
    <li className={css.row}>
      <span className={css.rowMain}>
        <Link to={`/customers/${row.customer_id}`} className={css.name}>
          {row.name}
        </Link>
        <span className={css.under}>
          <span className="gx-num">{row.code}</span>
          {row.industry && <> · {row.industry}</>}
          <span className={css.onPhone}>
            {' · '}
            {row.last_activity_at ? <TimeText at={row.last_activity_at} /> : t('never')}
          </span>
        </span>
      </span>
      <GradeMark grade={row.grade} />
      <span className={css.seen} title={t('lastActivity')}>
        {row.last_activity_at ? <TimeText at={row.last_activity_at} /> : t('never')}
      </span>
      <ClaimButton id={row.customer_id} name={row.name} />
    </li>
  );
}

/** How many one holds, and may hold. */
function Holdings() {
  const t = useTexts(ownershipTexts);
  const { data } = useQuery(myHoldings);
  if (!data) return null;
  const full = data.most !== null && data.held >= data.most;
  return (
    <div className={css.holdings}>
      <span className={css.chip} data-full={full || undefined}>
        {data.most === null ? t('held', { held: data.held }) : t('heldOf', { held: data.held, most: data.most })}
      </span>
      {data.grades.map((one) => (
        <span key={one.grade} className={css.chip} data-full={one.held >= one.most || undefined}>
          {t('heldGrade', { grade: one.grade, held: one.held, most: one.most })}
        </span>
      ))}
    </div>
  );
}

function ReturningSoon() {
  const t = useTexts(ownershipTexts);
  const locale = useLocale();
  const soon = useQuery(myHoldings).data?.returning_soon ?? [];
  if (soon.length === 0) return null;
  return (
    <section className={css.soon} aria-label={t('soon')}>
      <h2>
        {t('soon')} <span>{soon.length}</span>
      </h2>
      <p className={css.under}>{t('soonText')}</p>
      <ul>
        {soon.map((one) => (
          <li key={one.customer_id}>
            <Link to={`/customers/${one.customer_id}`}>{one.name}</Link>
            {one.due_at && (
              <span className={css.under}>{t('soonAt', { date: formatDate(one.due_at.slice(0, 10), locale) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
