import { CustomerChip } from '@/features/customers/public';
import { type Beside, ListPage } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { openCreateOpportunity } from '../createRequest';
import { OpportunityEmpty } from '../OpportunityEmpty';
import { opportunityTexts } from '../opportunities.texts';
import { type OpportunityListState, useOpportunityNavigation } from '../useOpportunityList';
import { ViewSwitch } from '../ViewSwitch';
import { OpportunityCard } from './OpportunityCard';
import { useOpportunityColumns } from './opportunityColumns';
import { opportunityKind } from './opportunityKind';

interface TableViewProps {
  list: OpportunityListState;
  panel: (beside: Beside) => React.ReactNode;
}

/** The same deals as rows. */
export function TableView({ list, panel }: TableViewProps) {
  const t = useTexts(opportunityTexts);
  const { state, params, defs, openId } = list;
  const navigation = useOpportunityNavigation();
  const columns = useOpportunityColumns();
  return (
    <ListPage
      of={opportunityKind}
      words={{ title: t('title'), searchHint: t('searchHint'), create: t('create') }}
      state={state}
      defs={defs}
      params={params}
      columns={columns}
      navigation={navigation}
      openId={openId}
      onCreate={() => openCreateOpportunity({ pipeline: list.pipeline?.pipeline_id })}
      card={(row) => <OpportunityCard row={row} />}
      empty={<OpportunityEmpty />}
      tools={<ViewSwitch list={list} />}
      figures={
        state.values.customer_id && (
          <CustomerChip id={state.values.customer_id} onClear={() => state.set({ customer_id: undefined })} />
        )
      }
      panel={panel}
    />
  );
}
