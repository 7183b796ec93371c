import { useEffect, useMemo } from 'react';
import type { ColumnPreset } from '@/shared/lists/useColumns';
import { type ListState, type ListValues, shapeKeys } from '@/shared/useListState';
import { type Layout, useViews, type View, type WriteView } from './views.api';

/** How a list is shown, as the address says it. */
export interface Shape {
  layout: Layout;
  /** The field of the sections or of the columns of the board. */
  group: string | undefined;
  /** The field whose days the calendar shows. */
  by: string | undefined;
  /** The figures, e.g. `sum:annual_revenue,avg:credit_days`. */
  sums: string;
}

export function shapeOf(values: ListValues): Shape {
  const { layout, group, by, sums } = values;
  return {
    layout: layout === 'board' || layout === 'calendar' ? layout : 'list',
    group: group || undefined,
    by: by || undefined,
    sums: sums ?? '',
  };
}

// what is in the address without belonging to a view: the record that is open, the month one turned to
const passing = ['open', 'month'];
const shaping = shapeKeys.filter((key) => key !== 'sort');

/** The address of a view: all its conditions stand in it, so that a link shows the same to everybody. */
export const valuesOf = (view: View): ListValues => ({
  ...view.query,
  v: view.view_id,
  group: view.group_by ?? undefined,
  sums: view.measures.join(',') || undefined,
  layout: view.layout === 'list' ? undefined : view.layout,
  by: view.date_field ?? undefined,
});

/** What of the address a view keeps. */
export function writtenOf(values: ListValues): WriteView {
  const shape = shapeOf(values);
  const query = Object.entries(values).filter(
    ([key, value]) => value && !shaping.includes(key) && !passing.includes(key),
  );
  return {
    query: Object.fromEntries(query) as Record<string, string>,
    layout: shape.layout,
    group_by: shape.group ?? null,
    date_field: shape.by ?? null,
    measures: shape.sums ? shape.sums.split(',') : [],
  };
}

const plain = (values: ListValues) =>
  JSON.stringify(
    Object.entries(values)
      .filter(([key, value]) => value && !passing.includes(key))
      .sort(([a], [b]) => a.localeCompare(b)),
  );

export const sameView = (a: ListValues, b: ListValues): boolean => plain(a) === plain(b);

/** The view a list is looked at through, when there is one. */
export function useView(of: { kind: string; always?: ListValues }, state: ListState) {
  const views = useViews(of.kind);
  const { values, replace } = state;
  const current = views?.find((view) => view.view_id === values.v);
  const untouched = Object.keys(values).every((key) => passing.includes(key) || of.always?.[key]);
  const usual = untouched ? views?.find((view) => view.is_default) : undefined;
  useEffect(() => {
    if (usual) replace({ ...of.always, ...valuesOf(usual) }, { replace: true });
  }, [usual, replace, of]);

  const preset = useMemo<ColumnPreset | undefined>(() => {
    if (!current || current.columns.length === 0) return undefined;
    const widths = current.columns.flatMap((one) => (one.width ? [[one.key, one.width] as const] : []));
    return {
      id: `${current.view_id} ${current.version}`,
      keys: current.columns.map((one) => one.key),
      widths: Object.fromEntries(widths),
    };
  }, [current]);
  return {
    views,
    current,
    preset,
    /** The conditions, order, groups or figures are not those of the view any more. */
    changed: current !== undefined && !sameView(valuesOf(current), values),
    show: (view: View | null) => replace({ ...of.always, ...(view ? valuesOf(view) : { v: 'all' }) }),
  };
}

export type ViewInUse = ReturnType<typeof useView>;
