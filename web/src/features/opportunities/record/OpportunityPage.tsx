import { Button } from 'antd';
import { useCallback, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { ApiProblem } from '@/api/problem';
import type { ComposerHandle } from '@/features/activities/public';
import { say, useTexts } from '@/shared/i18n';
import { ChevronLeftIcon, DealIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { useShortcut } from '@/shared/shortcuts';
import { useMediaQuery } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { opportunityTexts } from '../opportunities.texts';
import { Lines } from './Lines';
import { OpportunityConflict } from './OpportunityConflict';
import { OpportunityHeader } from './OpportunityHeader';
import { OpportunityFieldList, OpportunityRelated, OpportunityTabs, OpportunityTimeline } from './OpportunityPanel';
import { OpportunitySkeleton } from './OpportunitySkeleton';
import css from './record.module.css';
import { useOpportunityRecord } from './useOpportunityRecord';

/** The whole deal: head and details left, what happened in the middle, products and people right. */
export function OpportunityPage({ id }: { id: string }) {
  const t = useTexts(opportunityTexts);
  const navigate = useNavigate();
  const { search } = useLocation();
  const wide = useMediaQuery('(min-width: 1100px)');
  const edit = useOpportunityRecord(id);
  const { record, error } = edit;
  const composer = useRef<ComposerHandle>(null);
  const list = { pathname: '/opportunities', search };
  const leave = useCallback(() => void navigate({ pathname: '/opportunities', search }), [navigate, search]);
  useShortcut('esc', () => say(opportunityTexts, 'backToList'), leave, { group: 'record' });
  usePageTitle(record?.title ?? t('title'));

  if (error instanceof ApiProblem && error.status === 404) {
    return (
      <ListNotice icon={<DealIcon />} title={t('notFound')} text={t('notFoundText')}>
        <Button type="primary" onClick={leave}>
          {t('backToList')}
        </Button>
      </ListNotice>
    );
  }
  return (
    <div className={css.page}>
      <div className={css.bar}>
        <Link to={list} className={css.back}>
          <ChevronLeftIcon /> {t('title')}
        </Link>
      </div>
      {!record && !error && <OpportunitySkeleton />}
      {!record && error && <ListFailed error={error} onRetry={() => void edit.retry()} />}
      {record && wide && (
        <div className={css.columns}>
          <div className={css.wideHead}>
            <OpportunityHeader record={record} edit={edit} onLog={() => composer.current?.begin()} onDeleted={leave} />
          </div>
          <div className={css.left}>
            <OpportunityFieldList record={record} edit={edit} />
          </div>
          <div className={css.middle}>
            <OpportunityTimeline record={record} composer={composer} />
          </div>
          <div className={css.right}>
            <section className={css.card} aria-label={t('lines')}>
              <h3 className={css.cardTitle}>
                {t('lines')} <span className={css.dim}>{record.lines.length || ''}</span>
              </h3>
              <Lines record={record} edit={edit} />
            </section>
            <OpportunityRelated record={record} edit={edit} />
          </div>
        </div>
      )}
      {record && !wide && (
        <div className={css.narrow}>
          <OpportunityTabs record={record} edit={edit} onDeleted={leave} />
        </div>
      )}
      <OpportunityConflict edit={edit} />
    </div>
  );
}
