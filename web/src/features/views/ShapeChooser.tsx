import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useTexts } from '@/shared/i18n';
import type { ListState } from '@/shared/useListState';
import { type Field, fieldsOf } from '../customFields/public';
import css from './list.module.css';
import {
  boardFields,
  dateFields,
  groupFields,
  type MeasureName,
  measureNames,
  numberFields,
  readMeasure,
} from './shapes';
import { shapeOf } from './useView';
import type { Layout } from './views.api';
import { viewTexts } from './views.texts';

/** What the menu of the display offers: layout, groups, figures. */
export function ShapeChooser({ kind, state }: { kind: string; state: ListState }) {
  const t = useTexts(viewTexts);
  const fields = (useQuery(fieldsOf(kind)).data?.items ?? []).filter((field) => field.access === 'full');
  const { layout, group, by } = shapeOf(state.values);
  const groups = layout === 'board' ? boardFields(fields) : groupFields(fields);
  const named = (list: Field[]) => list.map((field) => ({ value: field.key, label: field.label }));
  const turn = (to: Layout) => {
    const first = to === 'board' ? boardFields(fields)[0]?.key : group;
    state.set({
      layout: to === 'list' ? undefined : to,
      group: to === 'board' && !boardFields(fields).some((field) => field.key === group) ? first : group,
      by: to === 'calendar' ? (by ?? dateFields(fields)[0]?.key) : by,
    });
  };
  return (
    <div className={css.shape}>
      <Segmented<Layout>
        block
        aria-label={t('layout')}
        value={layout}
        options={(['list', 'board', 'calendar'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={turn}
      />
      {layout !== 'calendar' && (
        <Choice label={t(layout === 'board' ? 'columnsOf' : 'group')}>
          <Select
            aria-label={t(layout === 'board' ? 'columnsOf' : 'group')}
            allowClear={layout === 'list'}
            placeholder={t('noGroup')}
            showSearch={{ optionFilterProp: 'label' }}
            value={group}
            options={named(groups)}
            onChange={(value?: string) => state.set({ group: value })}
          />
        </Choice>
      )}
      {layout === 'calendar' && (
        <Choice label={t('dates')}>
          <Select
            aria-label={t('dates')}
            value={by}
            options={named(dateFields(fields))}
            onChange={(value: string) => state.set({ by: value })}
          />
        </Choice>
      )}
      {layout !== 'calendar' && <Figures fields={numberFields(fields)} state={state} />}
    </div>
  );
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={css.choice}>
      <span>{label}</span>
      {children}
    </div>
  );
}

/** Which numbers are added up. */
function Figures({ fields, state }: { fields: Field[]; state: ListState }) {
  const t = useTexts(viewTexts);
  const chosen = new Map(
    shapeOf(state.values)
      .sums.split(',')
      .filter(Boolean)
      .map(readMeasure)
      .map(({ what, key }) => [key, what] as const),
  );
  const choose = (key: string, what: MeasureName | '') => {
    const next = new Map(chosen);
    if (what === '') next.delete(key);
    else next.set(key, what);
    state.set({ sums: [...next].map(([field, one]) => `${one}:${field}`).join(',') || undefined });
  };
  if (fields.length === 0) return null;
  return (
    <div className={css.figures}>
      <span className={css.viewHeading}>{t('figures')}</span>
      {fields.map((field) => (
        <Choice key={field.key} label={field.label}>
          <Select<MeasureName | ''>
            size="small"
            aria-label={`${t('figures')}: ${field.label}`}
            value={chosen.get(field.key) ?? ''}
            options={[
              { value: '', label: t('noFigure') },
              ...measureNames.map((value) => ({ value, label: t(value) })),
            ]}
            onChange={(what) => choose(field.key, what)}
          />
        </Choice>
      ))}
    </div>
  );
}
