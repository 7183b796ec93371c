import { Segmented } from 'antd';
import { useTexts } from '@/shared/i18n';
import { BoardIcon, ForecastIcon, TableIcon } from '@/shared/icons';
import { usePhone } from '@/shared/useMediaQuery';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';
import { type OpportunityListState, type View, views } from './useOpportunityList';

const viewIcons = { board: BoardIcon, table: TableIcon, forecast: ForecastIcon };

/** Board, table or months; on the phone their signs only. */
export function ViewSwitch({ list }: { list: OpportunityListState }) {
  const t = useTexts(opportunityTexts);
  const compact = usePhone();
  return (
    <Segmented<View>
      aria-label={t('view')}
      value={list.view}
      options={views.map((value) => {
        const Icon = viewIcons[value];
        const name = t(`view.${value}`);
        return {
          value,
          title: name,
          label: (
            <span className={css.viewName}>
              <Icon />
              <span className={compact ? 'gx-visually-hidden' : undefined}>{name}</span>
            </span>
          ),
        };
      })}
      onChange={(view) => list.state.set({ view: view === 'board' ? undefined : view })}
    />
  );
}
