import { Button } from 'antd';
import { lazy, useMemo } from 'react';
import { Link, type To, useNavigate } from 'react-router';
import { type Beside, ListPage, type RecordKind, useListNavigation, useListParams } from '@/features/views/public';
import { say, useTexts } from '@/shared/i18n';
import { ImportIcon, PlusIcon, ProductIcon } from '@/shared/icons';
import type { FilterDef } from '@/shared/lists/filters';
import { ListNotice } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { useListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { useRecordId } from '@/shared/useRecordId';
import { openProductForm } from './formRequest';
import { Price, useProductColumns } from './productColumns';
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

const productKind: RecordKind<Product, ProductListParams> = {
  kind: 'products',
  idKey: 'product_id',
  nameOf: (row) => row.name,
  list: productList,
  record: productRecord,
  lists: productKeys.lists,
  liveKinds: ['products'],
  firstColumns: ['name', 'code', 'category', 'kind', 'unit_price', 'unit', 'is_active', 'updated_at'],
  known: ['q', 'filter', 'kind', 'is_active', 'category', 'sort'],
  usualSort: 'name',
};

/** The catalogue; one product open beside it. */
export function ProductListPage() {
  const t = useTexts(productTexts);
  const state = useListState();
  const defs = useProductFilters();
  const navigation = useListNavigation('/products');
  const canCreate = useCan()('products.create');
  const phone = usePhone();
  useShortcut(
    'c',
    () => say(productTexts, 'create'),
    () => openProductForm(),
    { enabled: canCreate },
  );
  return (
    <ListPage
      of={productKind}
      words={{ title: t('title'), searchHint: t('searchHint'), create: t('create') }}
      state={state}
      defs={defs}
      params={useListParams(productKind, defs, state.values)}
      columns={useProductColumns(navigation.toRecord)}
      navigation={navigation}
      openId={useRecordId('/products/:id')}
      onCreate={() => openProductForm()}
      card={(row, to) => <ProductCard row={row} to={to} />}
      empty={<ProductEmpty />}
      tools={
        canCreate &&
        !phone && (
          <Button icon={<PlusIcon />} onClick={() => openProductForm()}>
            {t('create')}
          </Button>
        )
      }
      panel={(beside: Beside) => <ProductPanel {...beside} />}
    />
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

/** Nothing in the catalogue yet. */
function ProductEmpty() {
  const t = useTexts(productTexts);
  const can = useCan();
  const navigate = useNavigate();
  return (
    <ListNotice icon={<ProductIcon />} title={t('empty')} text={t('emptyText')}>
      {can('products.create') && (
        <Button type="primary" icon={<PlusIcon />} onClick={() => openProductForm()}>
          {t('create')}
        </Button>
      )}
      {can('products.import') && (
        <Button icon={<ImportIcon />} onClick={() => void navigate('/imports/new?kind=products')}>
          {t('importFile')}
        </Button>
      )}
    </ListNotice>
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
