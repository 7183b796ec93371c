import { useQuery } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useTexts } from '@/shared/i18n';
import { Doubles } from '@/shared/records/Doubles';
import { useTyped } from '@/shared/records/useTyped';
import { duplicatesOf, type WriteCustomer } from './customers.api';
import { customerTexts } from './customers.texts';

const knownReasons = ['name', 'phone', 'email', 'address'] as const;

interface DoublesProps {
  form: FormInstance<WriteCustomer>;
  onOpen: (id: string) => void;
}

/** Looks, while one types, whether the customer is there already. */
export function CustomerDoubles({ form, onOpen }: DoublesProps) {
  const t = useTexts(customerTexts);
  const found = useQuery(duplicatesOf(useTyped(form, ['name', 'phone', 'email']))).data?.items.slice(0, 4) ?? [];
  const why = (reason: string) => {
    const known = knownReasons.find((key) => key === reason);
    return known ? t(`reason.${known}`) : reason;
  };
  const items = found.map((one) => ({
    id: one.customer_id,
    name: one.name,
    address: `/customers/${one.customer_id}`,
    notes: [one.owner_name, ...one.reasons.map(why)],
  }));
  return <Doubles title={t('duplicates')} items={items} onOpen={onOpen} />;
}
