import { useMemo } from 'react';
import { formatNumber, formatPercent, none } from '@/shared/format';
import { type Translate, useTexts } from '@/shared/i18n';
import type { Column } from '@/shared/lists/DataTable';
import { MoneyText } from '@/shared/records/MoneyText';
import { TimeText } from '@/shared/records/TimeText';
import type { CustomerRow } from './customers.api';
import { customerWorthTexts } from './customerWorth.texts';
import { RiskMark, SegmentMark } from './WorthMarks';

type T = Translate<keyof typeof customerWorthTexts.entries>;

const Shown = ({ text }: { text: string | null }) =>
  text === null ? <span className="gx-none">{none}</span> : <span className="gx-num">{text}</span>;

function Score({ row, t }: { row: CustomerRow; t: T }) {
  if (!row.rfm_score) return <Shown text={null} />;
  const { recency: r, frequency: f, monetary: m, total } = row.rfm_score;
  return (
    <span className="gx-num" title={t('rfmHint', { r, f, m, total })}>
      {[r, f, m].join('-')}
    </span>
  );
}

/** What a customer is worth, as the server counts it: by rule, and by model where there is one. */
export function useWorthColumns(): Column<CustomerRow>[] {
  const t = useTexts(customerWorthTexts);
  return useMemo(() => worthColumns(t), [t]);
}

function worthColumns(t: T): Column<CustomerRow>[] {
  const money = (key: 'total_spent' | 'predicted_value' | 'model_value', width: number): Column<CustomerRow> => ({
    key,
    title: t(key),
    width,
    align: 'right',
    render: (row) => <MoneyText value={row[key]} short />,
  });
  return [
    { key: 'segment', title: t('segment'), width: 148, render: (row) => <SegmentMark segment={row.segment} /> },
    { key: 'rfm_score', title: t('rfm_score'), width: 96, render: (row) => <Score row={row} t={t} /> },
    {
      key: 'purchase_count',
      title: t('purchase_count'),
      width: 96,
      align: 'right',
      render: (row) => <Shown text={row.purchase_count ? formatNumber(row.purchase_count) : null} />,
    },
    { ...money('total_spent', 112), sort: 'total_spent', sortFalling: true },
    {
      key: 'last_purchase_at',
      title: t('last_purchase_at'),
      width: 120,
      sort: 'last_purchase_at',
      sortFalling: true,
      render: (row) => <TimeText at={row.last_purchase_at} />,
    },
    { key: 'churn_risk', title: t('churn_risk'), width: 104, render: (row) => <RiskMark risk={row.churn_risk} /> },
    money('predicted_value', 136),
    {
      key: 'alive_probability',
      title: t('alive_probability'),
      width: 104,
      align: 'right',
      render: ({ alive_probability: alive }) => <Shown text={alive === null ? null : formatPercent(alive)} />,
    },
    money('model_value', 136),
  ];
}
