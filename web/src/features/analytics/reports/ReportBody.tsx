import { Segmented, Select, Tooltip } from 'antd';
import { useId } from 'react';
import { Link } from 'react-router';
import { formatDate, formatInstant } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { usePhone } from '@/shared/useMediaQuery';
import type { Asked, ReportAnswer, ReportColumn } from '../analytics.api';
import { analyticsTexts } from '../analytics.texts';
import { kindIcons, kindsFor } from '../chartKinds';
import { AnswerTable } from '../charts/AnswerTable';
import { Chart } from '../charts/Chart';
import { figureShort, figureText, measuresOf } from '../charts/figures';
import { heightOf } from '../charts/height';
import { Moved } from '../charts/Moved';
import type { DrawnKind } from '../charts/option';
import { leadingMeasures } from '../charts/picture';
import type { Drawing } from '../charts/png';
import { cellAddress, drillAddress } from '../drill';
import css from './reports.module.css';

interface BodyProps {
  answer: ReportAnswer;
  isStale: boolean;
  measure: string | undefined;
  chart: string | undefined;
  onChange: (change: Asked) => void;
  onReady: (drawing: Drawing | null) => void;
}

/** The figures of a report: what it comes to, drawn, and row by row. */
export function ReportBody({ answer, isStale, measure, chart, onChange, onReady }: BodyProps) {
  const t = useTexts(analyticsTexts);
  const locale = useLocale();
  const phone = usePhone();
  const id = useId();
  const kinds = kindsFor(answer, measure);
  const kind = kinds.find((one) => one === chart) ?? kinds[0];
  const measures = measuresOf(answer);
  // cohorts show all of theirs at once
  const choosable = kind === 'cohort' ? [] : measures;
  const { before } = answer;
  return (
    <div className={css.body} data-stale={isStale || undefined} aria-busy={isStale}>
      <Totals answer={answer} />
      {kind && answer.rows.length > 0 && (
        <section className={css.box} aria-label={t('chart')}>
          {(choosable.length > 1 || kinds.length > 1) && (
            <div className={css.boxHead}>
              {choosable.length > 1 && (
                <Measures answer={answer} measures={choosable} value={measure} onChange={onChange} isNarrow={phone} />
              )}
              <span className={css.grow} />
              {kinds.length > 1 && (
                <KindChooser kinds={kinds} value={kind} onChange={(next) => onChange({ chart: next })} />
              )}
            </div>
          )}
          <div className={css.drawing} style={{ height: heightOf(kind, answer, phone) }}>
            <Chart kind={kind} answer={answer} title={answer.title} measure={measure} hasTable onReady={onReady} />
          </div>
        </section>
      )}
      {answer.rows.length > 0 && (
        <section className={css.box} aria-labelledby={id}>
          <div className={css.boxHead}>
            <h2 id={id}>{t('details')}</h2>
            <span className={css.grow} />
            {before && (
              <span className={css.faint}>
                {t('comparedWith', { from: formatDate(before.from, locale), to: formatDate(before.to, locale) })}
              </span>
            )}
          </div>
          <div className={css.scroll}>
            <AnswerTable answer={answer} title={answer.title} />
          </div>
        </section>
      )}
      <footer className={css.notes}>
        {answer.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p>
          {t('asOf', {
            at: answer.as_of.length > 10 ? formatInstant(answer.as_of, locale) : formatDate(answer.as_of, locale),
          })}
        </p>
      </footer>
    </div>
  );
}

/** What everything comes to, one figure each. */
function Totals({ answer }: { answer: ReportAnswer }) {
  const writing = { locale: useLocale(), currency: answer.currency };
  const { totals } = answer;
  const shown = totals ? measuresOf(answer).filter((one) => typeof totals.cells[one.key] === 'number') : [];
  if (!totals || shown.length === 0) return null;
  // the list behind a whole counts what its first figure counts; of the others only those with a list of their own lead anywhere
  const main = shown.find((one) => one.type === 'count')?.key;
  const addressOf = (key: string) =>
    key === main ? cellAddress(totals, key) : drillAddress(totals.cell_records?.[key]);
  return (
    <dl className={css.figures}>
      {shown.slice(0, 6).map((column) => (
        <div key={column.key} title={figureText(totals.cells[column.key], column.type, writing)}>
          <dt>{column.label}</dt>
          <dd>
            <Whole to={addressOf(column.key)} text={figureShort(totals.cells[column.key], column.type, writing)} />
            <Moved
              now={totals.cells[column.key]}
              before={answer.before?.totals?.cells[column.key]}
              type={column.type}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A figure, and the way to its records where they are listed. */
function Whole({ to, text }: { to: string | null; text: string }) {
  const t = useTexts(analyticsTexts);
  if (!to) return text;
  return (
    <Link className={css.whole} to={to} title={t('openRecords')}>
      {text}
    </Link>
  );
}

interface MeasuresProps {
  answer: ReportAnswer;
  measures: ReportColumn[];
  value: string | undefined;
  isNarrow: boolean;
  onChange: (change: Asked) => void;
}

/** Which of the figures is drawn. */
function Measures({ answer, measures, value, isNarrow, onChange }: MeasuresProps) {
  const t = useTexts(analyticsTexts);
  const leading = leadingMeasures(answer);
  // what stands together at first is a choice of its own
  const usual = leading.length > 1 ? '' : (leading[0]?.key ?? '');
  const together = { value: '', label: leading.map((one) => one.label).join(' / ') };
  const options = [
    ...(leading.length > 1 ? [together] : []),
    ...measures.map((one) => ({ value: one.key, label: one.label })),
  ];
  const chosen = options.find((one) => one.value === value)?.value ?? usual;
  const choose = (key: string) => onChange({ measure: key === usual ? undefined : key });
  if (options.length > 5 || isNarrow)
    return (
      <Select
        aria-label={t('measure')}
        value={chosen}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(key: string) => choose(key)}
      />
    );
  return (
    <Segmented aria-label={t('measure')} value={chosen} options={options} onChange={(key) => choose(String(key))} />
  );
}

interface KindProps {
  kinds: DrawnKind[];
  value: DrawnKind;
  onChange: (kind: string | undefined) => void;
}

function KindChooser({ kinds, value, onChange }: KindProps) {
  const t = useTexts(analyticsTexts);
  return (
    <Segmented<DrawnKind>
      aria-label={t('kindOfChart')}
      value={value}
      options={kinds.map((kind) => {
        const Icon = kindIcons[kind];
        return {
          value: kind,
          label: (
            <Tooltip title={t(`chart.${kind}`)}>
              <span className={css.kind}>
                <Icon />
                <span className="gx-visually-hidden">{t(`chart.${kind}`)}</span>
              </span>
            </Tooltip>
          ),
        };
      })}
      onChange={(kind) => onChange(kind === kinds[0] ? undefined : kind)}
    />
  );
}
