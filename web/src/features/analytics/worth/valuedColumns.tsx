import { useMemo } from 'react';
import { CustomerLink, RiskMark, SegmentMark } from '@/features/customers/public';
import { formatNumber, formatPercent } from '@/shared/format';
import { type Translate, useTexts } from '@/shared/i18n';
import { TimeText } from '@/shared/records/TimeText';
import { Amount, Missing, Scored } from './cells';
import type { FigureColumn } from './FigureTable';
import { scoreParts } from './score';
import { scoreTexts } from './score.texts';
import type { ValuedCustomer } from './worth.api';
import { worthTexts } from './worth.texts';

type Column = FigureColumn<ValuedCustomer>;
type T = Translate<keyof typeof worthTexts.entries>;
type AmountKey = 'total_spent' | 'predicted_value' | 'model_value';

const named = (t: T): Column[] => [
  {
    key: 'name',
    label: t('name'),
    read: (row) => row.name,
    show: (row) => <CustomerLink id={row.customer_id} name={row.name} />,
  },
  {
    key: 'segment',
    label: t('segment'),
    read: (row) => row.segment_name,
    show: (row) => <SegmentMark segment={row.segment} />,
  },
];

const amount = (key: AmountKey, label: string, currency: string): Column => ({
  key,
  label,
  isNumber: true,
  read: (row) => row[key],
  show: (row) => <Amount value={row[key]} currency={currency} />,
});

const bought = (t: T, currency: string): Column[] => [
  {
    key: 'purchases',
    label: t('purchases'),
    isNumber: true,
    read: (row) => row.purchase_count,
    show: (row) => formatNumber(row.purchase_count, 0),
  },
  amount('total_spent', t('total'), currency),
];

const likely = (t: T, currency: string): Column[] => [
  amount('predicted_value', t('ruleValue'), currency),
  amount('model_value', t('modelValue'), currency),
  {
    key: 'alive',
    label: t('alive'),
    isNumber: true,
    read: (row) => row.alive_probability,
    show: ({ alive_probability: alive, model_value }) =>
      alive === null ? <Missing why={model_value === null ? undefined : t('once')} /> : formatPercent(alive),
  },
  {
    key: 'churn',
    label: t('churn'),
    isNumber: true,
    read: (row) => row.churn_risk,
    show: (row) => <RiskMark risk={row.churn_risk} />,
  },
];

/** The customers who are likely to bring most. */
export function useBestColumns(currency: string): Column[] {
  const t = useTexts(worthTexts);
  return useMemo(() => [...named(t), ...bought(t, currency), ...likely(t, currency)], [t, currency]);
}

/** The customers with the highest scores. */
export function useScoredColumns(currency: string): Column[] {
  const t = useTexts(worthTexts);
  const words = useTexts(scoreTexts);
  return useMemo(() => {
    const scores = scoreParts.map(
      (part): Column => ({
        key: part,
        label: `${words(`letter.${part}`)} ${words(part)}`,
        isNumber: true,
        read: (row) => row.rfm_score?.[part] ?? null,
        show: ({ rfm_score: score }) => (score ? <Scored score={score[part]} /> : <Missing />),
      }),
    );
    const total: Column = {
      key: 'score',
      label: t('score'),
      isNumber: true,
      read: (row) => row.rfm_score?.total ?? null,
      show: (row) => (row.rfm_score ? <b>{row.rfm_score.total}</b> : <Missing />),
    };
    const last: Column = {
      key: 'last',
      label: t('lastPurchase'),
      isNumber: true,
      read: (row) => row.last_purchase_at && Date.parse(row.last_purchase_at),
      show: (row) => <TimeText at={row.last_purchase_at} />,
    };
    return [...named(t), ...scores, total, ...bought(t, currency), last];
  }, [t, words, currency]);
}
