import { useMemo } from 'react';
import { Link } from 'react-router';
import { SegmentMark } from '@/features/customers/public';
import { formatNumber, formatPercent } from '@/shared/format';
import { type Translate, useTexts } from '@/shared/i18n';
import { drillAddress } from '../drill';
import { Amount, Scored } from './cells';
import type { FigureColumn } from './FigureTable';
import { scoreParts } from './score';
import { scoreTexts } from './score.texts';
import { barOf, recordsOf, type SegmentTotals, totalOfSegments } from './segmentSums';
import type { SegmentSum } from './worth.api';
import css from './worth.module.css';
import { worthTexts } from './worth.texts';

type Column = FigureColumn<SegmentSum>;
type Read = (sum: SegmentTotals) => number;
type T = Translate<keyof typeof worthTexts.entries>;

const named = (t: T, sums: SegmentSum[], total: SegmentTotals): Column[] => [
  {
    key: 'segment',
    label: t('segment'),
    read: (row) => row.name,
    show: (row) => <Segment row={row} />,
    total: t('all'),
  },
  {
    key: 'customers',
    label: t('customers'),
    isNumber: true,
    read: (row) => row.customers,
    show: (row) => <Count row={row} sums={sums} of={total.customers} />,
    total: (
      <span className={css.count}>
        {formatNumber(total.customers, 0)}
        <small>{formatPercent(1)}</small>
      </span>
    ),
  },
];

/** What the segments come to; the count of each leads to its customers. */
export function useSegmentColumns(sums: SegmentSum[], currency: string): Column[] {
  const t = useTexts(worthTexts);
  const words = useTexts(scoreTexts);
  return useMemo(() => {
    const total = totalOfSegments(sums);
    const money = (key: string, label: string, read: Read): Column => ({
      key,
      label,
      isNumber: true,
      read,
      show: (row) => <Amount value={read(row)} currency={currency} />,
      total: <Amount value={read(total)} currency={currency} />,
    });
    const purchases: Column = {
      key: 'purchases',
      label: t('purchases'),
      isNumber: true,
      read: (row) => row.purchases,
      show: (row) => formatNumber(row.purchases, 0),
      total: formatNumber(total.purchases, 0),
    };
    const scores = scoreParts.map(
      (part): Column => ({
        key: part,
        label: `${words(`letter.${part}`)} ${words(part)}`,
        isNumber: true,
        read: (row) => row[part],
        show: (row) => <Scored score={row[part]} digits={1} />,
        total: formatNumber(total[part], 1),
      }),
    );
    return [
      ...named(t, sums, total),
      purchases,
      money('revenue', t('total'), (sum) => sum.revenue),
      money('perCustomer', t('perCustomer'), (sum) => sum.revenue / sum.customers),
      money('predicted', t('predicted'), (sum) => sum.predicted_value),
      ...scores,
    ];
  }, [t, words, sums, currency]);
}

function Segment({ row }: { row: SegmentSum }) {
  const t = useTexts(worthTexts);
  return (
    <span className={css.segment}>
      <SegmentMark segment={row.segment} />
      <small>{t(`meaning.${row.segment}`)}</small>
    </span>
  );
}

/** How many, and what part of all. */
function Count({ row, sums, of }: { row: SegmentSum; sums: SegmentSum[]; of: number }) {
  const t = useTexts(worthTexts);
  const address = drillAddress(recordsOf(row));
  const label = t('showCustomers', { name: row.name, count: row.customers });
  return (
    <span className={css.count}>
      <span className={css.bar} aria-hidden>
        <i style={{ width: `${barOf(row, sums) * 100}%` }} />
      </span>
      {address && (
        <Link to={address} aria-label={label} title={label}>
          {formatNumber(row.customers, 0)}
        </Link>
      )}
      <small>{formatPercent(row.customers / of)}</small>
    </span>
  );
}
