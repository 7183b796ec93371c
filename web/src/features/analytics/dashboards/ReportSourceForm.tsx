import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useLocale, useTexts } from '@/shared/i18n';
import { type ReportAnswer, reportList } from '../analytics.api';
import { kindIcons } from '../chartKinds';
import { measuresOf } from '../charts/figures';
import { drawnMeasures } from '../charts/picture';
import { groupsOf } from '../reports/groups';
import { Parameters } from '../reports/Parameters';
import type { ReportSource, Widget } from './dashboards.api';
import css from './dashboards.module.css';
import { widgetTexts } from './widgets.texts';

interface FormProps {
  source: ReportSource;
  answer: ReportAnswer | undefined;
  error: unknown;
  onChange: (source: Widget['source'], title?: string) => void;
}

/** Which report, which of its figures, under which conditions. */
export function ReportSourceForm({ source, answer, error, onChange }: FormProps) {
  const t = useTexts(widgetTexts);
  const reports = useQuery(reportList(useLocale())).data?.items ?? [];
  const described = reports.find((one) => one.report === source.report);
  const measures = answer ? measuresOf(answer) : [];
  const drawn = answer && drawnMeasures(answer, source.parameters.measure)[0]?.key;
  const groups = groupsOf(reports.map((one) => ({ ...one, path: one.report, icon: kindIcons[one.chart] })));
  const put = (change: Record<string, string | undefined>) =>
    onChange({ ...source, parameters: { ...source.parameters, ...change } });
  return (
    <>
      <div className={css.item}>
        <span>{t('report')}</span>
        <Select
          aria-label={t('report')}
          placeholder={t('chooseReport')}
          showSearch={{ optionFilterProp: 'label' }}
          value={source.report || undefined}
          options={groups.map(({ group, items }) => ({
            label: group,
            options: items.map((one) => ({ value: one.path, label: one.title })),
          }))}
          onChange={(report: string) =>
            onChange({ report, parameters: {} }, reports.find((one) => one.report === report)?.title)
          }
        />
      </div>
      {measures.length > 1 && (
        <div className={css.item}>
          <span>{t('figure')}</span>
          <Select
            aria-label={t('figure')}
            value={drawn}
            options={measures.map((one) => ({ value: one.key, label: one.label }))}
            onChange={(measure: string) => put({ measure })}
          />
        </div>
      )}
      {described && described.parameters.length > 0 && (
        <div className={css.item}>
          <span>{t('parameters')}</span>
          <div className={css.form}>
            <Parameters parameters={described.parameters} values={source.parameters} error={error} onChange={put} />
          </div>
        </div>
      )}
    </>
  );
}
