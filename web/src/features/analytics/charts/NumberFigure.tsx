import { Link } from 'react-router';
import { useLocale, useTexts } from '@/shared/i18n';
import { InfoIcon } from '@/shared/icons';
import type { ReportAnswer } from '../analytics.api';
import { cellAddress } from '../drill';
import css from './chart.module.css';
import { chartTexts } from './charts.texts';
import { figureShort, figureText } from './figures';
import { Moved } from './Moved';
import { drawnMeasures, wholeOf } from './picture';

/** One figure for everything, with how it moved; it opens its records. */
export function NumberFigure({ answer, measure, title }: { answer: ReportAnswer; measure?: string; title: string }) {
  const t = useTexts(chartTexts);
  const writing = { locale: useLocale(), currency: answer.currency };
  const column = drawnMeasures(answer, measure)[0];
  if (!column) return null;
  const value = wholeOf(answer.totals, answer.rows, column.key) ?? null;
  const before = answer.before && wholeOf(answer.before.totals, answer.before.rows, column.key);
  const address = cellAddress(answer.totals ?? (answer.rows.length === 1 ? answer.rows[0] : null), column.key);
  const text = <span title={figureText(value, column.type, writing)}>{figureShort(value, column.type, writing)}</span>;
  return (
    <div className={css.number}>
      <strong className={css.figure}>
        {address ? (
          <Link to={address} title={t('openAll')}>
            {text}
          </Link>
        ) : (
          text
        )}
      </strong>
      <span className={css.under}>
        {/* said once */}
        {column.label !== title && column.label}
        <Moved now={value} before={before ?? undefined} type={column.type} />
        {answer.notes.length > 0 && (
          <span className={css.left} role="note" aria-label={answer.notes.join(' ')} title={answer.notes.join('\n')}>
            <InfoIcon />
          </span>
        )}
      </span>
    </div>
  );
}
