import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useCallback, useState } from 'react';
import { CustomerPicker } from '@/features/customers/public';
import { CustomFormItems } from '@/features/customFields/public';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { useUndoLatest } from '@/shared/records/history/history.api';
import { PasteFill, type PasteFillProps } from '@/shared/records/paste/PasteFill';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { BirthdayInput } from './BirthdayInput';
import { ContactDoubles } from './ContactDoubles';
import {
  type Contact,
  contactRoles,
  useCreateContact,
  useDeleteContact,
  useUpdateContact,
  type WriteContact,
} from './contacts.api';
import css from './contacts.module.css';
import { contactTexts } from './contacts.texts';

const pasted: PasteFillProps['into'] = [
  ['name', 'name'],
  ['position', 'position'],
  ['department', 'department'],
  ['mobile', 'mobile'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['wechat', 'wechat'],
];

interface ContactFormProps {
  contact?: Contact;
  customer?: { id: string; name: string };
  onClose: () => void;
}

/** The form of a contact, new or there already. Saved by a button only; a tap outside loses nothing. */
export function ContactForm({ contact, customer, onClose }: ContactFormProps) {
  const t = useTexts(contactTexts);
  const undoLatest = useUndoLatest();
  const showProblem = useProblem();
  const [form] = Form.useForm<WriteContact>();
  const create = useCreateContact();
  const remove = useDeleteContact();
  const can = useCan();
  const update = useUpdateContact(contact?.contact_id ?? '');
  const [more, setMore] = useState(contact !== undefined);
  const busy = create.isPending || update.isPending;
  const isDirty = useCallback(() => form.isFieldsTouched(), [form]);
  const guard = useDiscardGuard(isDirty);
  const close = () => guard(onClose);

  const save = async (another: boolean) => {
    let values: WriteContact;
    try {
      values = await form.validateFields();
    } catch {
      return;
    }
    const request = tidy({ ...values, customer_id: customer?.id ?? values.customer_id });
    let made: Contact | undefined;
    try {
      if (contact) await update.mutateAsync({ ...request, version: contact.version });
      else made = await create.mutateAsync(request);
    } catch (error) {
      showProblem(error, form);
      return;
    }
    const said = t(contact ? 'saved' : 'created', { name: request.name });
    if (contact) toasts.undo(said, () => undoLatest({ kind: 'contacts', id: contact.contact_id }));
    else if (made && can('contacts.delete'))
      toasts.undo(said, () => remove.mutateAsync(made as Contact).then(() => undefined));
    else toasts.success(said);
    if (!another) return onClose();
    const { customer_id } = values;
    form.resetFields();
    form.setFieldsValue({ customer_id });
    requestAnimationFrame(() => form.getFieldInstance('name')?.focus());
  };

  const required = (key: 'name') => ({ required: true, whitespace: true, message: t('required', { label: t(key) }) });
  return (
    <SideForm
      title={contact ? t('editTitle') : t('create')}
      width={460}
      busy={busy}
      onSave={() => void save(false)}
      onSaveAndNew={contact ? undefined : () => void save(true)}
      onClose={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={contact ?? { customer_id: customer?.id, birthday_is_lunar: false, is_primary: false }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(false);
        }}
      >
        {!contact && <PasteFill form={form} into={pasted} onFilled={() => setMore(true)} />}
        <Form.Item name="name" label={t('name')} rules={[required('name')]}>
          <Input autoFocus maxLength={100} autoComplete="off" />
        </Form.Item>
        {!customer && (
          <Form.Item
            name="customer_id"
            label={t('customer_id')}
            rules={[{ required: true, message: t('requiredChoice', { label: t('customer_id') }) }]}
          >
            <CustomerPicker known={contact && { id: contact.customer_id, name: contact.customer_name }} />
          </Form.Item>
        )}
        <div className={css.pair}>
          <Form.Item name="mobile" label={t('mobile')}>
            <Input inputMode="tel" maxLength={40} />
          </Form.Item>
          <Form.Item name="email" label={t('email')} rules={[{ pattern: /.+@.+/, message: t('badEmail') }]}>
            <Input inputMode="email" maxLength={200} />
          </Form.Item>
          <Form.Item name="position" label={t('position')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="department" label={t('department')}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        <ContactDoubles form={form} customerId={customer?.id} except={contact?.contact_id} />
        <div className={css.pair}>
          <Form.Item name="role" label={t('role')}>
            <Select allowClear options={contactRoles.map((value) => ({ value, label: t(value) }))} />
          </Form.Item>
          <Form.Item name="is_primary" valuePropName="checked" label=" " colon={false}>
            <Checkbox>{t('is_primary')}</Checkbox>
          </Form.Item>
        </div>
        <CustomFormItems kind="contacts" which="required" />
        <div hidden={!more}>
          <div className={css.pair}>
            <Form.Item name="phone" label={t('phone')}>
              <Input inputMode="tel" maxLength={40} />
            </Form.Item>
            <Form.Item name="wechat" label={t('wechat')}>
              <Input maxLength={100} />
            </Form.Item>
          </div>
          <Form.Item noStyle shouldUpdate>
            {() => (
              <Form.Item name="birthday" label={t('birthday')}>
                <BirthdayInput
                  lunar={form.getFieldValue('birthday_is_lunar') as boolean}
                  onLunar={(lunar) => form.setFieldValue('birthday_is_lunar', lunar)}
                />
              </Form.Item>
            )}
          </Form.Item>
          <Form.Item name="birthday_is_lunar" hidden>
            <Input />
          </Form.Item>
          <Form.Item name="hobbies" label={t('hobbies')}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item name="notes" label={t('notes')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5000} />
          </Form.Item>
          <CustomFormItems kind="contacts" which="optional" />
        </div>
        <Button type="link" className={css.moreButton} aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('fewer') : t('more')}
        </Button>
      </Form>
    </SideForm>
  );
}

/** Empty texts are no texts; blanks around them are nobody's intention. */
function tidy(values: WriteContact): WriteContact {
  const entries = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.trim() || null : (value ?? null),
  ]);
  return Object.fromEntries(entries) as WriteContact;
}
