import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { mailOf, telOf } from '@/shared/contactLinks';
import { useTexts } from '@/shared/i18n';
import { type ManyKind, ManyValues } from '@/shared/records/ManyValues';
import type { RecordField } from '@/shared/records/recordFields';
import recordCss from '@/shared/records/records.module.css';
import { CustomerLink } from './CustomerLink';
import { CustomerPicker } from './CustomerPicker';
import { lifecycles, statuses, useSuggestions } from './customerChoices';
import type { Customer } from './customers.api';
import { customerTexts } from './customers.texts';
import { customerWorthTexts } from './customerWorth.texts';
import { GradeMark } from './GradeMark';
import { RiskMark, SegmentMark } from './WorthMarks';

type Field = RecordField<Customer>;
type Users = { items: Schemas['UserRow'][] };

/** Every field of a customer, in groups, each with its editor. */
export function useCustomerRecordFields(): { fields: Field[]; groups: { key: string; label: string }[] } {
  const t = useTexts(customerTexts);
  const words = useTexts(customerWorthTexts);
  const cache = useQueryClient();
  const suggestions = useSuggestions();
  return useMemo(() => {
    const field = (
      key: keyof Customer & keyof typeof customerTexts.entries,
      group: string,
      type: Field['type'] = 'text',
      more: Partial<Field> = {},
    ): Field => ({ key, label: t(key), group, type, read: (record) => record[key], ...more });
    const fixed = { readOnly: true };
    const worth = (key: 'segment' | 'total_spent' | 'churn_risk', type: Field['type']): Field => ({
      ...fixed,
      key,
      label: words(key),
      group: 'sales',
      type,
      read: (record) => record[key],
    });
    const nameOfUser = (id: unknown) =>
      cache
        .getQueriesData<Users>({ queryKey: ['users', 'search'] })
        .flatMap(([, data]) => data?.items ?? [])
        .find((user) => user.user_id === id)?.name ?? null;

    return {
      groups: [
        { key: 'sales', label: t('groupSales') },
        { key: 'reach', label: t('groupReach') },
        { key: 'basic', label: t('groupBasic') },
        { key: 'finance', label: t('groupFinance') },
        { key: 'system', label: t('groupSystem') },
      ],
      fields: [
        field('name', 'basic', 'text', { required: true }),
        field('short_name', 'basic'),
        field('type', 'basic', 'select', {
          required: true,
          options: [
            { value: 'company', label: t('company') },
            { value: 'person', label: t('person') },
          ],
        }),
        field('industry', 'basic', 'text', { suggestions: suggestions.industry }),
        field('scale', 'basic', 'text', { suggestions: suggestions.scale }),
        field('founded_on', 'basic', 'date'),
        field('website', 'basic', 'url'),
        field('parent_id', 'basic', 'record', {
          show: (record) => record.parent_id && <CustomerLink id={record.parent_id} name={record.parent_name ?? '…'} />,
          edit: (props, record) => (
            <CustomerPicker
              autoFocus
              defaultOpen
              aria-label={props.label}
              value={record.parent_id}
              known={{ id: record.parent_id, name: record.parent_name }}
              onChange={(id) => props.onCommit(id)}
            />
          ),
        }),
        many('phones', t('phones')),
        many('emails', t('emails')),
        many('addresses', t('addresses')),
        field('status', 'sales', 'select', {
          required: true,
          options: statuses.map((value) => ({ value, label: t(value) })),
        }),
        field('owner_id', 'sales', 'user', {
          show: (record) => record.owner_name ?? '…',
          write: (value) => ({ patch: { owner_id: value }, shown: { owner_name: nameOfUser(value) } }),
        }),
        field('source', 'sales', 'text', { suggestions: suggestions.source }),
        field('grade', 'sales', 'select', { ...fixed, show: (record) => <GradeMark grade={record.grade} hint /> }),
        field('lifecycle', 'sales', 'select', {
          ...fixed,
          options: lifecycles.map((value) => ({ value, label: t(`lifecycle.${value}`) })),
        }),
        {
          ...worth('segment', 'select'),
          show: (record) => <SegmentMark segment={record.segment} />,
        },
        worth('total_spent', 'money'),
        { ...worth('churn_risk', 'number'), show: (record) => <RiskMark risk={record.churn_risk} /> },
        field('annual_revenue', 'sales', 'money'),
        field('cooperation_years', 'sales', 'integer', { unit: t('years') }),
        field('last_activity_at', 'sales', 'instant', fixed),
        field('credit_limit', 'finance', 'money'),
        field('payment_terms', 'finance'),
        field('credit_days', 'finance', 'integer', { unit: t('days') }),
        field('code', 'system', 'text', fixed),
        field('is_active', 'system', 'yes_no'),
        field('created_at', 'system', 'instant', fixed),
        field('updated_at', 'system', 'instant', fixed),
      ],
    };
  }, [t, words, cache, suggestions]);
}

function many(kind: ManyKind, label: string): Field {
  return {
    key: kind,
    label,
    group: 'reach',
    type: 'own',
    read: (record) => record[kind],
    show: (record) => <Lines kind={kind} record={record} />,
    edit: (props, record) => (
      <ManyValues
        kind={kind}
        value={record[kind] ?? []}
        onSave={(value) => props.onCommit(value)}
        onCancel={props.onCancel}
      />
    ),
  };
}

function Lines({ kind, record }: { kind: ManyKind; record: Customer }) {
  return (
    <span className={recordCss.valueLines}>
      {kind === 'phones' &&
        record.phones.map((one) => (
          <span key={one.number} className={recordCss.valueLine}>
            <a href={telOf(one.number)}>{one.number}</a>
            {one.label && <small>{one.label}</small>}
          </span>
        ))}
      {kind === 'emails' &&
        record.emails.map((one) => (
          <span key={one.address} className={recordCss.valueLine}>
            <a href={mailOf(one.address)}>{one.address}</a>
            {one.label && <small>{one.label}</small>}
          </span>
        ))}
      {kind === 'addresses' &&
        record.addresses.map((one) => (
          <span key={`${one.label}${one.text}`} className={recordCss.valueLine}>
            {[one.province, one.city, one.district].filter((part) => part && !one.text?.includes(part)).join('')}
            {one.text}
            {one.postcode && ` ${one.postcode}`}
            {one.label && <small>{one.label}</small>}
          </span>
        ))}
    </span>
  );
}
