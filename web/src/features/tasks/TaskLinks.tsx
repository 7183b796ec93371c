import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, type FormInstance, Select } from 'antd';
import { contactsOf } from '@/features/contacts/public';
import { CustomerPicker } from '@/features/customers/public';
import { useTexts } from '@/shared/i18n';
import { RecordPicker } from '@/shared/records/RecordPicker';
import { useCan } from '@/shared/session';
import type { TaskFormValues } from './TaskForm';
import type { TaskRequest } from './taskRequest';
import { recordsLike } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

interface TaskLinksProps {
  form: FormInstance<TaskFormValues>;
  request: TaskRequest;
  /** Shows what is seldom filled in as well. */
  more: boolean;
}

/** What a task is about: a customer and one of its people, a deal, a lead. */
export function TaskLinks({ form, request, more }: TaskLinksProps) {
  const t = useTexts(taskTexts);
  const can = useCan();
  const { task } = request;
  const customer = Form.useWatch('customer_id', form);
  const known = (id: string | null | undefined, name: string | null | undefined) =>
    id && name ? { id, name } : undefined;
  return (
    <div className={css.pair}>
      {can('customers.view') && (
        <Form.Item name="customer_id" label={t('customer_id')}>
          <CustomerPicker known={request.customer ?? known(task?.customer_id, task?.customer_name)} />
        </Form.Item>
      )}
      {can('contacts.view') && customer && (
        <Form.Item name="contact_id" label={t('contact_id')}>
          <ContactSelect customerId={customer} />
        </Form.Item>
      )}
      {can('opportunities.view') && (
        <Form.Item name="opportunity_id" label={t('opportunity_id')} hidden={!more && !request.opportunity}>
          <HitPicker
            kind="opportunity"
            placeholder={t('pickDeal')}
            known={request.opportunity ?? known(task?.opportunity_id, task?.opportunity_title)}
          />
        </Form.Item>
      )}
      {can('leads.view') && (
        <Form.Item name="lead_id" label={t('lead_id')} hidden={!more && !request.lead}>
          <HitPicker
            kind="lead"
            placeholder={t('pickLead')}
            known={request.lead ?? known(task?.lead_id, task?.lead_name)}
          />
        </Form.Item>
      )}
    </div>
  );
}

interface ContactSelectProps {
  id?: string;
  customerId: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
}

function ContactSelect({ id, customerId, value, onChange }: ContactSelectProps) {
  const people = useQuery(contactsOf(customerId)).data?.items ?? [];
  return (
    <Select
      id={id}
      allowClear
      value={people.some((one) => one.contact_id === value) ? value : undefined}
      options={people.map((one) => ({ value: one.contact_id, label: one.name }))}
      onChange={(chosen?: string | null) => onChange?.(chosen ?? null)}
    />
  );
}

interface HitPickerProps {
  id?: string;
  kind: 'opportunity' | 'lead';
  placeholder: string;
  known?: { id: string; name: string };
  value?: string | null;
  onChange?: (id: string | null) => void;
}

const finders = {
  opportunity: (q: string, enabled: boolean) => useHits(q, 'opportunity', enabled),
  lead: (q: string, enabled: boolean) => useHits(q, 'lead', enabled),
};

function useHits(q: string, kind: 'opportunity' | 'lead', enabled: boolean) {
  const { data, isFetching } = useQuery({
    ...recordsLike(q, kind),
    enabled: enabled && q !== '',
    placeholderData: keepPreviousData,
  });
  const found = (data ?? []).map((hit) => ({ value: hit.id, label: hit.title, hint: hit.subtitle }));
  return { found: q === '' ? [] : found, pending: isFetching || q === '' };
}

/** Picks a deal or a lead by name; the server searches. */
function HitPicker({ kind, value, onChange, ...rest }: HitPickerProps) {
  const t = useTexts(taskTexts);
  return (
    <RecordPicker
      {...rest}
      style={{ width: '100%' }}
      noneText={t('noneFound')}
      useFound={finders[kind]}
      value={value ?? undefined}
      onChange={(chosen?: string) => onChange?.(chosen ?? null)}
    />
  );
}
