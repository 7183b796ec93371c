import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useTexts } from '@/shared/i18n';
import { Doubles } from '@/shared/records/Doubles';
import { recordPath } from '@/shared/records/recordPath';
import { useTyped } from '@/shared/records/useTyped';
import { contactDoubles, type WriteContact } from './contacts.api';
import { contactTexts } from './contacts.texts';

interface ContactDoublesProps {
  form: FormInstance<WriteContact>;
  customerId?: string;
  except?: string;
}

/** Looks, while one types, whether the person is there already. */
export function ContactDoubles({ form, customerId, except }: ContactDoublesProps) {
  const t = useTexts(contactTexts);
  const typed = useTyped(form, ['name', 'mobile', 'phone', 'email']);
  const chosen = Form.useWatch('customer_id', form);
  const ask = { ...typed, customer_id: customerId ?? chosen ?? undefined, except };
  const found = useQuery(contactDoubles(ask)).data?.items ?? [];
  const items = found.map((one) => ({
    id: one.contact_id,
    name: one.name,
    address: recordPath('contacts', one.contact_id) ?? '#',
    notes: [one.customer_name, one.position, ...one.reasons.map((why) => t(`why.${why as 'name'}`))],
  }));
  return <Doubles title={t('doubles')} items={items} />;
}
