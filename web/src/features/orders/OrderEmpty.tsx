import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { ImportIcon, OrderIcon, PlusIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import { openCreateOrder } from './createRequest';
import { orderTexts } from './orders.texts';

/** Nothing yet: two ways to begin. */
export function OrderEmpty() {
  const t = useTexts(orderTexts);
  const can = useCan();
  const navigate = useNavigate();
  return (
    <ListNotice icon={<OrderIcon />} title={t('empty')} text={t('emptyText')}>
      {can('orders.create') && (
        <Button type="primary" icon={<PlusIcon />} onClick={() => openCreateOrder()}>
          {t('create')}
        </Button>
      )}
      {can('orders.import') && (
        <Button icon={<ImportIcon />} onClick={() => void navigate('/imports/new?kind=orders')}>
          {t('importFile')}
        </Button>
      )}
    </ListNotice>
  );
}
