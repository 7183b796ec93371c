import { useQuery } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useTexts } from '@/shared/i18n';
import { Doubles } from '@/shared/records/Doubles';
import { recordPath } from '@/shared/records/recordPath';
import { useTyped } from '@/shared/records/useTyped';
import { doublesOf, type WriteLead } from './leads.api';
import { leadTexts } from './leads.texts';

/** Looks, while one types, whether the person is known already as a lead, a contact or a customer. */
export function LeadDoubles({ form }: { form: FormInstance<WriteLead> }) {
  const t = useTexts(leadTexts);
  const ask = useTyped(form, ['name', 'company', 'phone', 'email']);
  const found = useQuery(doublesOf(ask)).data?.items.slice(0, 5) ?? [];
  const items = found.map((one) => ({
    id: one.id,
    name: one.name,
    address: recordPath(one.kind, one.id) ?? '#',
    notes: [t(`kind.${one.kind}`), one.detail, ...one.reasons.map((why) => t(`why.${why as 'name'}`))],
  }));
  return <Doubles title={t('doubles')} items={items} />;
}
