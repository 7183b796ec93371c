import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { pipelineList } from '@/features/pipelines/public';
import { formatMoney, formatMoneyShort, formatNumber, formatRate, none } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ReportIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { useMe } from '@/shared/session';
import { useListState } from '@/shared/useListState';
import { usePageTitle } from '@/shared/usePageTitle';
import { Funnel } from './Funnel';
import { ReportTable } from './ReportTable';
import { type PipelineReport, pipelineReport, type Way, ways } from './reports.api';
import css from './reports.module.css';
import { reportTexts } from './reports.texts';

/** How the deals came out: by department, manager, product and person, and where they stay behind. */
export function PipelineReportPage() {
  const t = useTexts(reportTexts);
  const { values, set } = useListState();
  const by: Way = ways.find((one) => one === values.by) ?? 'agent';
  const pipelines = useQuery(pipelineList).data?.items ?? [];
  const report = useQuery(pipelineReport({ by, pipeline: values.pipeline, as_of: values.as_of }));
  usePageTitle(t('pipelineTitle'));
  return (
    <>
      <header className={css.head}>
        <h1>{t('pipelineTitle')}</h1>
        <span className={css.grow} />
        {pipelines.length > 1 && (
          <Select
            aria-label={t('pipeline')}
            className={css.choice}
            value={values.pipeline ?? ''}
            options={[
              { value: '', label: t('allPipelines') },
              ...pipelines.map((one) => ({ value: one.pipeline_id, label: one.name })),
            ]}
            onChange={(pipeline) => set({ pipeline })}
          />
        )}
        <label className={css.day} title={t('asOfHint')}>
          {t('asOf')}
          <input
            type="date"
            value={values.as_of ?? ''}
            onChange={(event) => set({ as_of: event.target.value }, { replace: true })}
          />
        </label>
      </header>
      {report.error && <ListFailed error={report.error} onRetry={() => void report.refetch()} />}
      {!report.error && (
        <>
          <Figures report={report.data} />
          {report.data && report.data.other_currencies > 0 && (
            <p className={css.note}>{t('otherCurrencies', { count: report.data.other_currencies })}</p>
          )}
          <Funnel pipeline={values.pipeline ?? pipelines[0]?.pipeline_id} values={values} onChange={set} />
          <section className={css.card} aria-busy={report.isPlaceholderData}>
            <div className={css.cardHead}>
              <Segmented<Way>
                aria-label={t('by')}
                value={by}
                options={ways.map((value) => ({ value, label: t(`by.${value}`) }))}
                onChange={(value) => set({ by: value === 'agent' ? undefined : value })}
              />
            </div>
            {report.data?.items.length === 0 ? (
              <ListNotice icon={<ReportIcon />} title={t('empty')} text={t('emptyText')} />
            ) : (
              <ReportTable rows={report.data?.items ?? []} by={by} />
            )}
          </section>
        </>
      )}
    </>
  );
}

/** Everything together in one line of figures. */
function Figures({ report }: { report: PipelineReport | undefined }) {
  const t = useTexts(reportTexts);
  const locale = useLocale();
  const { currency } = useMe().organization;
  const short = (value: number | null) => (value === null ? none : formatMoneyShort(value, currency, locale));
  const full = (value: number | null) => (value === null ? undefined : formatMoney(value, currency, locale));
  const days = (value: number | null) => (value === null ? none : t('days', { count: Math.round(value) }));
  const open = report?.open.reduce((sum, one) => ({ count: sum.count + one.count, amount: sum.amount + one.amount }), {
    count: 0,
    amount: 0,
  });
  const figures: [string, string, string?][] = report
    ? [
        [t('wonValue'), short(report.won_value), full(report.won_value)],
        [t('winRate'), report.win_rate === null ? none : formatRate(report.win_rate, locale)],
        [t('won'), formatNumber(report.won, 0, locale)],
        [t('closed'), formatNumber(report.closed, 0, locale)],
        [t('avgWonValue'), short(report.avg_won_value), full(report.avg_won_value)],
        [t('avgCycle'), days(report.avg_cycle_won_days)],
        [t('medianCycle'), days(report.median_cycle_won_days)],
        [t('openNow'), formatNumber(open?.count ?? 0, 0, locale), full(open?.amount ?? 0)],
      ]
    : [];
  return (
    <dl className={css.figures} aria-busy={!report}>
      {figures.map(([name, value, title]) => (
        <div key={name} title={title}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
