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
}

/** One figure with what it is: `求和 ¥123万`. */
function Figure({ name, value, isMoney }: { name: MeasureName; value: number | null; isMoney: boolean }) {
  const t = useTexts(viewTexts);
  return (
    <span className={css.figure} title={value !== null && isMoney ? formatMoney(value) : undefined}>
      <span>{t(name)}</span>
      <b className="gx-num">{value === null ? none : isMoney ? formatMoneyShort(value) : formatNumber(value)}</b>
    </span>
  );
}

/** The figures by name, with the fields they are of. */
function useFigures({ kind, measures }: FiguresProps) {
  const fields = useQuery({ ...fieldsOf(kind), enabled: Object.keys(measures).length > 0 }).data?.items ?? [];
  return Object.entries(measures).map(([measure, value]) => {
    const { what, key } = readMeasure(measure);
    const field = fields.find((one) => one.key === key);
    const figure = <Figure key={measure} name={what} value={value} isMoney={field?.type === 'money'} />;
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
      <GroupFigures kind={kind} measures={group.measures} />
    </button>
  );
}
