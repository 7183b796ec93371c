import { AutoComplete, Form, Input, InputNumber, Select } from 'antd';
import { useTexts } from '@/shared/i18n';
import { moneyInput } from '@/shared/moneyInput';
import { useMe } from '@/shared/session';
import { UserPicker } from '@/shared/UserPicker';
import { CustomerPicker } from './CustomerPicker';
import { statuses, useSuggestions } from './customerChoices';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';
import { TagSelect } from './TagSelect';

const contains = {
  filterOption: (typed: string, option?: { value: string }) => option?.value.includes(typed) ?? false,
};
const asOptions = (values: string[]) => values.map((value) => ({ value }));

/** What one usually knows of a new customer. */
export function CommonFields() {
  const t = useTexts(customerTexts);
  const me = useMe();
  const suggestions = useSuggestions();
  return (
    <>
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('required', { label: t('name') }) }]}
      >
        <Input autoFocus maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="phone" label={t('phone')}>
          <Input inputMode="tel" maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label={t('email')} rules={[{ pattern: /.+@.+/, message: t('badEmail') }]}>
          <Input inputMode="email" maxLength={254} autoComplete="off" />
        </Form.Item>
        <Form.Item name="status" label={t('status')}>
          <Select options={statuses.map((value) => ({ value, label: t(value) }))} />
        </Form.Item>
        <Form.Item name="industry" label={t('industry')}>
          <AutoComplete options={asOptions(suggestions.industry)} showSearch={contains} maxLength={100} />
        </Form.Item>
        <Form.Item name="source" label={t('source')}>
          <AutoComplete options={asOptions(suggestions.source)} showSearch={contains} maxLength={100} />
        </Form.Item>
        <Form.Item name="owner_id" label={t('owner')} initialValue={me.user_id}>
          <UserPicker known={{ id: me.user_id, name: me.name }} />
        </Form.Item>
      </div>
      <Form.Item name="tags" label={t('tags')}>
        <TagSelect />
      </Form.Item>
    </>
  );
}

/** The rest, when somebody asks for it. */
export function MoreFields({ parent }: { parent?: { id: string; name: string } }) {
  const t = useTexts(customerTexts);
  const suggestions = useSuggestions();
  return (
    <>
      <div className={css.pair}>
        <Form.Item name="short_name" label={t('short_name')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="code" label={t('code')}>
          <Input maxLength={50} placeholder={t('codeHint')} />
        </Form.Item>
        <Form.Item name="type" label={t('type')}>
          <Select
            options={[
              { value: 'company', label: t('company') },
              { value: 'person', label: t('person') },
            ]}
          />
        </Form.Item>
        <Form.Item name="scale" label={t('scale')}>
          <AutoComplete options={asOptions(suggestions.scale)} showSearch={contains} maxLength={100} />
        </Form.Item>
        <Form.Item name="website" label={t('website')}>
          <Input inputMode="url" maxLength={500} />
        </Form.Item>
        <Form.Item name="founded_on" label={t('founded_on')}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="address" label={t('address')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 3 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="parent_id" label={t('parent_id')}>
        <CustomerPicker known={parent} />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="annual_revenue" label={t('annual_revenue')}>
          <InputNumber<number> {...moneyInput} />
        </Form.Item>
        <Form.Item name="cooperation_years" label={t('cooperation_years')}>
          <InputNumber min={0} max={200} precision={0} controls={false} suffix={t('years')} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="credit_limit" label={t('credit_limit')}>
          <InputNumber<number> {...moneyInput} />
        </Form.Item>
        <Form.Item name="credit_days" label={t('credit_days')}>
          <InputNumber min={0} max={3650} precision={0} controls={false} suffix={t('days')} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="payment_terms" label={t('payment_terms')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}
