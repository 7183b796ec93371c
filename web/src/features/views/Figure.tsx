import { useQuery } from '@tanstack/react-query';
import { formatMoney, formatMoneyShort, formatNumber, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { ChevronDownIcon, ChevronRightIcon } from '@/shared/icons';
import { fieldsOf } from '../customFields/public';
import css from './list.module.css';
import { type MeasureName, readMeasure } from './shapes';
import type { SummaryGroup } from './views.api';
import { viewTexts } from './views.texts';

interface FiguresProps {
  kind: string;
  measures: Record<string, number | null>;
  /** Of what is money. */
  currency: string | undefined;
  /** How many records in other currencies are not among the money. */
  others?: number;
}

interface FigureProps {
  name: MeasureName;
  value: number | null;
  /** Of money. */
  currency: string | undefined;
  others: number;
}

/** One figure with what it is: `求和 ¥123万`. */
function Figure({ name, value, currency, others }: FigureProps) {
  const t = useTexts(viewTexts);
  return (
    <span className={css.figure} title={value !== null && currency ? formatMoney(value, currency) : undefined}>
      <span>{t(name)}</span>
      <b className="gx-num">
        {value === null ? none : currency ? formatMoneyShort(value, currency) : formatNumber(value)}
      </b>
      {others > 0 && <span>{t('otherCurrencies', { count: others })}</span>}
    </span>
  );
}

/** The figures by name, with the fields they are of. */
function useFigures({ kind, measures, currency = 'CNY', others = 0 }: FiguresProps) {
  const fields = useQuery({ ...fieldsOf(kind), enabled: Object.keys(measures).length > 0 }).data?.items ?? [];
  return Object.entries(measures).map(([measure, value]) => {
    const { what, key } = readMeasure(measure);
    const field = fields.find((one) => one.key === key);
    const isMoney = field?.type === 'money';
    const figure = (
      <Figure
        key={measure}
        name={what}
        value={value}
        currency={isMoney ? currency : undefined}
        others={isMoney ? others : 0}
      />
    );
    return { measure, key, label: field?.label, figure };
  });
}

/** The figures of a list by the columns they belong to. */
export function useFooter(props: FiguresProps): Record<string, React.ReactNode> {
  return Object.fromEntries(useFigures(props).map(({ key, figure }) => [key, figure]));
}

/** The figures of a group, each with the name of its field. */
export function GroupFigures(props: FiguresProps) {
  return useFigures(props).map(({ measure, label, figure }) => (
    <span key={measure} className={css.groupFigure}>
      {label} {figure}
    </span>
  ));
}

interface GroupHeadProps {
  kind: string;
  group: SummaryGroup;
  open: boolean;
  onToggle: () => void;
}

/** The heading of a group: what it is, how many there are, its figures. */
export function GroupHead({ kind, group, open, onToggle }: GroupHeadProps) {
  const t = useTexts(viewTexts);
  const name = group.label ?? t('noValue');
  return (
    <button
      type="button"
      className={css.groupHead}
      aria-expanded={open}
      aria-label={t(open ? 'collapse' : 'expand', { name })}
      onClick={onToggle}
    >
      {open ? <ChevronDownIcon /> : <ChevronRightIcon />}
      <strong>{name}</strong>
      <span className={css.groupCount}>{formatNumber(group.count)}</span>
      <GroupFigures kind={kind} measures={group.measures} currency={group.currency} />
    </button>
  );
}
