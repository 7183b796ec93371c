import { Button } from 'antd';
import { useCallback, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { ApiProblem } from '@/api/problem';
import type { ComposerHandle } from '@/features/activities/public';
import { DocumentsCard } from '@/features/documents/public';
import { say, useTexts } from '@/shared/i18n';
import { ChevronLeftIcon, CustomersIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { backToList } from '@/shared/lists/useScrollPlace';
import { NeighbourButtons } from '@/shared/records/SidePanel';
import { useShortcut } from '@/shared/shortcuts';
import { useMediaQuery } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { CustomerConflict } from './CustomerConflict';
import { CustomerHeader } from './CustomerHeader';
import { CustomerFieldList, CustomerTabs } from './CustomerPanel';
import { CustomerPurchases } from './CustomerPurchases';
import { CustomerRelated } from './CustomerRelated';
import { CustomerSkeleton } from './CustomerSkeleton';
import { CustomerTimeline } from './CustomerTimeline';
import { CustomerWorth } from './CustomerWorth';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';
import { useNeighboursOnPage } from './useCustomerList';
import { useCustomerRecord } from './useCustomerRecord';

/** The whole record: details left, what happened in the middle, people and companies right. */
export function CustomerPage({ id }: { id: string }) {
  const t = useTexts(customerTexts);
  const navigate = useNavigate();
  const { search, state } = useLocation();
  const fromList = (state as { list?: boolean } | null)?.list === true;
  const wide = useMediaQuery('(min-width: 1100px)');
  const edit = useCustomerRecord(id);
  const { record, error } = edit;
  const composer = useRef<ComposerHandle>(null);
  const neighbours = useNeighboursOnPage(id, fromList);
  const list = { pathname: '/customers', search };
  const leave = useCallback(
    () => navigate({ pathname: '/customers', search }, { state: backToList }),
    [navigate, search],
  );
  useShortcut(
    'esc',
    () => say(customerTexts, 'backToList'),
    () => void leave(),
    { group: 'record' },
  );
  usePageTitle(record?.name ?? t('title'));

  if (error instanceof ApiProblem && error.status === 404) {
    return (
      <ListNotice icon={<CustomersIcon />} title={t('notFound')} text={t('notFoundText')}>
        <Button type="primary" onClick={() => void leave()}>
          {t('backToList')}
        </Button>
      </ListNotice>
    );
  }
  return (
    <div className={css.recordPage}>
      <div className={css.recordBar}>
        <Link to={list} state={backToList} className={css.back}>
          <ChevronLeftIcon /> {t('title')}
        </Link>
        <span className={css.grow} />
        <NeighbourButtons neighbours={neighbours} />
      </div>
      {!record && !error && <CustomerSkeleton />}
      {!record && error && <ListFailed error={error} onRetry={() => void edit.retry()} />}
      {record && wide && (
        <div className={css.columns}>
          <div className={css.left}>
            <CustomerHeader
              record={record}
              edit={edit}
              onLog={(type) => composer.current?.begin(type)}
              onDeleted={() => void leave()}
            />
            <div className={css.leftFields}>
              <CustomerFieldList record={record} edit={edit} />
            </div>
          </div>
          <div className={css.middle}>
            <CustomerTimeline id={id} composer={composer} />
          </div>
          <div className={css.right}>
            <CustomerRelated record={record}>
              <CustomerWorth record={record} />
              <CustomerPurchases record={record} />
            </CustomerRelated>
            <div className={css.documents}>
              <DocumentsCard place={{ kind: 'customers', id: record.customer_id }} />
            </div>
          </div>
        </div>
      )}
      {record && !wide && (
        <div className={css.narrow}>
          <CustomerTabs record={record} edit={edit} onDeleted={() => void leave()} />
        </div>
      )}
      <CustomerConflict edit={edit} />
    </div>
  );
}
