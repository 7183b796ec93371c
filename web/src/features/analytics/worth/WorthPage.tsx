import { Tooltip } from 'antd';
import { Link, NavLink, useMatch } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { ChevronLeftIcon } from '@/shared/icons';
import { usePageTitle } from '@/shared/usePageTitle';
import frame from '../reports/reports.module.css';
import { useLiveAnswers } from '../useLiveAnswers';
import { SegmentsPage } from './SegmentsPage';
import { ValuePage } from './ValuePage';
import { WorthTools } from './WorthTools';
import css from './worth.module.css';
import { worthTexts } from './worth.texts';

/** What customers are worth: in figures, and by segments. */
export function WorthPage() {
  const t = useTexts(worthTexts);
  const isOfSegments = useMatch('/analytics/value/segments') !== null;
  usePageTitle(t(isOfSegments ? 'segmentsTitle' : 'title'));
  useLiveAnswers();
  return (
    <div className={frame.page}>
      <header className={css.top}>
        <div className={frame.titleRow}>
          <Tooltip title={t('back')}>
            <Link to="/reports" className={frame.back} aria-label={t('back')}>
              <ChevronLeftIcon />
            </Link>
          </Tooltip>
          <div className={frame.titles}>
            <h1>{t('title')}</h1>
            <p>{t('about')}</p>
          </div>
        </div>
        <WorthTools />
      </header>
      <nav className={css.tabs} aria-label={t('parts')}>
        <NavLink to="/analytics/value" end>
          {t('title')}
        </NavLink>
        <NavLink to="/analytics/value/segments">{t('segmentsTitle')}</NavLink>
      </nav>
      {isOfSegments ? <SegmentsPage /> : <ValuePage />}
    </div>
  );
}
