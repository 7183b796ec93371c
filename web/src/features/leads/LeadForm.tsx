import { AutoComplete, Button, Form, Input, InputNumber } from 'antd';
import { useCallback, useState } from 'react';
import { CustomFormItems } from '@/features/customFields/public';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { PasteFill, type PasteFillProps } from '@/shared/records/paste/PasteFill';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import { LeadDoubles } from './LeadDoubles';
import { useSuggestions } from './leadChoices';
import { useCreateLead, useDeleteLead, type WriteLead } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';

const pasted: PasteFillProps['into'] = [
  ['name', 'name'],
  ['position', 'position'],
  ['company', 'company'],
  ['mobile', 'phone'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['wechat', 'wechat'],
  ['website', 'website'],
];

/** The form of a new lead. Saved by a button only; a tap outside loses nothing. */
export function LeadForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(leadTexts);
  const can = useCan();
  const showProblem = useProblem();
  const [form] = Form.useForm<WriteLead>();
  const create = useCreateLead();
  const remove = useDeleteLead();
  const [more, setMore] = useState(false);
  const { source, industry } = useSuggestions();
  const isDirty = useCallback(() => form.isFieldsTouched(), [form]);
  const guard = useDiscardGuard(isDirty);
  const close = () => guard(onClose);

  const save = async (another: boolean) => {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    let made: { lead_id: string };
    try {
      made = await create.mutateAsync(tidy(values));
    } catch (error) {
      showProblem(error, form);
      return;
    }
    const said = t('created', { name: values.name });
    if (can('leads.delete')) toasts.undo(said, () => remove.mutateAsync(made.lead_id).then(() => undefined));
    else toasts.success(said);
    if (!another) return onClose();
    form.resetFields();
    requestAnimationFrame(() => form.getFieldInstance('name')?.focus());
  };
  const offer = (values: string[]) => values.map((value) => ({ value }));
  const field = (name: keyof WriteLead & keyof typeof leadTexts.entries, max: number) => (
    <Form.Item name={name} label={t(name)}>
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  );
  return (
    <SideForm
      title={t('create')}
      width={460}
      busy={create.isPending}
      onSave={() => void save(false)}
      onSaveAndNew={() => void save(true)}
      onClose={close}
    >
      <Form
        form={form}
        layout="vertical"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(false);
        }}
      >
        <PasteFill form={form} into={pasted} onFilled={() => setMore(true)} />
        <div className={css.pair}>
          <Form.Item
            name="name"
            label={t('name')}
            rules={[{ required: true, whitespace: true, message: t('required', { label: t('name') }) }]}
          >
            <Input autoFocus maxLength={100} autoComplete="off" />
          </Form.Item>
          {field('position', 100)}
        </div>
        {field('company', 200)}
        <div className={css.pair}>
          <Form.Item name="phone" label={t('phone')}>
            <Input inputMode="tel" maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="email" label={t('email')} rules={[{ pattern: /.+@.+/, message: t('badEmail') }]}>
            <Input inputMode="email" maxLength={254} autoComplete="off" />
          </Form.Item>
        </div>
        <LeadDoubles form={form} />
        <div className={css.pair}>
          <Form.Item name="source" label={t('source')}>
            <AutoComplete options={offer(source)} showSearch={{ filterOption: true }} />
          </Form.Item>
          {field('interest', 500)}
        </div>
        {can('leads.assign') && (
          <Form.Item name="owner_id" label={t('owner')}>
            <UserPicker placeholder={t('byRules')} />
          </Form.Item>
        )}
        <CustomFormItems kind="leads" which="required" />
        <div hidden={!more}>
          <div className={css.pair}>
            <Form.Item name="industry" label={t('industry')}>
              <AutoComplete options={offer(industry)} showSearch={{ filterOption: true }} />
            </Form.Item>
            <Form.Item name="company_size" label={t('company_size')}>
              <InputNumber min={0} max={10_000_000} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            {field('city', 100)}
            {field('wechat', 60)}
          </div>
          {field('website', 500)}
          <Form.Item name="notes" label={t('notes')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={20_000} />
          </Form.Item>
          <CustomFormItems kind="leads" which="optional" />
        </div>
        <Button type="link" className={css.moreButton} aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('fewer') : t('more')}
        </Button>
      </Form>
    </SideForm>
  );
}

/** Empty texts are no texts; an owner nobody chose is found by the rules. */
function tidy(values: WriteLead): WriteLead {
  const entries = Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]);
  return Object.fromEntries(entries.filter(([, value]) => value !== '' && value != null)) as WriteLead;
}
