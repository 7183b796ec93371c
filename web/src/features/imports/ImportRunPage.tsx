import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Skeleton } from 'antd';
import { useEffect } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ImportIcon, WarningIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { onLive } from '@/shared/live';
import { useProblem } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { usePageTitle } from '@/shared/usePageTitle';
import { ErrorRows } from './ErrorRows';
import { errorFileAddress, type Import, importKeys, importRun, type StartImport, useStartImport } from './imports.api';
import css from './imports.module.css';
import { importTexts } from './imports.texts';
import { RevertButton } from './RevertButton';
import { Steps } from './Steps';

/** A check or an import: its progress while it runs, then what came of it. Can be left and come back to. */
export function ImportRunPage() {
  const t = useTexts(importTexts);
  const { id = '' } = useParams();
  const cache = useQueryClient();
  const { data: run, error, refetch } = useQuery(importRun(id));
  usePageTitle(run?.file_name ?? t('title'));

  useEffect(
    () =>
      onLive<Import>('import', (news) => {
        if (news.import_id === id) cache.setQueryData(importKeys.one(id), news);
      }),
    [cache, id],
  );
  // told by an event or found by asking: what it wrote is to be seen at once
  const wrote = run && !run.dry_run && run.status !== 'running' ? run.kind : null;
  useEffect(() => {
    if (wrote) for (const kind of [wrote, 'lists']) void cache.invalidateQueries({ queryKey: [kind] });
  }, [cache, wrote]);

  return (
    <div className={css.page}>
      <div className={css.narrow}>
        <header className={css.head}>
          <h1 className={css.title}>{run?.file_name ?? t('title')}</h1>
          {run && <Steps at={run.dry_run ? 2 : run.status === 'running' ? 3 : 4} />}
        </header>
        {!run && !error && <Skeleton active paragraph={{ rows: 6 }} />}
        {!run && error && <ListFailed error={error} onRetry={() => void refetch()} />}
        {run && <Run run={run} />}
      </div>
    </div>
  );
}

function Run({ run }: { run: Import }) {
  const t = useTexts(importTexts);
  if (run.status === 'running') return <Running run={run} />;
  if (run.status === 'failed') {
    return (
      <div role="alert">
        <ListNotice icon={<WarningIcon />} title={t('failed')} text={run.error?.detail}>
          <Link to={`/imports/new?kind=${run.kind}`}>
            <Button type="primary">{t('otherFile')}</Button>
          </Link>
        </ListNotice>
        {run.failed > 0 && <ErrorRows id={run.import_id} kind={run.kind} />}
      </div>
    );
  }
  return (
    <>
      <h2 className={css.outcome} role="status">
        {run.status === 'reverted' ? t('reverted') : run.dry_run ? t('checked') : t('done')}
      </h2>
      <Counts run={run} />
      <Actions run={run} />
      {run.failed > 0 && <ErrorRows id={run.import_id} kind={run.kind} />}
    </>
  );
}

function Running({ run }: { run: Import }) {
  const t = useTexts(importTexts);
  const locale = useLocale();
  const done = formatNumber(run.processed, 0, locale);
  const percent = run.total ? Math.min(100, Math.floor((run.processed / run.total) * 100)) : 0;
  return (
    <div className={css.running}>
      <p role="status">{run.dry_run ? t('checking') : t('running')}</p>
      <Progress percent={percent} status="active" aria-label={t('stepRun')} />
      <p className={css.dim}>
        {run.total ? t('progress', { done, total: formatNumber(run.total, 0, locale) }) : t('rowsDone', { done })}
      </p>
      <Counts run={run} />
      {!run.dry_run && <p className={css.dim}>{t('runningNote')}</p>}
    </div>
  );
}

function Counts({ run }: { run: Import }) {
  const t = useTexts(importTexts);
  const locale = useLocale();
  const counts = [
    { key: 'created', label: run.dry_run ? t('willCreate') : t('didCreate'), value: run.created },
    { key: 'updated', label: run.dry_run ? t('willUpdate') : t('didUpdate'), value: run.updated },
    { key: 'skipped', label: run.dry_run ? t('willSkip') : t('didSkip'), value: run.skipped },
    { key: 'failed', label: run.dry_run ? t('willFail') : t('didFail'), value: run.failed },
  ];
  return (
    <dl className={css.counts} data-reverted={run.status === 'reverted' || undefined}>
      {counts.map((one) => (
        <div key={one.key} data-key={one.key} data-zero={one.value === 0 || undefined}>
          <dt>{one.label}</dt>
          <dd>{formatNumber(one.value, 0, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ run }: { run: Import }) {
  const t = useTexts(importTexts);
  const locale = useLocale();
  const navigate = useNavigate();
  const showProblem = useProblem();
  const start = useStartImport();
  const request = (useLocation().state as { request?: StartImport } | null)?.request;
  const can = useCan();
  const rows = run.created + run.updated;

  if (run.dry_run) {
    const go = () => {
      if (!request) return;
      start.mutate(
        { ...request, dry_run: false },
        {
          onSuccess: ({ import_id }) => void navigate(`/imports/${import_id}`, { replace: true }),
          onError: (error) => showProblem(error),
        },
      );
    };
    return (
      <div className={css.actions}>
        {request ? (
          <>
            <Button onClick={() => void navigate(`/imports/new?kind=${run.kind}&file=${request.file_id}`)}>
              {t('back')}
            </Button>
            <Button type="primary" icon={<ImportIcon />} disabled={rows === 0} loading={start.isPending} onClick={go}>
              {t('startOf', { rows: formatNumber(rows, 0, locale) })}
            </Button>
            {rows === 0 && <span className={css.dim}>{t('nothingToDo')}</span>}
          </>
        ) : (
          <Button onClick={() => void navigate(`/imports/new?kind=${run.kind}`)}>{t('otherFile')}</Button>
        )}
        {run.failed > 0 && <ErrorFile id={run.import_id} />}
      </div>
    );
  }
  return (
    <div className={css.actions}>
      <Button type="primary" onClick={() => void navigate(run.kind === 'users' ? '/settings/users' : `/${run.kind}`)}>
        {t('showRecords', { what: t(run.kind) })}
      </Button>
      <Button onClick={() => void navigate(`/imports/new?kind=${run.kind}`)}>{t('again')}</Button>
      {run.created > 0 && ['customers', 'contacts', 'leads'].includes(run.kind) && can('duplicates.view') && (
        <Button onClick={() => void navigate(`/duplicates?kind=${run.kind}`)}>{t('findDuplicates')}</Button>
      )}
      {run.failed > 0 && <ErrorFile id={run.import_id} />}
      {run.status === 'completed' && rows > 0 && <RevertButton run={run} />}
    </div>
  );
}

function ErrorFile({ id }: { id: string }) {
  const t = useTexts(importTexts);
  return (
    <Button href={errorFileAddress(id)} download>
      {t('errorFile')}
    </Button>
  );
}
