import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatMoney, formatMoneyShort, formatNumber, none } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { LeadIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import { useListState } from '@/shared/useListState';
import { usePageTitle } from '@/shared/usePageTitle';
import { leadSourceFigures } from './leadReport.api';
import { leadReportTexts } from './leadReport.texts';
import css from './leads.module.css';

/** What each source brought, what it cost, and what came back. */
export function LeadSourcesPage() {
  const t = useTexts(leadReportTexts);
  const locale = useLocale();
  const can = useCan();
  const { values, set } = useListState();
  const report = useQuery(leadSourceFigures({ from: values.from, to: values.to }));
  const rows = report.data?.items ?? [];
  const most = Math.max(1, ...rows.map((row) => row.leads));
  usePageTitle(t('title'));
  const share = (part: number, all: number) => (all === 0 ? none : `${formatNumber((part / all) * 100, 0, locale)}%`);
  const money = (value: number | null, currency: string) =>
    value === null ? (
      <span className="gx-none">{none}</span>
    ) : (
      <span title={formatMoney(value, currency, locale)}>{formatMoneyShort(value, currency, locale)}</span>
    );
  return (
    <>
      <header className={css.reportHead}>
        <h1>{t('title')}</h1>
        <span className={css.grow} />
        {(['from', 'to'] as const).map((key) => (
          <label key={key} className={css.reportDay}>
            {t(key)}
            <input
              type="date"
              value={values[key] ?? ''}
              onChange={(event) => set({ [key]: event.target.value }, { replace: true })}
            />
          </label>
        ))}
        {can('leads.configure') && <Link to="/settings/leads">{t('enterCost')}</Link>}
      </header>
      {report.error && <ListFailed error={report.error} onRetry={() => void report.refetch()} />}
      {!report.error && (
        <section className={css.reportCard} aria-busy={report.isPending || report.isPlaceholderData}>
          {report.data && rows.length === 0 ? (
            <ListNotice icon={<LeadIcon />} title={t('empty')} text={t('emptyText')} />
          ) : (
            <div className={css.reportScroll}>
              <table className={css.reportTable}>
                <thead>
                  <tr>
                    {(
                      [
                        'source',
                        'leads',
                        'qualified',
                        'converted',
                        'won',
                        'wonAmount',
                        'cost',
                        'costPerLead',
                        'return',
                      ] as const
                    ).map((key) => (
                      <th key={key} scope="col" title={key === 'return' ? t('returnHint') : undefined}>
                        {t(key)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.source ?? ''}>
                      <th scope="row">{row.source ?? <i>{t('unknown')}</i>}</th>
                      <td>
                        <span className={css.barCell}>
                          <span className={css.bar} aria-hidden>
                            <i style={{ width: `${(row.leads / most) * 100}%` }} />
                          </span>
                          {formatNumber(row.leads, 0, locale)}
                        </span>
                      </td>
                      <td>
                        {row.qualified} <small>{share(row.qualified, row.leads)}</small>
                      </td>
                      <td>
                        {row.converted} <small>{share(row.converted, row.leads)}</small>
                      </td>
                      <td>{row.won}</td>
                      <td>
                        {money(row.won_amount, row.currency)}
                        {row.other_currencies > 0 && (
                          <small> {t('otherCurrencies', { count: row.other_currencies })}</small>
                        )}
                      </td>
                      <td>{money(row.cost, row.currency)}</td>
                      <td>{money(row.cost_per_lead, row.currency)}</td>
                      <td data-tone={row.return === null ? undefined : row.return < 0 ? 'minus' : 'plus'}>
                        {row.return === null ? (
                          <span className="gx-none">{none}</span>
                        ) : (
                          `${formatNumber(row.return * 100, 0, locale)}%`
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      )}
    </>
  );
}
