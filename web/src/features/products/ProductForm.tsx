import { Form, Input, InputNumber, Select } from 'antd';
import { useCallback } from 'react';
import { CustomFormItems } from '@/features/customFields/public';
import { say, useTexts } from '@/shared/i18n';
import { moneyInput } from '@/shared/moneyInput';
import { useProblem } from '@/shared/problems';
import { useUndoLatest } from '@/shared/records/history/history.api';
import { recordTexts } from '@/shared/records/records.texts';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import {
  type Product,
  productKinds,
  useCreateProduct,
  useDeleteProduct,
  useUpdateProduct,
  type WriteProduct,
} from './products.api';
import css from './products.module.css';
import { productTexts } from './products.texts';

/** The form of a product, new or there already. Saved by a button only. */
export function ProductForm({ product, onClose }: { product?: Product; onClose: () => void }) {
  const t = useTexts(productTexts);
  const undoLatest = useUndoLatest();
  const showProblem = useProblem();
  const [form] = Form.useForm<WriteProduct>();
  const create = useCreateProduct();
  const remove = useDeleteProduct();
  const can = useCan();
  const update = useUpdateProduct(product?.product_id ?? '');
  const busy = create.isPending || update.isPending;
  const isDirty = useCallback(() => form.isFieldsTouched(), [form]);
  const guard = useDiscardGuard(isDirty);
  const close = () => guard(onClose);

  const save = async (another: boolean) => {
    let values: WriteProduct;
    try {
      values = await form.validateFields();
    } catch {
      return;
    }
    try {
      if (product) {
        await update.mutateAsync({ ...tidy(values), version: product.version });
        toasts.undo(say(recordTexts, 'changed', { label: product.name }), () =>
          undoLatest({ kind: 'products', id: product.product_id }),
        );
      } else {
        const made = await create.mutateAsync(withoutEmpty(tidy(values)));
        if (can('products.delete'))
          toasts.undo(t('created', { name: made.name }), () => remove.mutateAsync(made).then(() => undefined));
        else toasts.success(t('created', { name: made.name }));
      }
    } catch (error) {
      showProblem(error, form);
      return;
    }
    if (!another) return onClose();
    const { category, kind, unit } = values;
    form.resetFields();
    form.setFieldsValue({ category, kind, unit });
    requestAnimationFrame(() => form.getFieldInstance('name')?.focus());
  };

  return (
    <SideForm
      title={t(product ? 'edit' : 'create')}
      width={460}
      busy={busy}
      onSave={() => void save(false)}
      onSaveAndNew={product ? undefined : () => void save(true)}
      onClose={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={product ?? { kind: 'one_off' }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(false);
        }}
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('name') }) }]}
        >
          <Input autoFocus maxLength={200} autoComplete="off" />
        </Form.Item>
        <div className={css.pair}>
          <Form.Item name="unit_price" label={t('unit_price')}>
            <InputNumber<number> {...moneyInput} />
          </Form.Item>
          <Form.Item name="unit" label={t('unit')}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="kind" label={t('kind')}>
            <Select options={productKinds.map((value) => ({ value, label: t(value) }))} />
          </Form.Item>
          <Form.Item name="category" label={t('category')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="code" label={t('code')}>
            <Input maxLength={50} placeholder={t('codeHint')} />
          </Form.Item>
          <Form.Item name="tax_rate" label={t('tax_rate')}>
            <InputNumber min={0} max={100} controls={false} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="description" label={t('description')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5000} />
        </Form.Item>
        <CustomFormItems kind="products" which="required" />
        <CustomFormItems kind="products" which="optional" />
      </Form>
    </SideForm>
  );
}

/** Empty texts are no texts; blanks around them are nobody's intention. */
function tidy(values: WriteProduct): WriteProduct {
  const entries = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.trim() || null : (value ?? null),
  ]);
  return Object.fromEntries(entries) as WriteProduct;
}

/** What was left empty is not sent, so that the server's own beginnings hold. */
function withoutEmpty(values: WriteProduct): WriteProduct {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as unknown as WriteProduct;
}
