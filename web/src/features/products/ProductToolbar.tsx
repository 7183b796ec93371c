import { Button, Tooltip } from 'antd';
import { useNavigate } from 'react-router';
import { say, useTexts } from '@/shared/i18n';
import { ImportIcon, PlusIcon, ProductIcon } from '@/shared/icons';
import { ColumnChooser } from '@/shared/lists/ColumnChooser';
import type { Column } from '@/shared/lists/DataTable';
import { ExportButton } from '@/shared/lists/ExportButton';
import { FilterChips } from '@/shared/lists/FilterChips';
import { FilterSheet } from '@/shared/lists/FilterSheet';
import type { FilterDef } from '@/shared/lists/filters';
import { ListNotice } from '@/shared/lists/ListStates';
import { SearchBox } from '@/shared/lists/SearchBox';
import type { ColumnChoice } from '@/shared/lists/useColumns';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import type { ListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { openProductForm } from './formRequest';
import { type Product, type ProductListParams, productExportAddress } from './products.api';
import css from './products.module.css';
import { productTexts } from './products.texts';

interface ProductToolbarProps {
  state: ListState;
  defs: FilterDef[];
  params: ProductListParams;
  allColumns: Column<Product>[];
  columns: ColumnChoice<Product>;
  total: string;
  count: number;
  totalIsExact: boolean;
}

/** Everything above the catalogue. */
export function ProductToolbar(props: ProductToolbarProps) {
  const { state, defs } = props;
  const t = useTexts(productTexts);
  const phone = usePhone();
  const can = useCan();
  const navigate = useNavigate();
  const canCreate = can('products.create');
  useShortcut(
    'c',
    () => say(productTexts, 'create'),
    () => openProductForm(),
    { enabled: canCreate },
  );
  const search = (
    <SearchBox
      value={state.values.q ?? ''}
      placeholder={t('searchHint')}
      onSearch={(q) => state.set({ q }, { replace: true })}
    />
  );
  if (phone) {
    return (
      <header className={css.toolbar}>
        <h1 className="gx-visually-hidden">{t('title')}</h1>
        <div className={css.toolRow}>
          {search}
          <FilterSheet defs={defs} values={state.values} total={props.total} onChange={state.set} />
        </div>
        {canCreate && (
          <button type="button" className={css.floating} aria-label={t('create')} onClick={() => openProductForm()}>
            <PlusIcon />
          </button>
        )}
      </header>
    );
  }
  return (
    <header className={css.toolbar}>
      <div className={css.toolRow}>
        <h1 className={css.title}>{t('title')}</h1>
        <span className={css.count} aria-live="polite">
          {props.total}
        </span>
        <span className={css.grow} />
        {search}
        {can('products.import') && (
          <Tooltip title={t('importHere')}>
            <Button
              type="text"
              icon={<ImportIcon />}
              aria-label={t('importHere')}
              onClick={() => navigate('/imports/new?kind=products')}
            />
          </Tooltip>
        )}
        {can('products.export') && (
          <ExportButton
            total={props.count}
            totalIsExact={props.totalIsExact}
            columns={props.columns.keys}
            address={(format, columns, lang) => productExportAddress(props.params, format, columns, lang)}
          />
        )}
        <ColumnChooser all={props.allColumns} choice={props.columns} />
        {canCreate && (
          <Button icon={<PlusIcon />} onClick={() => openProductForm()}>
            {t('create')}
          </Button>
        )}
      </div>
      <FilterChips defs={defs} values={state.values} onChange={state.set} />
    </header>
  );
}

/** Nothing in the catalogue yet. */
export function ProductEmpty() {
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
        <Button icon={<ImportIcon />} onClick={() => navigate('/imports/new?kind=products')}>
          {t('importFile')}
        </Button>
      )}
    </ListNotice>
  );
}
