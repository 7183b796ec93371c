import { Button, Select, Tooltip } from 'antd';
import { useNavigate } from 'react-router';
import { CustomerChip } from '@/features/customers/public';
import { useConditions } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { ImportIcon, PlusIcon } from '@/shared/icons';
import { FilterChips } from '@/shared/lists/FilterChips';
import { FilterSheet } from '@/shared/lists/FilterSheet';
import { SearchBox } from '@/shared/lists/SearchBox';
import { useCan } from '@/shared/session';
import { usePhone } from '@/shared/useMediaQuery';
import { BoardTotals } from './board/BoardTotals';
import { CardFieldsChooser } from './board/CardFieldsChooser';
import type { CardField } from './board/cardFields';
import { openCreateOpportunity } from './createRequest';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';
import type { OpportunityListState } from './useOpportunityList';
import { ViewSwitch } from './ViewSwitch';

interface ToolbarProps {
  list: OpportunityListState;
  cards: { fields: CardField[]; choose: (fields: CardField[]) => void; closed: boolean };
  error: unknown;
}

/** Everything above the deals: pipeline, view, search, conditions. */
export function OpportunityToolbar(props: ToolbarProps) {
  const { list } = props;
  const t = useTexts(opportunityTexts);
  const phone = usePhone();
  const canCreate = useCan()('opportunities.create');
  const { pipeline } = list;
  const search = (
    <SearchBox
      value={list.state.values.q ?? ''}
      placeholder={t('searchHint')}
      onSearch={(q) => list.state.set({ q }, { replace: true })}
    />
  );
  if (!phone) return <DesktopBar {...props} search={search} />;
  return (
    <header className={css.toolbar}>
      <h1 className="gx-visually-hidden">{t('title')}</h1>
      <div className={css.toolRow}>
        {search}
        <FilterSheet defs={list.defs} values={list.state.values} total="" onChange={list.state.set} />
      </div>
      <div className={css.phoneRow}>
        <PipelineChoice list={list} />
        <span className={css.grow} />
        <ViewSwitch list={list} />
      </div>
      {canCreate && (
        <button
          type="button"
          className={css.floating}
          aria-label={t('create')}
          onClick={() => openCreateOpportunity({ pipeline: pipeline?.pipeline_id })}
        >
          <PlusIcon />
        </button>
      )}
    </header>
  );
}

function DesktopBar(props: ToolbarProps & { search: React.ReactNode }) {
  const { list, cards } = props;
  const { state, params } = list;
  const t = useTexts(opportunityTexts);
  const can = useCan();
  const navigate = useNavigate();
  const conditions = useConditions({ kind: 'opportunities', state, sent: params.filter, error: props.error });
  return (
    <header className={css.toolbar}>
      <div className={css.toolRow}>
        <h1 className={css.title}>{t('title')}</h1>
        <PipelineChoice list={list} />
        {list.view === 'board' && <BoardTotals params={params} stages={list.pipeline?.stages ?? []} />}
        <span className={css.grow} />
        {props.search}
        <ViewSwitch list={list} />
        {can('opportunities.import') && (
          <Tooltip title={t('importHere')}>
            <Button
              type="text"
              icon={<ImportIcon />}
              aria-label={t('importHere')}
              onClick={() => navigate('/imports/new?kind=opportunities')}
            />
          </Tooltip>
        )}
        {list.view === 'board' && (
          <CardFieldsChooser
            fields={cards.fields}
            onChoose={cards.choose}
            closed={cards.closed}
            onClosed={(closed) => state.set({ closed: closed ? '1' : undefined }, { replace: true })}
          />
        )}
      </div>
      <div className={css.filterRow}>
        {state.values.customer_id && (
          <CustomerChip id={state.values.customer_id} onClear={() => state.set({ customer_id: undefined })} />
        )}
        <FilterChips defs={list.defs} values={state.values} onChange={state.set} />
        <span className={css.grow} />
        {list.view !== 'forecast' && conditions.button}
      </div>
      {list.view !== 'forecast' && conditions.bar}
    </header>
  );
}

/** Which pipeline; no choice where there is only one. */
function PipelineChoice({ list }: { list: OpportunityListState }) {
  const t = useTexts(opportunityTexts);
  const all = list.pipelines.data?.items.filter((one) => one.is_active) ?? [];
  if (all.length < 2) return null;
  return (
    <Select
      variant="filled"
      aria-label={t('pipeline')}
      className={css.pipelineChoice}
      popupMatchSelectWidth={false}
      value={list.pipeline?.pipeline_id}
      options={all.map((one) => ({ value: one.pipeline_id, label: one.name }))}
      onChange={(pipeline: string) => list.state.set({ pipeline, stage: undefined })}
    />
  );
}
