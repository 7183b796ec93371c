import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import { Link, type To, useLocation, useMatch, useNavigate } from 'react-router';
import { useAllColumns } from '@/features/customFields/public';
import { formatTotal } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CardList, CardSkeleton } from '@/shared/lists/CardList';
import { DataTable, TableSkeleton } from '@/shared/lists/DataTable';
import { type FilterDef, toQuery } from '@/shared/lists/filters';
import { ListFailed, NothingFound } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { useColumns } from '@/shared/lists/useColumns';
import { useLiveRows } from '@/shared/lists/useLiveRows';
import { useRowKeys } from '@/shared/lists/useRowKeys';
import { useRows } from '@/shared/lists/useRows';
import { useListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { ProductEmpty, ProductToolbar } from './ProductToolbar';
import { firstColumns, Price, useProductColumns } from './productColumns';
import {
  type Product,
  type ProductListParams,
  productKeys,
  productKinds,
  productList,
  productRecord,
} from './products.api';
import css from './products.module.css';
import { productTexts } from './products.texts';

const ProductPanel = lazy(async () => ({ default: (await import('./ProductPanel')).ProductPanel }));
const productId = (row: Product) => row.product_id;
const productName = (row: Product) => row.name;
const liveKinds = ['products'];
const known = ['q', 'kind', 'is_active', 'category', 'sort'];

/** The catalogue; one product open beside it. */
export function ProductListPage() {
  const t = useTexts(productTexts);
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const openId = useMatch('/products/:id')?.params.id ?? null;
  const scroller = useRef<HTMLDivElement>(null);
  const state = useListState();
  const defs = useProductFilters();
  const params = useMemo<ProductListParams>(() => {
    const own = Object.fromEntries(Object.entries(state.values).filter(([key]) => known.includes(key)));
    const query: ProductListParams = toQuery(defs, own);
    return query.sort || query.q ? query : { ...query, sort: 'name' };
  }, [state.values, defs]);
  const conditions = JSON.stringify(params);
  const toRecord = useCallback((id: string) => ({ pathname: `/products/${id}`, search }), [search]);
  const openRow = useCallback(
    (row: Product) => void navigate(toRecord(row.product_id), { replace: openId !== null }),
    [navigate, toRecord, openId],
  );
  const allColumns = useAllColumns('products', useProductColumns(toRecord));
  const columns = useColumns('products', allColumns, firstColumns);
  const list = useRows(useInfiniteQuery({ ...productList(params), placeholderData: keepPreviousData }), productId);
  const { rows } = list;
  const fetchOne = useCallback((id: string) => cache.fetchQuery({ ...productRecord(id), staleTime: 0 }), [cache]);
  const live = useLiveRows<Product>({
    kinds: liveKinds,
    lists: productKeys.lists,
    idKey: 'product_id',
    pages: list.pages,
    fetchOne,
  });
  const keys = useRowKeys({ count: rows.length, conditions, onOpen: (i) => rows[i] && openRow(rows[i]) });
  const { setCursor } = keys;
  const openAt = openId ? rows.findIndex((row) => row.product_id === openId) : -1;
  useEffect(() => {
    if (openAt >= 0) setCursor(openAt);
  }, [openAt, setCursor]);
  const onHover = useCallback((row: Product) => void cache.prefetchQuery(productRecord(row.product_id)), [cache]);
  usePageTitle(openId ? undefined : t('title'));

  const total = formatTotal(list.total, list.totalIsExact);
  const go = (row: Product | undefined) => (row ? () => openRow(row) : null);
  const neighbours =
    openAt < 0 ? null : { at: openAt + 1, total, previous: go(rows[openAt - 1]), next: go(rows[openAt + 1]) };
  const close = () => {
    void navigate({ pathname: '/products', search });
    scroller.current?.focus({ preventScroll: true });
  };
  const common = {
    label: t('title'),
    rows,
    rowId: productId,
    onOpen: openRow,
    hasMore: list.hasMore,
    onMore: list.more,
    scroller,
  };
  return (
    <div className={css.page} data-beside={openId !== null || undefined}>
      <ProductToolbar
        state={state}
        defs={defs}
        params={params}
        allColumns={allColumns}
        columns={columns}
        total={list.isPending ? '' : total}
        count={list.total}
        totalIsExact={list.totalIsExact}
      />
      <div className={css.listArea} data-stale={list.isStale || undefined}>
        {list.isPending && (phone ? <CardSkeleton /> : <TableSkeleton columns={columns.shown} label={tl('loading')} />)}
        {list.error && rows.length === 0 && <ListFailed error={list.error} onRetry={() => void list.retry()} />}
        {!list.isPending &&
          !list.error &&
          rows.length === 0 &&
          (state.active > 0 ? <NothingFound onReset={state.reset} /> : <ProductEmpty />)}
        {rows.length > 0 && phone && (
          <CardList {...common} render={(row) => <ProductCard row={row} to={toRecord(row.product_id)} />} />
        )}
        {rows.length > 0 && !phone && (
          <DataTable
            {...common}
            columns={columns.shown}
            rowName={productName}
            total={list.total}
            sort={params.sort}
            onSort={(sort) => state.set({ sort })}
            onResize={columns.setWidth}
            cursor={keys.cursor}
            openId={openId}
            onHover={onHover}
            onKeyDown={keys.onKeyDown}
          />
        )}
        {live.newer && (
          <button type="button" className={listCss.newer} onClick={live.refresh}>
            {tl('newer')}
          </button>
        )}
      </div>
      {openId && (
        <Suspense fallback={null}>
          <ProductPanel id={openId} neighbours={neighbours} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}

function ProductCard({ row, to }: { row: Product; to: To }) {
  const t = useTexts(productTexts);
  return (
    <div className={listCss.card}>
      <span className={css.cardTop}>
        <Link className={css.cardName} to={to}>
          {row.name}
        </Link>
        <Price product={row} />
      </span>
      <span className={css.cardLine}>
        <span className="gx-num">{row.code}</span>
        <span>{t(row.kind)}</span>
        {row.category && <span className={css.clip}>{row.category}</span>}
        {!row.is_active && <span className={css.off}>{t('inactive')}</span>}
      </span>
    </div>
  );
}

/** What the catalogue can be narrowed by. */
function useProductFilters(): FilterDef[] {
  const t = useTexts(productTexts);
  return useMemo(
    () => [
      {
        key: 'kind',
        label: t('kind'),
        kind: 'choices',
        pinned: true,
        options: productKinds.map((value) => ({ value, label: t(value) })),
      },
      {
        key: 'is_active',
        label: t('is_active'),
        kind: 'switch',
        pinned: true,
        options: [
          { value: 'true', label: t('active') },
          { value: 'false', label: t('inactive') },
        ],
      },
      { key: 'category', label: t('category'), kind: 'choices', free: true, options: [] },
    ],
    [t],
  );
}
