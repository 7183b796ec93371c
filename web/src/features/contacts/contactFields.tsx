import { useMemo } from 'react';
import { CustomerLink } from '@/features/customers/public';
import { useTexts } from '@/shared/i18n';
import type { RecordField } from '@/shared/records/recordFields';
import { DateText } from '@/shared/records/TimeText';
import { type Contact, contactRoles } from './contacts.api';
import { contactTexts } from './contacts.texts';

type Field = RecordField<Contact>;

/** Every field of a contact, in groups. */
export function useContactFields(): { fields: Field[]; groups: { key: string; label: string }[] } {
  const t = useTexts(contactTexts);
  return useMemo(() => {
    const field = (
      key: keyof Contact & keyof typeof contactTexts.entries,
      group: string,
      type: Field['type'] = 'text',
      more: Partial<Field> = {},
    ): Field => ({ key, label: t(key), group, type, read: (record) => record[key], ...more });
    return {
      groups: [
        { key: 'reach', label: t('groupReach') },
        { key: 'person', label: t('groupPerson') },
        { key: 'more', label: t('groupMore') },
      ],
      fields: [
        field('mobile', 'reach', 'phone'),
        field('phone', 'reach', 'phone'),
        field('email', 'reach', 'email'),
        field('wechat', 'reach'),
        field('name', 'person', 'text', { required: true }),
        field('customer_id', 'person', 'record', {
          readOnly: true,
          show: (record) => <CustomerLink id={record.customer_id} name={record.customer_name} />,
        }),
        field('position', 'person'),
        field('department', 'person'),
        field('role', 'person', 'select', { options: contactRoles.map((value) => ({ value, label: t(value) })) }),
        field('is_primary', 'person', 'yes_no'),
        field('birthday', 'more', 'date', {
          show: (record) =>
            record.birthday_is_lunar ? (
              t('lunarDate', { date: record.birthday ?? '' })
            ) : (
              <DateText date={record.birthday} />
            ),
        }),
        field('hobbies', 'more'),
        field('notes', 'more', 'long_text'),
        field('created_at', 'more', 'instant', { readOnly: true }),
      ],
    };
  }, [t]);
}
