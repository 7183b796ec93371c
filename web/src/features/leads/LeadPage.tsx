import { Button } from 'antd';
import { useCallback, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { ApiProblem } from '@/api/problem';
import type { ComposerHandle } from '@/features/activities/public';
import { DocumentsCard } from '@/features/documents/public';
import { say, useTexts } from '@/shared/i18n';
import { ChevronLeftIcon, LeadIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { backToList } from '@/shared/lists/useScrollPlace';
import { useShortcut } from '@/shared/shortcuts';
import { useMediaQuery } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { LeadHeader } from './LeadHeader';
import { LeadActivity, LeadConflict, LeadFieldList, LeadSheet, LeadTasks } from './LeadPanel';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';
import { ScoreCard } from './ScoreCard';
import { useLeadRecord } from './useLeadRecord';

/** The whole lead: details left, what happened in the middle, the score and tasks right. */
export function LeadPage({ id }: { id: string }) {
  const t = useTexts(leadTexts);
  const navigate = useNavigate();
  const { search } = useLocation();
  const wide = useMediaQuery('(min-width: 1100px)');
  const edit = useLeadRecord(id);
  const { record, error } = edit;
  const composer = useRef<ComposerHandle>(null);
  const leave = useCallback(() => navigate({ pathname: '/leads', search }, { state: backToList }), [navigate, search]);
  useShortcut(
    'esc',
    () => say(leadTexts, 'backToList'),
    () => void leave(),
    { group: 'record' },
  );
  usePageTitle(record?.name ?? t('title'));

  if (error instanceof ApiProblem && error.status === 404) {
    return (
      <ListNotice icon={<LeadIcon />} title={t('notFound')} text={t('notFoundText')}>
        <Button type="primary" onClick={() => void leave()}>
          {t('backToList')}
        </Button>
      </ListNotice>
    );
  }
  return (
    <div className={css.recordPage}>
      <div className={css.recordBar}>
        <Link to={{ pathname: '/leads', search }} state={backToList} className={css.back}>
          <ChevronLeftIcon /> {t('title')}
        </Link>
      </div>
      {!record && error && <ListFailed error={error} onRetry={() => void edit.retry()} />}
      {!record && !error && <div className={css.bone} role="status" aria-label={t('title')} />}
      {record && wide && (
        <div className={css.columns}>
          <div className={css.left}>
            <LeadHeader
              lead={record}
              isOpen={edit.isOpen}
              onLog={(type) => composer.current?.begin(type)}
              onDeleted={() => void leave()}
            />
            <div className={css.leftFields}>
              <LeadFieldList lead={record} edit={edit} />
            </div>
          </div>
          <div className={css.middle}>
            <LeadActivity lead={record} composer={composer} />
          </div>
          <div className={css.right}>
            <ScoreCard lead={record} isOpen={edit.isOpen} />
            <LeadTasks lead={record} />
            <DocumentsCard place={{ kind: 'leads', id: record.lead_id }} />
          </div>
        </div>
      )}
      {record && !wide && (
        <div className={css.narrow}>
          <LeadSheet lead={record} edit={edit} onGone={() => void leave()} />
        </div>
      )}
      <LeadConflict edit={edit} />
    </div>
  );
}
