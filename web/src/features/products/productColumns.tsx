import { useMemo } from 'react';
import { Link, type To } from 'react-router';
import { formatMoney, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { Column } from '@/shared/lists/DataTable';
import { Badge } from '@/shared/records/Badge';
import { TimeText } from '@/shared/records/TimeText';
import type { Product } from './products.api';
import css from './products.module.css';
import { productTexts } from './products.texts';

const Text = ({ value }: { value: string | null }) =>
  value ? <span className={css.clip}>{value}</span> : <span className="gx-none">{none}</span>;

export const Price = ({ product }: { product: Product }) =>
  product.unit_price === null ? (
    <span className="gx-none">{none}</span>
  ) : (
    <span className="gx-num">{formatMoney(product.unit_price, product.currency)}</span>
  );

/** Every column the catalogue can show. */
export function useProductColumns(toRecord: (id: string) => To): Column<Product>[] {
  const t = useTexts(productTexts);
  return useMemo<Column<Product>[]>(
    () => [
      {
        key: 'name',
        title: t('name'),
        width: 260,
        sort: 'name',
        render: (row) => (
          <Link className={css.name} to={toRecord(row.product_id)} tabIndex={-1} title={row.name}>
            {row.name}
          </Link>
        ),
      },
      {
        key: 'code',
        title: t('code'),
        width: 140,
        render: (row) => <span className={`gx-num ${css.dim}`}>{row.code}</span>,
      },
      { key: 'category', title: t('category'), width: 130, render: (row) => <Text value={row.category} /> },
      { key: 'kind', title: t('kind'), width: 96, render: (row) => t(row.kind) },
      {
        key: 'unit_price',
        title: t('unit_price'),
        width: 132,
        align: 'right',
        sort: 'unit_price',
        sortFalling: true,
        render: (row) => <Price product={row} />,
      },
      { key: 'unit', title: t('unit'), width: 76, render: (row) => <Text value={row.unit} /> },
      {
        key: 'tax_rate',
        title: t('tax_rate'),
        width: 88,
        align: 'right',
        render: (row) => (row.tax_rate === null ? <span className="gx-none">{none}</span> : row.tax_rate),
      },
      {
        key: 'is_active',
        title: t('is_active'),
        width: 92,
        render: (row) => (
          <Badge tone={row.is_active ? 'success' : 'plain'}>{t(row.is_active ? 'active' : 'inactive')}</Badge>
        ),
      },
      { key: 'description', title: t('description'), width: 240, render: (row) => <Text value={row.description} /> },
      {
        key: 'created_at',
        title: t('created_at'),
        width: 120,
        sort: 'created_at',
        sortFalling: true,
        render: (row) => <TimeText at={row.created_at} />,
      },
      {
        key: 'updated_at',
        title: t('updated_at'),
        width: 120,
        sort: 'updated_at',
        sortFalling: true,
        render: (row) => <TimeText at={row.updated_at} />,
      },
    ],
    [t, toRecord],
  );
}
