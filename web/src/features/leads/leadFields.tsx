import { useMemo } from 'react';
import { useTexts } from '@/shared/i18n';
import type { RecordField } from '@/shared/records/recordFields';
import { openStatuses, useSuggestions } from './leadChoices';
import type { Lead } from './leads.api';
import { leadTexts } from './leads.texts';

type Field = RecordField<Lead>;

/** Every field of a lead, in groups. */
export function useLeadFields(): { fields: Field[]; groups: { key: string; label: string }[] } {
  const t = useTexts(leadTexts);
  const { source, industry } = useSuggestions();
  return useMemo(() => {
    const field = (
      key: keyof Lead & keyof typeof leadTexts.entries,
      group: string,
      type: Field['type'] = 'text',
      more: Partial<Field> = {},
    ): Field => ({ key, label: t(key), group, type, read: (record) => record[key], ...more });
    return {
      groups: [
        { key: 'reach', label: t('groupReach') },
        { key: 'lead', label: t('groupLead') },
        { key: 'company', label: t('groupCompany') },
        { key: 'behaviour', label: t('groupBehaviour') },
      ],
      fields: [
        field('phone', 'reach', 'phone'),
        field('email', 'reach', 'email'),
        field('wechat', 'reach'),
        field('name', 'lead', 'text', { required: true }),
        field('position', 'lead'),
        field('interest', 'lead'),
        field('source', 'lead', 'text', { suggestions: source }),
        field('status', 'lead', 'select', {
          required: true,
          options: openStatuses.map((value) => ({ value, label: t(value) })),
        }),
        field('owner_id', 'lead', 'user', {
          show: (record) => record.assigned_to_name ?? t('nobody'),
        }),
        field('notes', 'lead', 'long_text'),
        field('company', 'company'),
        field('industry', 'company', 'text', { suggestions: industry }),
        field('company_size', 'company', 'integer'),
        field('city', 'company'),
        field('website', 'company', 'url'),
        field('page_visits', 'behaviour', 'integer'),
        field('visited_pricing', 'behaviour', 'yes_no'),
        field('downloaded_whitepaper', 'behaviour', 'yes_no'),
        field('email_opens', 'behaviour', 'integer'),
        field('created_at', 'behaviour', 'instant', { readOnly: true }),
      ],
    };
  }, [t, source, industry]);
}
