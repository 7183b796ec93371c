import { Button, Progress, Segmented, Select } from 'antd';
import { formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { SearchIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import { TimeText } from '@/shared/records/TimeText';
import { useCan } from '@/shared/session';
import { type Duplicate, type DuplicateKind, duplicateKinds, type QueueParams, useScan } from './duplicates.api';
import css from './duplicates.module.css';
import { duplicateTexts } from './duplicates.texts';

const statuses: Duplicate['status'][] = ['open', 'dismissed', 'merged'];
const scores = [0.7, 0.8, 0.9];

export interface Scan {
  status: 'none' | 'running' | 'completed';
  at: string | null;
  progress: number | null;
  records: number | null;
}

interface QueueHeadProps {
  params: QueueParams;
  scan: Scan | null;
  onChange: (change: { kind?: string; status?: string; min?: string }) => void;
}

/** Which pairs, how sure, and the search that finds them. */
export function QueueHead({ params, scan, onChange }: QueueHeadProps) {
  const t = useTexts(duplicateTexts);
  const can = useCan();
  const kinds = duplicateKinds.filter((kind) => can(`${kind}.view`));
  return (
    <header className={css.head}>
      <h1 className={css.title}>{t('title')}</h1>
      <Segmented
        aria-label={t('kindLabel')}
        value={params.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <Segmented
        aria-label={t('statusLabel')}
        value={params.status}
        options={statuses.map((status) => ({ value: status, label: t(status) }))}
        onChange={(status) => onChange({ status: status === 'open' ? undefined : status })}
      />
      <Select
        aria-label={t('score')}
        className={css.scoreFilter}
        prefix={t('score')}
        value={params.min_score ?? 0}
        options={[
          { value: 0, label: t('anyScore') },
          ...scores.map((value) => ({ value, label: t('atLeast', { score: value * 100 }) })),
        ]}
        onChange={(value) => onChange({ min: value ? String(value) : undefined })}
      />
      <span className={css.grow} />
      {scan && (scan.status !== 'none' || params.status !== 'open') && <ScanButton kind={params.kind} scan={scan} />}
    </header>
  );
}

export function ScanButton({ kind, scan, primary }: { kind: DuplicateKind; scan: Scan | null; primary?: boolean }) {
  const t = useTexts(duplicateTexts);
  const locale = useLocale();
  const can = useCan();
  const problem = useProblem();
  const start = useScan();
  if (scan?.status === 'running') {
    const part = scan.progress === null ? null : Math.round(scan.progress * 100);
    return (
      <span className={css.scanning} role="status">
        {part === null ? t('scanning') : t('scanningPart', { part })}
        <Progress percent={part ?? 100} status="active" showInfo={false} size="small" className={css.scanBar} />
      </span>
    );
  }
  return (
    <span className={css.scan}>
      {!primary && scan?.at && (
        <span className={css.dim}>
          {t('scanned', { records: formatNumber(scan.records ?? 0, 0, locale) })} · <TimeText at={scan.at} />
        </span>
      )}
      {can('duplicates.edit') && can(`${kind}.edit`) && (
        <Button
          type={primary ? 'primary' : 'default'}
          icon={<SearchIcon />}
          loading={start.isPending}
          onClick={() => start.mutate(kind, { onError: (error) => problem(error) })}
        >
          {scan?.status === 'completed' ? t('scanAgain') : t('scan')}
        </Button>
      )}
    </span>
  );
}
