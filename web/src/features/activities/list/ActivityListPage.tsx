import { Button } from 'antd';
import { CustomerChip } from '@/features/customers/public';
import { type Beside, ListPage, useListNavigation, useListParams } from '@/features/views/public';
import { say, useTexts } from '@/shared/i18n';
import { NoteIcon, PlusIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { useListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { openLogDialog } from '../logRequest';
import { ActivityCard } from './ActivityCard';
import { ActivityPanel } from './ActivityPanel';
import { useActivityColumns } from './activityColumns';
import { useActivityFilters } from './activityFilters';
import { activityKind } from './activityKind';
import { activityListTexts } from './activityList.texts';

/** What was done with all customers, deals and enquiries this person may see, the latest first. */
export function ActivityListPage({ openId }: { openId: string | null }) {
  const t = useTexts(activityListTexts);
  const state = useListState();
  const defs = useActivityFilters();
  const params = useListParams(activityKind, defs, state.values);
  const navigation = useListNavigation('/activities');
  const canLog = useCan()('activities.create');
  const phone = usePhone();
  const log = () => openLogDialog(true);
  useShortcut('c', () => say(activityListTexts, 'create'), log, { enabled: canLog });
  const { customer_id } = state.values;
  const ofCustomer = customer_id && (
    <CustomerChip id={customer_id} onClear={() => state.set({ customer_id: undefined })} />
  );
  const logButton = canLog && (
    <Button icon={<PlusIcon />} onClick={log}>
      {t('create')}
    </Button>
  );
  return (
    <ListPage
      of={activityKind}
      words={{ title: t('title'), searchHint: t('searchHint'), create: t('create') }}
      state={state}
      defs={defs}
      params={params}
      columns={useActivityColumns(navigation.toRecord)}
      navigation={navigation}
      openId={openId}
      onCreate={log}
      card={(row, to) => <ActivityCard row={row} to={to} />}
      empty={
        <ListNotice icon={<NoteIcon />} title={t('empty')} text={t('emptyText')}>
          {logButton}
        </ListNotice>
      }
      tools={phone ? ofCustomer : logButton}
      figures={ofCustomer}
      panel={(beside: Beside) => <ActivityPanel {...beside} />}
    />
  );
}
