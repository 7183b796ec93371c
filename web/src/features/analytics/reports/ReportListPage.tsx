import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { Link } from 'react-router';
import { otherReports } from '@/features/reports/public';
import { say, useLocale, useTexts } from '@/shared/i18n';
import { ReportIcon, SearchIcon, TrophyIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import { useListState } from '@/shared/useListState';
import { usePageTitle } from '@/shared/usePageTitle';
import { reportList } from '../analytics.api';
import { analyticsTexts } from '../analytics.texts';
import { analyticsMenuTexts } from '../analyticsMenu.texts';
import { kindIcons } from '../chartKinds';
import { groupsOf, type Listed } from './groups';
import css from './reports.module.css';

/** All reports this person may see, by what they are about. */
export function ReportListPage() {
  const t = useTexts(analyticsTexts);
  const locale = useLocale();
  const can = useCan();
  const { values, set } = useListState();
  const reports = useQuery(reportList(locale));
  usePageTitle(t('title'));
  const text = (values.q ?? '').trim().toLowerCase();
  const all: Listed[] = [
    ...(reports.data?.items ?? []).map((one) => ({
      ...one,
      path: `/reports/${one.report}`,
      icon: kindIcons[one.chart],
    })),
    ...(reports.data && can('analytics.view') ? [valueEntry()] : []),
    // what the server reports by now is not listed twice
    ...otherReports(can).filter((one) => !reports.data?.items.some(({ report }) => report === one.sameAs)),
  ];
  const found = all.filter((one) => `${one.title} ${one.description}`.toLowerCase().includes(text));
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('title')}</h1>
        <span className={css.grow} />
        <Input
          className={css.search}
          prefix={<SearchIcon />}
          aria-label={t('search')}
          placeholder={t('search')}
          allowClear
          value={values.q ?? ''}
          onChange={(event) => set({ q: event.target.value }, { replace: true })}
        />
      </header>
      {reports.error && <ListFailed error={reports.error} onRetry={() => void reports.refetch()} />}
      {reports.isPending && <ListBones />}
      {reports.data && all.length === 0 && (
        <ListNotice icon={<ReportIcon />} title={t('noReport')} text={t('noReportText')} />
      )}
      {reports.data && all.length > 0 && found.length === 0 && (
        <ListNotice icon={<SearchIcon />} title={t('notFound', { text: values.q ?? '' })} />
      )}
      {reports.data &&
        groupsOf(found).map(({ group, items }) => (
          <section key={group} className={css.group} aria-label={group}>
            <h2>{group}</h2>
            <ul className={css.cards}>
              {items.map(({ path, title, description, icon: Icon }) => (
                <li key={path}>
                  <Link to={path} className={css.card}>
                    <span className={css.cardIcon} aria-hidden>
                      <Icon />
                    </span>
                    <span className={css.cardText}>
                      <strong>{title}</strong>
                      <span>{description}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

/** The page about what customers are worth, among the reports on customers. */
const valueEntry = (): Listed => ({
  path: '/analytics/value',
  title: say(analyticsMenuTexts, 'value'),
  description: say(analyticsTexts, 'valueText'),
  group: say(analyticsTexts, 'valueGroup'),
  icon: TrophyIcon,
});

function ListBones() {
  return (
    <div className={css.cards} aria-hidden>
      {Array.from({ length: 9 }, (_, at) => at).map((at) => (
        <div key={at} className={css.bone} />
      ))}
    </div>
  );
}
