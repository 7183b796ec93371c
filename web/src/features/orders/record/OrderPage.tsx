import { Button } from 'antd';
import { useCallback } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { say, useTexts } from '@/shared/i18n';
import { ChevronLeftIcon, OrderIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { backToList } from '@/shared/lists/useScrollPlace';
import { useShortcut } from '@/shared/shortcuts';
import { useMediaQuery } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { CustomerOrders } from '../customer/CustomerOrders';
import { CustomerPoints } from '../customer/CustomerPoints';
import { orderTexts } from '../orders.texts';
import { isGone } from './isGone';
import { OrderConflict } from './OrderConflict';
import { OrderHeader } from './OrderHeader';
import { OrderLines } from './OrderLines';
import { OrderFieldList, OrderSheet } from './OrderPanel';
import { OrderSkeleton } from './OrderSkeleton';
import css from './record.module.css';
import { useOrderRecord } from './useOrderRecord';

/** The whole order: facts left, the bill in the middle, what else the customer bought right. */
export function OrderPage({ id }: { id: string }) {
  const t = useTexts(orderTexts);
  const navigate = useNavigate();
  const { search } = useLocation();
  const wide = useMediaQuery('(min-width: 1100px)');
  const edit = useOrderRecord(id);
  const { record, error } = edit;
  const leave = useCallback(
    () => void navigate({ pathname: '/orders', search }, { state: backToList }),
    [navigate, search],
  );
  useShortcut('esc', () => say(orderTexts, 'backToList'), leave, { group: 'record' });
  usePageTitle(record?.order_number ?? t('title'));

  if (isGone(error)) {
    return (
      <ListNotice icon={<OrderIcon />} title={t('notFound')} text={t('notFoundText')}>
        <Button type="primary" onClick={leave}>
          {t('backToList')}
        </Button>
      </ListNotice>
    );
  }
  const customer = record?.customer_id ? { id: record.customer_id, name: record.customer_name ?? '' } : null;
  return (
    <div className={css.page}>
      <div className={css.bar}>
        <Link to={{ pathname: '/orders', search }} state={backToList} className={css.back}>
          <ChevronLeftIcon /> {t('title')}
        </Link>
      </div>
      {!record && !error && <OrderSkeleton />}
      {!record && error && <ListFailed error={error} onRetry={() => void edit.retry()} />}
      {record && wide && (
        <div className={css.columns}>
          <div className={css.left}>
            <OrderHeader record={record} onDeleted={leave} />
            <div className={css.body}>
              <OrderFieldList record={record} edit={edit} />
            </div>
          </div>
          <section className={css.middle} aria-label={t('lines')}>
            <h3 className={css.billTitle}>{t('lines')}</h3>
            <OrderLines record={record} edit={edit} />
          </section>
          <div className={css.right}>
            {customer && <CustomerOrders customer={customer} here={id} />}
            {customer && <CustomerPoints customer={customer} />}
          </div>
        </div>
      )}
      {record && !wide && (
        <div className={css.narrow}>
          <OrderSheet record={record} edit={edit} onDeleted={leave} />
        </div>
      )}
      <OrderConflict edit={edit} />
    </div>
  );
}
