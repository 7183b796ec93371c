import { Button } from 'antd';
import { lazy } from 'react';
import { CustomerChip } from '@/features/customers/public';
import { type Beside, ListPage, useListNavigation, useListParams } from '@/features/views/public';
import { say, useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { useListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { openCreateOrder } from './createRequest';
import { OrderCard } from './OrderCard';
import { OrderEmpty } from './OrderEmpty';
import { OrderSums } from './OrderSums';
import { useOrderColumns } from './orderColumns';
import { useOrderFilters } from './orderFilters';
import { orderKind } from './orderKind';
import css from './orders.module.css';
import { orderTexts } from './orders.texts';

const OrderPanel = lazy(async () => ({ default: (await import('./record/OrderPanel')).OrderPanel }));

/** All orders this person may see, the newest first. */
export function OrderListPage({ openId }: { openId: string | null }) {
  const t = useTexts(orderTexts);
  const state = useListState();
  const defs = useOrderFilters();
  const params = useListParams(orderKind, defs, state.values);
  const navigation = useListNavigation('/orders');
  const canCreate = useCan()('orders.create');
  const phone = usePhone();
  useShortcut(
    'c',
    () => say(orderTexts, 'create'),
    () => openCreateOrder(),
    { enabled: canCreate },
  );
  const { customer_id } = state.values;
  const ofCustomer = customer_id && (
    <CustomerChip id={customer_id} onClear={() => state.set({ customer_id: undefined })} />
  );
  return (
    <ListPage
      of={orderKind}
      words={{ title: t('title'), searchHint: t('searchHint'), create: t('create') }}
      state={state}
      defs={defs}
      params={params}
      columns={useOrderColumns(navigation.toRecord)}
      navigation={navigation}
      openId={openId}
      onCreate={() => openCreateOrder()}
      card={(row, to) => <OrderCard row={row} to={to} />}
      empty={<OrderEmpty />}
      tools={
        phone
          ? ofCustomer
          : canCreate && (
              <Button icon={<PlusIcon />} onClick={() => openCreateOrder()}>
                {t('create')}
              </Button>
            )
      }
      figures={
        <div className={css.figures}>
          {ofCustomer}
          <OrderSums params={params} />
        </div>
      }
      panel={(beside: Beside) => <OrderPanel {...beside} />}
    />
  );
}
