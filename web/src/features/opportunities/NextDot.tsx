import { formatRelative } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import type { OpportunityRow } from './opportunities.api';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';

/** Whether something is planned: grey nothing, green planned, red late. Its name says it to who cannot see the colour. */
export function NextDot({ row }: { row: OpportunityRow }) {
  const t = useTexts(opportunityTexts);
  const locale = useLocale();
  if (row.status !== 'open') return null;
  const what = t(`next.${row.next_activity}`);
  const label = row.next_task_at
    ? t('nextAt', { what, when: formatRelative(row.next_task_at, Date.now(), locale) })
    : what;
  return <span className={css.dot} data-next={row.next_activity} role="img" aria-label={label} title={label} />;
}
