import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTexts } from '@/shared/i18n';
import { rollupFunctions } from './computed';
import { type CustomKind, type RollupFunction, rollupSources } from './customFields.api';
import css from './customFields.module.css';
import { customFieldTexts } from './customFields.texts';

/** What is made of which related records. Everything can be changed later but the type of what comes out. */
export function RollupItems({ kind }: { kind: CustomKind }) {
  const t = useTexts(customFieldTexts);
  const form = Form.useFormInstance();
  const sources = useQuery(rollupSources(kind)).data?.items ?? [];
  const chosen = Form.useWatch('source', form) as string | undefined;
  const made = (Form.useWatch(['rollup', 'function'], form) as RollupFunction | undefined) ?? 'count';
  const source = sources.find((one) => keyOf(one) === chosen);
  const several = (of: string) => sources.filter((one) => one.kind === of).length > 1;
  return (
    <>
      <div className={css.pair}>
        <Form.Item
          name="source"
          label={t('rollup.source')}
          rules={[{ required: true, message: t('needed', { label: t('rollup.source') }) }]}
        >
          <Select
            onChange={() => form.setFieldValue(['rollup', 'field'], undefined)}
            options={sources.map((one) => ({
              value: keyOf(one),
              label: several(one.kind) ? `${t(nameOf(one.kind))}（${one.label}）` : t(nameOf(one.kind)),
            }))}
          />
        </Form.Item>
        <Form.Item name={['rollup', 'function']} label={t('rollup.function')} initialValue="count">
          <Select
            onChange={() => form.setFieldValue(['rollup', 'field'], undefined)}
            options={rollupFunctions.map((value) => ({ value, label: t(`rollup.${value}`) }))}
          />
        </Form.Item>
      </div>
      {made !== 'count' && (
        <Form.Item
          name={['rollup', 'field']}
          label={t('rollup.field')}
          rules={[{ required: true, message: t('needed', { label: t('rollup.field') }) }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(source?.fields ?? [])
              .filter((field) => field.functions.includes(made))
              .map((field) => ({ value: field.key, label: field.label }))}
          />
        </Form.Item>
      )}
      <Form.Item name={['rollup', 'filter']} label={t('rollup.filter')} extra={t('rollup.all')}>
        <Input className={css.code} maxLength={1000} autoComplete="off" placeholder="status = 'open'" />
      </Form.Item>
    </>
  );
}

const keyOf = (source: { kind: string; relation: string }) => `${source.kind}.${source.relation}`;

const names = ['contacts', 'opportunities', 'orders', 'leads', 'tasks', 'activities', 'customers', 'products'] as const;
const nameOf = (kind: string) => names.find((one) => one === kind) ?? 'activities';
