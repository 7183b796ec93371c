import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { CustomerLink, CustomerPicker } from '@/features/customers/public';
import { formatMoney } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { RecordField } from '@/shared/records/recordFields';
import { categories } from '../forecastCategories';
import type { Opportunity } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import css from './record.module.css';

type Field = RecordField<Opportunity>;
type Users = { items: Schemas['UserRow'][] };

/** Every field of a deal in groups, each with its editor; lists have places of their own. */
export function useOpportunityRecordFields(): { fields: Field[]; groups: { key: string; label: string }[] } {
  const t = useTexts(opportunityTexts);
  const cache = useQueryClient();
  return useMemo(() => {
    const field = (
      key: keyof Opportunity & keyof typeof opportunityTexts.entries,
      group: string,
      type: Field['type'] = 'text',
      more: Partial<Field> = {},
    ): Field => ({ key, label: t(key), group, type, read: (record) => record[key], ...more });
    const fixed = { readOnly: true };
    const money = (value: number | null, currency: string) => value !== null && formatMoney(value, currency);
    const nameOfUser = (id: unknown) =>
      cache
        .getQueriesData<Users>({ queryKey: ['users', 'search'] })
        .flatMap(([, data]) => data?.items ?? [])
        .find((user) => user.user_id === id)?.name ?? null;

    return {
      groups: [
        { key: 'sales', label: t('groupSales') },
        { key: 'forecast', label: t('groupForecast') },
        { key: 'closed', label: t('groupClosed') },
        { key: 'system', label: t('groupSystem') },
      ],
      fields: [
        { key: 'title', label: t('name'), group: 'sales', type: 'text', required: true, read: (deal) => deal.title },
        field('customer_id', 'sales', 'record', {
          read: (deal) => deal.customer_id ?? deal.customer_name,
          show: (deal) =>
            deal.customer_id ? (
              <CustomerLink id={deal.customer_id} name={deal.customer_name ?? '…'} />
            ) : (
              deal.customer_name
            ),
          edit: (props, deal) => (
            <CustomerPicker
              autoFocus
              defaultOpen
              aria-label={props.label}
              value={deal.customer_id}
              known={{ id: deal.customer_id, name: deal.customer_name }}
              onChange={(id) => props.onCommit(id)}
            />
          ),
        }),
        field('amount', 'sales', 'money', {
          show: (deal) => (
            <span className={css.amountValue}>
              <span className="gx-num">{money(deal.amount, deal.currency)}</span>
              {deal.lines.length > 0 && <small>{t(deal.amount_is_manual ? 'amountManual' : 'amountFromLines')}</small>}
            </span>
          ),
        }),
        field('owner_id', 'sales', 'user', {
          show: (deal) => deal.owner_name ?? '…',
          write: (value) => ({ patch: { owner_id: value }, shown: { owner_name: nameOfUser(value) } }),
        }),
        field('next_step', 'sales'),
        field('source', 'sales'),
        field('description', 'sales', 'long_text'),
        field('expected_close_date', 'forecast', 'date'),
        field('probability', 'forecast', 'integer', { unit: '%', required: true }),
        field('forecast_category', 'forecast', 'select', {
          required: true,
          options: categories.map((value) => ({ value, label: t(`category.${value}`) })),
        }),
        ...closedFields(field, money),
        field('last_activity_at', 'system', 'instant', fixed),
        field('created_at', 'system', 'instant', fixed),
        field('updated_at', 'system', 'instant', fixed),
      ],
    };
  }, [t, cache]);
}

type Make = (
  key: keyof Opportunity & keyof typeof opportunityTexts.entries,
  group: string,
  type?: Field['type'],
  more?: Partial<Field>,
) => Field;

/** How it ended; written by winning and losing only. */
function closedFields(field: Make, money: (value: number | null, currency: string) => string | false): Field[] {
  const fixed = { readOnly: true };
  return [
    field('actual_amount', 'closed', 'money', { ...fixed, show: (deal) => money(deal.actual_amount, deal.currency) }),
    field('closed_at', 'closed', 'instant', fixed),
    field('lost_reason', 'closed', 'text', fixed),
    field('lost_to', 'closed', 'text', fixed),
  ];
}
