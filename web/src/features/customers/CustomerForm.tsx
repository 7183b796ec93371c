import { Button, Form } from 'antd';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { CustomFormItems } from '@/features/customFields/public';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { recents } from '@/shared/recents';
import { PasteFill, type PasteFillProps } from '@/shared/records/paste/PasteFill';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { CustomerDoubles } from './CustomerDoubles';
import { CommonFields, MoreFields } from './CustomerFormFields';
import { useCreateCustomer, useDeleteCustomer, type WriteCustomer } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';

const pasted: PasteFillProps['into'] = [
  ['company', 'name'],
  ['name', 'name'],
  ['phone', 'phone'],
  ['mobile', 'phone'],
  ['email', 'email'],
  ['website', 'website'],
  ['address', 'address'],
];

interface CustomerFormProps {
  parent?: { id: string; name: string };
  onClose: () => void;
}

/** Quick create from anywhere: the name and what one usually knows; the rest on demand. Saved by a button only. */
export function CustomerForm({ parent, onClose }: CustomerFormProps) {
  const t = useTexts(customerTexts);
  const navigate = useNavigate();
  const showProblem = useProblem();
  const [form] = Form.useForm<WriteCustomer>();
  const can = useCan();
  const create = useCreateCustomer();
  const remove = useDeleteCustomer();
  const [more, setMore] = useState(false);
  const isDirty = useCallback(() => form.isFieldsTouched(), [form]);
  const guard = useDiscardGuard(isDirty);
  const close = () => guard(onClose);

  const takeBack = (id: string) =>
    remove.mutateAsync(id).then(() => {
      recents.forget(id);
      if (window.location.pathname.startsWith(`/customers/${id}`)) void navigate('/customers');
    });

  const save = async (another: boolean) => {
    let values: WriteCustomer;
    try {
      values = await form.validateFields();
    } catch {
      return;
    }
    try {
      const made = await create.mutateAsync(tidy(values));
      const said = t('createdToast', { name: made.name });
      if (can('customers.delete')) toasts.undo(said, () => takeBack(made.customer_id));
      else toasts.success(said);
      if (another) {
        form.resetFields();
        requestAnimationFrame(() => form.getFieldInstance('name')?.focus());
      } else {
        onClose();
        void navigate(`/customers/${made.customer_id}`, { state: { panel: true } });
      }
    } catch (error) {
      // the field with the message may be among those not shown yet
      setMore(true);
      showProblem(error, form);
    }
  };

  return (
    <SideForm
      title={t('create')}
      busy={create.isPending}
      onSave={() => void save(false)}
      onSaveAndNew={() => void save(true)}
      onClose={close}
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={{ type: 'company', status: 'potential', parent_id: parent?.id }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(false);
        }}
      >
        <PasteFill form={form} into={pasted} onFilled={() => setMore(true)} />
        <CommonFields />
        <CustomFormItems kind="customers" which="required" />
        <CustomerDoubles form={form} onOpen={(id) => void navigate(`/customers/${id}`, { state: { panel: true } })} />
        <div hidden={!more}>
          <MoreFields parent={parent} />
          <CustomFormItems kind="customers" which="optional" />
        </div>
        <Button type="link" className={css.moreButton} aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('fewerFields') : t('moreFields')}
        </Button>
      </Form>
    </SideForm>
  );
}

/** What was left empty is not sent, so that the server's own beginnings hold. */
function tidy(values: WriteCustomer): WriteCustomer {
  const entries = Object.entries(values)
    .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(entries) as unknown as WriteCustomer;
}
