import { Button, Dropdown } from 'antd';
import { lazy, type RefObject, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { formatDate } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { MoreIcon } from '@/shared/icons';
import { KeyTooltip } from '@/shared/Keys';
import { explain, useProblem } from '@/shared/problems';
import { useRemoval } from '@/shared/records/useRemoval';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { toasts } from '@/shared/toasts';
import { usePhone } from '@/shared/useMediaQuery';
import { FullScreenIcon } from '../chartIcons';
import { drawingOf, savePicture } from '../charts/png';
import type { Period } from '../period';
import { type Dashboard, dashboardFile, useDeleteDashboard, useEditDashboard } from './dashboards.api';
import { dashboardTexts } from './dashboards.texts';
import type { FullScreen } from './useFullScreen';

const DashboardDialog = lazy(async () => ({ default: (await import('./DashboardDialog')).DashboardDialog }));
const SchedulesDialog = lazy(async () => ({ default: (await import('./SchedulesDialog')).SchedulesDialog }));

interface ToolsProps {
  dashboard: Dashboard;
  full: FullScreen;
  /** Where its widgets are. */
  board: RefObject<HTMLElement | null>;
  /** Chosen for all widgets. */
  days: Period | undefined;
  onCopy: () => void;
}

/** What is done with a dashboard as a whole. */
export function DashboardTools({ dashboard, full, board, days, onCopy }: ToolsProps) {
  const t = useTexts(dashboardTexts);
  const lang = useLocale();
  const phone = usePhone();
  const canTake = useCan()('analytics.export');
  const [dialog, setDialog] = useState<'share' | 'schedules' | null>(null);
  const remove = useRemove(dashboard);
  const { dashboard_id: id, is_own: isOwn } = dashboard;
  const takePicture = async () => {
    if (!board.current) return;
    const text = days ? `${formatDate(days.from, lang)} – ${formatDate(days.to, lang)}` : '';
    await savePicture(drawingOf(board.current), { title: dashboard.name, text }).catch(
      (error: unknown) => void toasts.error(explain(error)),
    );
  };
  useShortcut('f', () => t('fullScreen'), full.toggle, { enabled: full.isPossible });
  const files = [
    {
      key: 'pdf',
      label: (
        <a href={dashboardFile(id, 'pdf', lang, days)} download>
          {t('exportPdf')}
        </a>
      ),
    },
    {
      key: 'xlsx',
      label: (
        <a href={dashboardFile(id, 'xlsx', lang, days)} download>
          {t('exportXlsx')}
        </a>
      ),
    },
  ];
  const picture = { key: 'png', label: t('exportPng'), onClick: () => void takePicture() };
  const schedules = { key: 'schedules', label: t('schedules'), onClick: () => setDialog('schedules') };
  const taking = [
    ...(canTake ? files : []),
    ...(dashboard.widgets.length > 0 ? [picture] : []),
    ...(canTake ? [schedules] : []),
  ];
  const items = [
    ...taking,
    ...(isOwn
      ? [
          ...(taking.length > 0 ? [{ type: 'divider' as const, key: 'line' }] : []),
          { key: 'share', label: t('share'), onClick: () => setDialog('share') },
          { key: 'copy', label: t('duplicate'), onClick: onCopy },
          { key: 'delete', label: t('delete'), danger: true, onClick: remove },
        ]
      : []),
  ];
  return (
    <>
      {full.isPossible && !phone && (
        <KeyTooltip title={t(full.isOn ? 'leaveFullScreen' : 'fullScreen')} keys="f">
          <Button
            icon={<FullScreenIcon />}
            aria-label={t(full.isOn ? 'leaveFullScreen' : 'fullScreen')}
            onClick={full.toggle}
          />
        </KeyTooltip>
      )}
      {!full.isOn && items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
          <Button icon={<MoreIcon />} aria-label={t('more')} aria-haspopup="menu" />
        </Dropdown>
      )}
      <Suspense fallback={null}>
        {dialog === 'share' && <ShareDialog dashboard={dashboard} onClose={() => setDialog(null)} />}
        {dialog === 'schedules' && <SchedulesDialog id={id} onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  );
}

function ShareDialog({ dashboard, onClose }: { dashboard: Dashboard; onClose: () => void }) {
  const t = useTexts(dashboardTexts);
  const showProblem = useProblem();
  const edit = useEditDashboard(dashboard.dashboard_id);
  return (
    <DashboardDialog
      title={t('shareTitle')}
      okText={t('save')}
      initial={dashboard}
      isSaving={edit.isPending}
      onClose={onClose}
      onSave={(entered) =>
        edit.mutate(entered, {
          onSuccess: () => {
            toasts.success(t('saved'));
            onClose();
          },
          onError: (error) => showProblem(error),
        })
      }
    />
  );
}

function useRemove({ dashboard_id, name }: Dashboard) {
  const t = useTexts(dashboardTexts);
  const navigate = useNavigate();
  const remove = useDeleteDashboard();
  const removal = useRemoval();
  return () =>
    removal({
      kind: 'dashboards',
      id: dashboard_id,
      said: t('deleted', { name }),
      remove: () => remove.mutateAsync(dashboard_id),
      onDeleted: () => void navigate('/dashboards', { replace: true }),
    });
}
