import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatMonth } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { usePhone } from '@/shared/useMediaQuery';
import { reportAnswer } from '../analytics.api';
import { Chart } from '../charts/Chart';
import { heightOf } from '../charts/height';
import frame from '../reports/reports.module.css';
import { worthTexts } from './worth.texts';

/** From which segment to which customers moved between the first and the last month of a year. */
export function SegmentFlow() {
  const t = useTexts(worthTexts);
  const locale = useLocale();
  const phone = usePhone();
  const { data } = useQuery(reportAnswer('segment_flow', {}, locale));
  // the report has a page of its own, which says what is wrong
  if (!data) return null;
  const { from, to, rows } = data;
  return (
    <section className={frame.box} aria-label={t('flow')}>
      <div className={frame.boxHead}>
        <h2>{t('flow')}</h2>
        {from && to && (
          <span className={frame.faint}>
            {t('flowMonths', { from: formatMonth(from, locale), to: formatMonth(to, locale) })}
          </span>
        )}
        <span className={frame.grow} />
        <Link to="/reports/segment_flow">{t('flowReport')}</Link>
      </div>
      {rows.length > 0 ? (
        <div className={frame.drawing} style={{ height: heightOf('flow', data, phone) }}>
          <Chart kind="flow" answer={data} title={t('flow')} />
        </div>
      ) : (
        <p className={frame.drawing}>{t('flowEmpty')}</p>
      )}
    </section>
  );
}
