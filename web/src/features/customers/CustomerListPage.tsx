import { lazy, Suspense } from 'react';
import { ReassignButton } from '@/features/ownership/public';
import { type Beside, type Chosen, ListPage } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { BulkTagButton } from './BulkTagButton';
import { CustomerCard } from './CustomerCard';
import { CustomerEmpty } from './CustomerEmpty';
import { CustomerStatistics } from './CustomerStatistics';
import { openCreateCustomer } from './createRequest';
import { useCustomerColumns } from './customerColumns';
import type { CustomerListParams, CustomerRow } from './customers.api';
import { customerTexts } from './customers.texts';
import { customerKind, useCustomerList } from './useCustomerList';

const CustomerPanel = lazy(async () => ({ default: (await import('./CustomerPanel')).CustomerPanel }));

/** All customers this person may see. */
export function CustomerListPage({ openId }: { openId: string | null }) {
  const t = useTexts(customerTexts);
  const { state, defs, params, navigation } = useCustomerList();
  return (
    <ListPage
      of={customerKind}
      words={{ title: t('title'), searchHint: t('searchHint'), create: t('create') }}
      state={state}
      defs={defs}
      params={params}
      columns={useCustomerColumns(navigation.toRecord)}
      navigation={navigation}
      openId={openId}
      onCreate={openCreateCustomer}
      card={(row, to) => <CustomerCard row={row} to={to} />}
      empty={<CustomerEmpty />}
      figures={<CustomerStatistics params={params} values={state.values} onChange={state.set} />}
      chosen={(chosen) => <Actions {...chosen} params={params} />}
      panel={(beside: Beside) => <CustomerPanel {...beside} />}
    />
  );
}

function Actions({ params, ...chosen }: Chosen<CustomerRow> & { params: CustomerListParams }) {
  const { selection } = chosen;
  return (
    <>
      <BulkTagButton {...chosen} params={params} />
      {!selection.everything && (
        <Suspense fallback={null}>
          <ReassignButton
            chosen={{ customer_ids: [...selection.ids] }}
            count={selection.ids.size}
            isExact
            onDone={selection.clear}
          />
        </Suspense>
      )}
    </>
  );
}
