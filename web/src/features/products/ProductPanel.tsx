import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useMemo } from 'react';
import { ApiProblem } from '@/api/problem';
import { AllFields } from '@/features/customFields/public';
import { formatMoney } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { MoreIcon, ProductIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { explain } from '@/shared/problems';
import { Badge } from '@/shared/records/Badge';
import type { RecordField } from '@/shared/records/recordFields';
import { type Neighbours, SidePanel } from '@/shared/records/SidePanel';
import { useRecordEdit } from '@/shared/records/useRecordEdit';
import { useRemoval } from '@/shared/records/useRemoval';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { type Product, productKinds, productRecord, useDeleteProduct, useUpdateProduct } from './products.api';
import css from './products.module.css';
import { productTexts } from './products.texts';

interface ProductPanelProps {
  id: string;
  neighbours: Neighbours | null;
  onClose: () => void;
}

/** A product beside the catalogue, each field edited where it stands. */
export function ProductPanel({ id, neighbours, onClose }: ProductPanelProps) {
  const t = useTexts(productTexts);
  const query = useQuery(productRecord(id));
  const product = query.data;
  usePageTitle(product?.name ?? t('title'));
  const gone = query.error instanceof ApiProblem && query.error.status === 404;
  return (
    <SidePanel label={product?.name ?? t('title')} neighbours={neighbours} onClose={onClose}>
      {product && <Details key={id} product={product} onClose={onClose} />}
      {gone && <ListNotice icon={<ProductIcon />} title={t('notFound')} />}
      {!product && query.error && !gone && <ListFailed error={query.error} onRetry={() => void query.refetch()} />}
    </SidePanel>
  );
}

function Details({ product, onClose }: { product: Product; onClose: () => void }) {
  const t = useTexts(productTexts);
  const can = useCan();
  const { modal } = App.useApp();
  const update = useUpdateProduct(product.product_id);
  const remove = useDeleteProduct();
  const removal = useRemoval();
  const fields = useProductFields();
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  const { save } = useRecordEdit<Product>({ record: product, send: (request) => update.mutateAsync(request), label });
  const toggle = () => void save({ is_active: !product.is_active }).catch(() => undefined);
  const offerToStop = (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.code !== 'product.in_use') return void toasts.error(explain(error));
    modal.confirm({
      title: t('deactivate'),
      content: t('inUse', { name: product.name }),
      okText: t('deactivate'),
      cancelText: t('cancel'),
      onOk: toggle,
    });
  };
  const drop = () =>
    removal({
      kind: 'products',
      id: product.product_id,
      said: t('deleted', { name: product.name }),
      remove: () => remove.mutateAsync(product),
      onDeleted: onClose,
      onRefused: offerToStop,
    });
  return (
    <>
      <header className={css.head}>
        <h2>{product.name}</h2>
        <span className={css.headLine}>
          <span className="gx-num">{product.code}</span>
          <Badge tone={product.is_active ? 'success' : 'plain'}>{t(product.is_active ? 'active' : 'inactive')}</Badge>
        </span>
        {product.unit_price !== null && (
          <span className={css.price}>
            {formatMoney(product.unit_price, product.currency)}
            {product.unit && <small> / {product.unit}</small>}
          </span>
        )}
        <span className={css.actions}>
          {can('products.edit') && <Button onClick={toggle}>{t(product.is_active ? 'deactivate' : 'activate')}</Button>}
          {can('products.delete') && (
            <Dropdown
              trigger={['click']}
              menu={{ items: [{ key: 'delete', danger: true, label: t('delete'), onClick: drop }] }}
            >
              <Button icon={<MoreIcon />} aria-label={t('moreActions')} />
            </Dropdown>
          )}
        </span>
      </header>
      <div className={css.fields}>
        <AllFields
          kind="products"
          fields={fields}
          groups={[
            { key: 'basic', label: t('groupBasic') },
            { key: 'price', label: t('groupPrice') },
            { key: 'system', label: t('groupSystem') },
          ]}
          record={product}
          readOnly={!can('products.edit')}
          onSave={(field, value) => save({ [field.key]: value })}
        />
      </div>
    </>
  );
}

function useProductFields(): RecordField<Product>[] {
  const t = useTexts(productTexts);
  return useMemo(() => {
    const field = (
      key: keyof Product & keyof typeof productTexts.entries,
      group: string,
      type: RecordField<Product>['type'] = 'text',
      more: Partial<RecordField<Product>> = {},
    ): RecordField<Product> => ({ key, label: t(key), group, type, read: (product) => product[key], ...more });
    return [
      field('name', 'basic', 'text', { required: true }),
      field('category', 'basic'),
      field('kind', 'basic', 'select', {
        required: true,
        options: productKinds.map((value) => ({ value, label: t(value) })),
      }),
      field('description', 'basic', 'long_text'),
      field('unit_price', 'price', 'money', {
        show: (product) => product.unit_price !== null && formatMoney(product.unit_price, product.currency),
      }),
      field('unit', 'price'),
      field('tax_rate', 'price', 'number', { unit: '%' }),
      field('code', 'system', 'text', { required: true }),
      field('created_at', 'system', 'instant', { readOnly: true }),
      field('updated_at', 'system', 'instant', { readOnly: true }),
    ];
  }, [t]);
}
