import { lazy, Suspense, useCallback, useId, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { formatList } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { ReportAnswer, ReportRow } from '../analytics.api';
import { cellAddress } from '../drill';
import { AnswerTable } from './AnswerTable';
import { barPicture } from './axisCharts';
import css from './chart.module.css';
import { chartTexts } from './charts.texts';
import { useLook } from './look';
import { type DrawnKind, optionOf } from './option';
import { drawnMeasures } from './picture';
import type { Drawing } from './png';
import { summaryOf } from './summary';
import { tileOf } from './tiles';
import { useSize } from './useSize';

// ECharts is large and comes when the first chart is there
const Canvas = lazy(async () => ({ default: (await import('./Canvas')).Canvas }));

interface ChartProps {
  kind: DrawnKind;
  answer: ReportAnswer;
  title: string;
  measure?: string;
  /** A table with the same figures is on the page already: the one only for screen readers is left out. */
  hasTable?: boolean;
  onReady?: (drawing: Drawing | null) => void;
}

/** A chart as large as what it stands in; a click on a mark opens the records behind it. */
export function Chart({ kind, answer, title, measure, hasTable = false, onReady }: ChartProps) {
  const t = useTexts(chartTexts);
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const look = useLook(answer.currency, size);
  const id = useId();
  const option = useMemo(() => optionOf(kind, answer, measure, look), [kind, answer, measure, look]);
  const open = useCallback(
    (row: ReportRow, column?: string) => {
      const address = cellAddress(row, column ?? drawnMeasures(answer, measure)[0]?.key ?? '');
      if (address) void navigate(address);
    },
    [navigate, answer, measure],
  );
  const bars = kind === 'bar' && size.height > 0 && barPicture(answer, drawnMeasures(answer, measure), size.height);
  const elsewhere = kind === 'map' ? answer.rows.filter((row) => !tileOf(row.label)) : [];
  return (
    <div className={css.chart}>
      <div
        ref={frame}
        className={css.canvas}
        role="img"
        aria-label={`${title}: ${summaryOf(answer, measure, look)}`}
        aria-describedby={hasTable ? undefined : id}
      >
        {size.width > 0 && size.height > 0 && (
          <Suspense fallback={null}>
            <Canvas option={option} width={size.width} height={size.height} onPick={open} onReady={onReady ?? nobody} />
          </Suspense>
        )}
      </div>
      {bars && bars.left > 0 && (
        <p className={css.note}>{t(bars.isTime ? 'drawnLast' : 'drawn', { count: bars.categories.length })}</p>
      )}
      {elsewhere.length > 0 && (
        <p className={css.note}>
          {t('elsewhere', { names: formatList(elsewhere.map((row) => row.label || t('none'))) })}
        </p>
      )}
      {!hasTable && (
        <div id={id} className="gx-visually-hidden">
          <AnswerTable answer={answer} title={title} isPlain />
        </div>
      )}
    </div>
  );
}

const nobody = () => undefined;
