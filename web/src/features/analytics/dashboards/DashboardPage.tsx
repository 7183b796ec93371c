import { useQuery } from '@tanstack/react-query';
import { Button, ConfigProvider } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { today } from '@/shared/days';
import { useTexts } from '@/shared/i18n';
import { CheckIcon, EditIcon, PlusIcon, WarningIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { useListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { periodOf } from '../period';
import { PeriodPicker } from '../reports/PeriodPicker';
import { useLiveAnswers } from '../useLiveAnswers';
import { hasPeriod } from './asked';
import { DashboardTitle } from './DashboardTitle';
import { DashboardTools } from './DashboardTools';
import { DashboardWidgets } from './DashboardWidgets';
import { type Dashboard, dashboardDetail, useCreateDashboard } from './dashboards.api';
import css from './dashboards.module.css';
import { dashboardTexts } from './dashboards.texts';
import { lastSeen } from './lastSeen';
import { useFullScreen } from './useFullScreen';

const DashboardDialog = lazy(async () => ({ default: (await import('./DashboardDialog')).DashboardDialog }));

/** One dashboard. */
export function DashboardPage() {
  const t = useTexts(dashboardTexts);
  const { id = '' } = useParams();
  const found = useQuery(dashboardDetail(id));
  useLiveAnswers();
  usePageTitle(found.data?.name ?? t('title'));
  useEffect(() => {
    if (found.data) lastSeen.set(found.data.dashboard_id);
  }, [found.data]);
  if (found.data) return <Shown key={id} dashboard={found.data} />;
  if (found.error instanceof ApiProblem && [403, 404].includes(found.error.status))
    return (
      <ListNotice icon={<WarningIcon />} title={t('unknown')} text={t('unknownText')}>
        <Link to="/dashboards">
          <Button>{t('all')}</Button>
        </Link>
      </ListNotice>
    );
  if (found.error) return <ListFailed error={found.error} onRetry={() => void found.refetch()} />;
  return null;
}

function Shown({ dashboard }: { dashboard: Dashboard }) {
  const t = useTexts(dashboardTexts);
  const { values, set } = useListState();
  const page = useRef<HTMLDivElement>(null);
  const board = useRef<HTMLDivElement>(null);
  const phone = usePhone();
  const full = useFullScreen(page);
  const copy = useCopy(dashboard);
  const [isNew, setIsNew] = useState(false);
  const [adding, setAdding] = useState(false);
  const isEditing = dashboard.is_own && values.edit === '1' && !full.isOn;
  const period = { period: values.period, from: values.from, to: values.to };
  // in full screen nothing outside of the page is seen
  const popups = full.isOn ? { getPopupContainer: () => page.current ?? document.body } : {};
  return (
    <div ref={page} className={css.page}>
      <ConfigProvider {...popups}>
        <header className={css.head}>
          <DashboardTitle id={dashboard.dashboard_id} name={dashboard.name} onNew={() => setIsNew(true)} />
          <span className={css.grow} />
          <PeriodPicker
            values={values}
            shown={hasPeriod(period) ? periodOf(period, today()) : undefined}
            usual={t('ownPeriods')}
            onChange={set}
          />
          {isEditing && (
            <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          )}
          {dashboard.is_own && !full.isOn && (
            <Button
              type={isEditing ? 'primary' : 'default'}
              icon={isEditing ? <CheckIcon /> : <EditIcon />}
              onClick={() => set({ edit: isEditing ? undefined : '1' })}
            >
              {t(isEditing ? 'done' : 'edit')}
            </Button>
          )}
          {!dashboard.is_own && !full.isOn && (
            <Button loading={copy.isPending} onClick={() => void copy.run()}>
              {t('saveAsOwn')}
            </Button>
          )}
          <DashboardTools
            dashboard={dashboard}
            full={full}
            board={board}
            days={periodOf(period, today())}
            onCopy={() => void copy.run()}
          />
        </header>
        {isEditing && <p className={css.hint}>{t(phone ? 'editHintPhone' : 'editHint')}</p>}
        <div ref={board}>
          <DashboardWidgets
            dashboard={dashboard}
            period={period}
            isEditing={isEditing}
            adding={adding}
            onAdd={() => {
              setAdding(true);
              if (!isEditing) set({ edit: '1' });
            }}
            onAdded={() => setAdding(false)}
          />
        </div>
      </ConfigProvider>
      {isNew && (
        <Suspense fallback={null}>
          <NewDashboard onClose={() => setIsNew(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** A dashboard of one's own with the same widgets. */
function useCopy(dashboard: Dashboard) {
  const t = useTexts(dashboardTexts);
  const navigate = useNavigate();
  const showProblem = useProblem();
  const create = useCreateDashboard();
  return {
    isPending: create.isPending,
    run: async () => {
      const made = await create
        .mutateAsync({ name: t('copyName', { name: dashboard.name }), widgets: dashboard.widgets })
        .catch((error: unknown) => void showProblem(error));
      if (!made) return;
      toasts.success(t('savedAsOwn'));
      void navigate(`/dashboards/${made.dashboard_id}?edit=1`);
    },
  };
}

function NewDashboard({ onClose }: { onClose: () => void }) {
  const t = useTexts(dashboardTexts);
  const navigate = useNavigate();
  const showProblem = useProblem();
  const create = useCreateDashboard();
  return (
    <DashboardDialog
      title={t('new')}
      okText={t('create')}
      initial={{ name: t('newName') }}
      isSaving={create.isPending}
      onClose={onClose}
      onSave={(entered) =>
        create.mutate(
          { ...entered, widgets: [] },
          {
            onSuccess: (made) => {
              onClose();
              void navigate(`/dashboards/${made.dashboard_id}?edit=1`);
            },
            onError: (error) => showProblem(error),
          },
        )
      }
    />
  );
}
