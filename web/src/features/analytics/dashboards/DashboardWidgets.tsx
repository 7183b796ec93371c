import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { ArrowDownIcon, ArrowUpIcon, DashboardIcon, PlusIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { usePhone } from '@/shared/useMediaQuery';
import type { PeriodValues } from './asked';
import type { Dashboard, Widget } from './dashboards.api';
import css from './dashboards.module.css';
import { dashboardTexts } from './dashboards.texts';
import { Grid } from './Grid';
import { inOrder, shifted } from './grid';
import { useArranging } from './useArranging';
import { WidgetCard } from './WidgetCard';

const WidgetDialog = lazy(async () => ({ default: (await import('./WidgetDialog')).WidgetDialog }));

interface WidgetsProps {
  dashboard: Dashboard;
  period: PeriodValues;
  isEditing: boolean;
  /** The dialog for a new one is open. */
  adding: boolean;
  onAdd: () => void;
  onAdded: () => void;
}

/** The widgets side by side; on the phone one below the other. */
export function DashboardWidgets({ dashboard, period, isEditing, adding, onAdd, onAdded }: WidgetsProps) {
  const t = useTexts(dashboardTexts);
  const phone = usePhone();
  const arranging = useArranging(dashboard);
  const [changed, setChanged] = useState<Widget | null>(null);
  const { widgets } = dashboard;
  const { added } = arranging;
  useEffect(() => {
    const node = added && document.querySelector(`[data-widget="${CSS.escape(added)}"]`);
    if (node) node.scrollIntoView({ block: 'nearest' });
  }, [added]);
  const card = (widget: Widget, handle: ReactNode) => (
    <WidgetCard
      widget={widget}
      period={period}
      handle={handle}
      acts={
        isEditing
          ? {
              change: () => setChanged(widget),
              duplicate: () => arranging.duplicate(widget),
              remove: () => arranging.remove(widget),
            }
          : undefined
      }
    />
  );
  return (
    <>
      {widgets.length === 0 && (
        <ListNotice icon={<DashboardIcon />} title={t('empty')} text={t(dashboard.is_own ? 'emptyText' : 'emptyOther')}>
          {dashboard.is_own && (
            <Button type="primary" icon={<PlusIcon />} onClick={onAdd}>
              {t('add')}
            </Button>
          )}
        </ListNotice>
      )}
      {widgets.length > 0 && phone && (
        <div className={css.grid} data-editing={isEditing || undefined}>
          {inOrder(widgets).map((widget) => (
            <div key={widget.id} className={css.cell} data-widget={widget.id}>
              {card(
                widget,
                isEditing && (
                  <Shift widget={widget} onShift={(by) => arranging.keep(shifted(widgets, widget.id, by))} />
                ),
              )}
            </div>
          ))}
        </div>
      )}
      {widgets.length > 0 && !phone && (
        <Grid widgets={widgets} isEditing={isEditing} onChange={arranging.keep} render={card} />
      )}
      {(adding || changed) && (
        <Suspense fallback={null}>
          <WidgetDialog
            widget={changed}
            onClose={() => {
              setChanged(null);
              onAdded();
            }}
            onSave={(draft) => (changed ? arranging.change({ ...changed, ...draft }) : arranging.add(draft))}
          />
        </Suspense>
      )}
    </>
  );
}

/** Moves a widget where nothing can be dragged. */
function Shift({ widget, onShift }: { widget: Widget; onShift: (by: -1 | 1) => void }) {
  const t = useTexts(dashboardTexts);
  return (
    <>
      <button
        type="button"
        className={listCss.iconButton}
        aria-label={t('moveUp', { name: widget.title })}
        onClick={() => onShift(-1)}
      >
        <ArrowUpIcon />
      </button>
      <button
        type="button"
        className={listCss.iconButton}
        aria-label={t('moveDown', { name: widget.title })}
        onClick={() => onShift(1)}
      >
        <ArrowDownIcon />
      </button>
    </>
  );
}
