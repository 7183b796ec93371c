import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { type Dashboard, dashboardDetail, useEditDashboard, type Widget } from './dashboards.api';
import { dashboardTexts } from './dashboards.texts';
import { moved, roomFor, settled } from './grid';

/** What can be done with the widgets of a dashboard; each is saved at once. */
export function useArranging(dashboard: Dashboard) {
  const t = useTexts(dashboardTexts);
  const showProblem = useProblem();
  const cache = useQueryClient();
  const edit = useEditDashboard(dashboard.dashboard_id);
  const { widgets } = dashboard;
  const [added, setAdded] = useState<string | null>(null);
  const keep = (next: Widget[]) => edit.mutate({ widgets: next }, { onError: (error) => showProblem(error) });
  const add = (widget: Omit<Widget, 'id' | 'x' | 'y'>) => {
    const id = crypto.randomUUID();
    keep([...widgets, { ...widget, id, ...roomFor(widgets, widget) }]);
    setAdded(id);
  };
  return {
    /** The one that came last, to be brought into sight. */
    added,
    keep,
    add,
    duplicate: (widget: Widget) => add(widget),
    change: (widget: Widget) => keep(widgets.map((one) => (one.id === widget.id ? widget : one))),
    remove: (widget: Widget) => {
      keep(settled(widgets.filter((one) => one.id !== widget.id)));
      toasts.undo(t('removed', { name: widget.title }), () => {
        // the others may stand elsewhere by now
        const now = cache.getQueryData(dashboardDetail(dashboard.dashboard_id).queryKey)?.widgets ?? [];
        keep(moved([...now, widget], widget.id, widget));
      });
    },
  };
}
