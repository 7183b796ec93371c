import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { today } from '@/shared/days';
import { useLocale, useTexts } from '@/shared/i18n';
import type { ReportAnswer } from '../analytics.api';
import { AnswerTable } from '../charts/AnswerTable';
import { Chart } from '../charts/Chart';
import { figureShort } from '../charts/figures';
import { NumberFigure } from '../charts/NumberFigure';
import { isDrawn } from '../charts/option';
import { drawnMeasures } from '../charts/picture';
import type { Drawing } from '../charts/png';
import { cellAddress } from '../drill';
import { answerOf, drawnOf, type PeriodValues } from './asked';
import type { Widget } from './dashboards.api';
import css from './dashboards.module.css';
import { dashboardTexts } from './dashboards.texts';

interface ContentProps {
  widget: Pick<Widget, 'type' | 'title' | 'source'>;
  period: PeriodValues;
  /** The figures instead of the chart. */
  asTable: boolean;
  onReady?: (drawing: Drawing | null) => void;
}

/** What a widget shows, or why it cannot. */
export function WidgetContent({ widget, period, asTable, onReady }: ContentProps) {
  const t = useTexts(dashboardTexts);
  const locale = useLocale();
  const answer = useQuery({
    ...answerOf(widget.source, period, today(), locale),
    placeholderData: keepPreviousData,
  });
  const { data, error } = answer;
  if (error && !data) {
    const isRefused = error instanceof ApiProblem && error.status === 403;
    return (
      <div className={css.problem} role="status">
        <p>{t(isRefused ? 'refused' : 'failed')}</p>
        {!isRefused && (
          <Button size="small" onClick={() => void answer.refetch()}>
            {t('retry')}
          </Button>
        )}
      </div>
    );
  }
  if (!data) return <div className={css.waiting} aria-hidden />;
  return (
    <div
      className={css.content}
      data-stale={answer.isPlaceholderData || undefined}
      aria-busy={answer.isPlaceholderData}
    >
      <Drawn widget={widget} answer={data} asTable={asTable} onReady={onReady} />
    </div>
  );
}

function Drawn({ widget, answer, asTable, onReady }: Omit<ContentProps, 'period'> & { answer: ReportAnswer }) {
  const t = useTexts(dashboardTexts);
  const { type, title } = widget;
  const measure = drawnOf(widget.source);
  if (type === 'number' && !asTable) return <NumberFigure answer={answer} measure={measure} title={title} />;
  if (answer.rows.length === 0) return <p className={css.nothing}>{t('nothing')}</p>;
  if (type === 'list' && !asTable) return <Ranking answer={answer} measure={measure} />;
  if (isDrawn(type) && !asTable)
    return <Chart kind={type} answer={answer} title={title} measure={measure} onReady={onReady} />;
  return (
    <div className={css.tableScroll}>
      <AnswerTable answer={answer} title={title} />
    </div>
  );
}

/** Names with one figure each. */
function Ranking({ answer, measure }: { answer: ReportAnswer; measure: string | undefined }) {
  const writing = { locale: useLocale(), currency: answer.currency };
  const column = drawnMeasures(answer, measure)[0];
  return (
    <ol className={css.ranking}>
      {answer.rows.map((row) => {
        const address = cellAddress(row, column?.key ?? '');
        return (
          <li key={row.key}>
            {address ? <Link to={address}>{row.label}</Link> : <span>{row.label}</span>}
            {column && <b className="gx-num">{figureShort(row.cells[column.key], column.type, writing)}</b>}
          </li>
        );
      })}
    </ol>
  );
}
