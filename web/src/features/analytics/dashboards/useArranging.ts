import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { type Dashboard, useEditDashboard, type Widget } from './dashboards.api';
import { dashboardTexts } from './dashboards.texts';
import { roomFor, settled } from './grid';

/** What can be done with the widgets of a dashboard; each is saved at once. */
export function useArranging(dashboard: Dashboard) {
  const t = useTexts(dashboardTexts);
  const showProblem = useProblem();
  const edit = useEditDashboard(dashboard.dashboard_id);
  const { widgets } = dashboard;
  const keep = (next: Widget[]) => edit.mutate({ widgets: next }, { onError: (error) => showProblem(error) });
  const add = (widget: Omit<Widget, 'id' | 'x' | 'y'>) =>
    keep([...widgets, { ...widget, id: crypto.randomUUID(), ...roomFor(widgets, widget) }]);
  return {
    keep,
    add,
    duplicate: (widget: Widget) => add(widget),
    change: (widget: Widget) => keep(widgets.map((one) => (one.id === widget.id ? widget : one))),
    remove: (widget: Widget) => {
      keep(settled(widgets.filter((one) => one.id !== widget.id)));
      toasts.undo(t('removed', { name: widget.title }), () => keep(widgets));
    },
  };
}
