import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { today } from '@/shared/days';
import { formatDate } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ChevronLeftIcon, LinkIcon, ReportIcon, WarningIcon } from '@/shared/icons';
import { isFilterError } from '@/shared/lists/filters';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { toasts } from '@/shared/toasts';
import { type ListState, useListState } from '@/shared/useListState';
import { usePageTitle } from '@/shared/usePageTitle';
import { type Report, type ReportAnswer, reportAnswer, reportList } from '../analytics.api';
import { analyticsTexts } from '../analytics.texts';
import type { Drawing } from '../charts/png';
import { useLiveAnswers } from '../useLiveAnswers';
import { askedOf, hasDays } from './asked';
import { ExportMenu } from './ExportMenu';
import { Parameters } from './Parameters';
import { PeriodPicker } from './PeriodPicker';
import { ReportBody } from './ReportBody';
import css from './reports.module.css';

/** One report: its days and parameters, the chart, the figures, each with the way to its records. */
export function ReportPage() {
  const t = useTexts(analyticsTexts);
  const locale = useLocale();
  const { report = '' } = useParams();
  const state = useListState();
  const list = useQuery(reportList(locale));
  const described = list.data?.items.find((one) => one.report === report);
  const asked = askedOf(state.values, described?.parameters ?? [], today());
  const answer = useQuery({
    ...reportAnswer(report, asked, locale),
    enabled: described !== undefined,
    placeholderData: keepPreviousData,
  });
  useLiveAnswers();
  const data = answer.data?.report === report ? answer.data : undefined;
  usePageTitle(data?.title ?? described?.title);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const isUnknown =
    (list.data && !described) || (answer.error instanceof ApiProblem && [403, 404].includes(answer.error.status));
  if (isUnknown)
    return (
      <div className={css.page}>
        <ListNotice icon={<WarningIcon />} title={t('unknown')} text={t('unknownText')}>
          <Link to="/reports">
            <Button>{t('back')}</Button>
          </Link>
        </ListNotice>
      </div>
    );
  const failed = list.error ?? (isFilterError(answer.error) ? null : answer.error);
  return (
    <div className={css.page}>
      <header className={css.reportHead}>
        <div className={css.titleRow}>
          <Tooltip title={t('back')}>
            <Link to="/reports" className={css.back} aria-label={t('back')}>
              <ChevronLeftIcon />
            </Link>
          </Tooltip>
          <div className={css.titles}>
            <h1>{data?.title ?? described?.title ?? '\u00a0'}</h1>
            {described?.description && <p>{described.description}</p>}
          </div>
          <span className={css.grow} />
          <Tooltip title={t('copyLink')}>
            <Button icon={<LinkIcon />} aria-label={t('copyLink')} onClick={() => void copyLink(t('linkCopied'))} />
          </Tooltip>
          {data && (
            <ExportMenu
              report={report}
              asked={asked}
              answer={data}
              drawing={drawing}
              days={daysText(data, t, locale)}
            />
          )}
        </div>
        {described && <Tools described={described} state={state} answer={data} error={answer.error} />}
      </header>
      {failed && !data && (
        <ListFailed error={failed} onRetry={() => void (list.error ? list.refetch() : answer.refetch())} />
      )}
      {!failed && !data && !isFilterError(answer.error) && <ReportBones />}
      {data && data.rows.length === 0 && !data.totals && (
        <ListNotice icon={<ReportIcon />} title={t('empty')} text={t('emptyText')}>
          <Button type="primary" onClick={() => state.set({ period: 'this_year', from: undefined, to: undefined })}>
            {t('lastYear')}
          </Button>
          {state.active > 0 && <Button onClick={() => state.replace({})}>{t('reset')}</Button>}
        </ListNotice>
      )}
      {data && (data.rows.length > 0 || data.totals) && (
        <ReportBody
          answer={data}
          isStale={answer.isPlaceholderData}
          measure={state.values.measure}
          chart={state.values.chart}
          onChange={state.set}
          onReady={setDrawing}
        />
      )}
    </div>
  );
}

interface ToolsProps {
  described: Report;
  state: ListState;
  answer: ReportAnswer | undefined;
  error: unknown;
}

function Tools({ described, state, answer, error }: ToolsProps) {
  const t = useTexts(analyticsTexts);
  const isCompared = state.values.compare === 'previous';
  const shown = answer?.from && answer.to ? { from: answer.from, to: answer.to } : undefined;
  const isOfDays = hasDays(described.parameters);
  return (
    <div className={css.tools}>
      {isOfDays && <PeriodPicker values={state.values} shown={shown} onChange={state.set} />}
      {isOfDays && (
        <Tooltip title={t('compareHint')}>
          <Button
            className={css.toggle}
            aria-pressed={isCompared}
            onClick={() => state.set({ compare: isCompared ? undefined : 'previous' })}
          >
            {t('compare')}
          </Button>
        </Tooltip>
      )}
      <Parameters parameters={described.parameters} values={state.values} error={error} onChange={state.set} />
    </div>
  );
}

type T = ReturnType<typeof useTexts<keyof typeof analyticsTexts.entries>>;

function daysText(answer: ReportAnswer, t: T, locale: 'zh-CN' | 'en'): string {
  if (!answer.from || !answer.to) return t('asOf', { at: formatDate(answer.as_of, locale) });
  return t('range', { from: formatDate(answer.from, locale), to: formatDate(answer.to, locale) });
}

async function copyLink(done: string): Promise<void> {
  await navigator.clipboard.writeText(window.location.href);
  toasts.success(done);
}

function ReportBones() {
  return (
    <div className={css.bones} aria-hidden>
      <div className={css.boneChart} />
      <div className={css.boneTable} />
    </div>
  );
}
