import { lazy } from 'react';
import { type Beside, ListPage, useListNavigation, useListParams } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { useListState } from '@/shared/useListState';
import { AssignButton } from './AssignButton';
import { openLeadForm } from './formRequest';
import { LeadCard, LeadsEmpty } from './LeadParts';
import { useLeadFilters } from './leadChoices';
import { useLeadColumns } from './leadColumns';
import { leadKind } from './leadKind';
import { leadTexts } from './leads.texts';

const LeadPanel = lazy(async () => ({ default: (await import('./LeadPanel')).LeadPanel }));

/** All leads this person may see. */
export function LeadListPage({ openId }: { openId: string | null }) {
  const t = useTexts(leadTexts);
  const state = useListState();
  const defs = useLeadFilters();
  const params = useListParams(leadKind, defs, state.values);
  const navigation = useListNavigation('/leads');
  return (
    <ListPage
      of={leadKind}
      words={{ title: t('title'), searchHint: t('searchHint'), create: t('create') }}
      state={state}
      defs={defs}
      params={params}
      columns={useLeadColumns(navigation.toRecord)}
      navigation={navigation}
      openId={openId}
      onCreate={() => openLeadForm(true)}
      card={(row, to) => <LeadCard row={row} to={to} />}
      empty={<LeadsEmpty />}
      chosen={({ rows: _, ...chosen }) => <AssignButton {...chosen} params={params} />}
      panel={(beside: Beside) => <LeadPanel {...beside} />}
    />
  );
}
