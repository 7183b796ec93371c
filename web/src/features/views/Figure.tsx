import { useQuery } from '@tanstack/react-query';
import { formatMoney, formatMoneyShort, formatNumber, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { ChevronDownIcon, ChevronRightIcon } from '@/shared/icons';
import { fieldsOf } from '../customFields/public';
import css from './list.module.css';
import type { SummaryGroup } from './views.api';
import { viewTexts } from './views.texts';

interface FiguresProps {
  kind: string;
  measures: Record<string, number | null>;
}

type Named = 'sum' | 'avg' | 'min' | 'max';

/** One figure with what it is: `求和 ¥123万`. */
function Figure({ name, value, isMoney }: { name: Named; value: number | null; isMoney: boolean }) {
  const t = useTexts(viewTexts);
  return (
    <span className={css.figure} title={value !== null && isMoney ? formatMoney(value) : undefined}>
      <span>{t(name)}</span>
      <b className="gx-num">{value === null ? none : isMoney ? formatMoneyShort(value) : formatNumber(value)}</b>
    </span>
  );
}

/** The figures of a list by the columns they belong to. */
export function useFooter({ kind, measures }: FiguresProps): Record<string, React.ReactNode> {
  const fields = useQuery({ ...fieldsOf(kind), enabled: Object.keys(measures).length > 0 }).data?.items ?? [];
  return Object.fromEntries(
    Object.entries(measures).map(([measure, value]) => {
      const [name = 'sum', key = ''] = measure.split(':');
      const isMoney = fields.find((field) => field.key === key)?.type === 'money';
      return [key, <Figure key={measure} name={name as Named} value={value} isMoney={isMoney} />];
    }),
  );
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
  const fields = useQuery({ ...fieldsOf(kind), enabled: Object.keys(group.measures).length > 0 }).data?.items ?? [];
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
      {Object.entries(group.measures).map(([measure, value]) => {
        const [what = 'sum', key = ''] = measure.split(':');
        const field = fields.find((one) => one.key === key);
        return (
          <span key={measure} className={css.groupFigure}>
            {field?.label} <Figure name={what as Named} value={value} isMoney={field?.type === 'money'} />
          </span>
        );
      })}
    </button>
  );
}
