import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { useMe } from '@/shared/session';
import frame from '../reports/reports.module.css';
import { FigureTable } from './FigureTable';
import { SegmentFlow } from './SegmentFlow';
import { useSegmentColumns } from './segmentColumns';
import { useScoredColumns } from './valuedColumns';
import { NobodyBought, WorthBones, WorthFailed } from './WorthStates';
import { type RfmAnswer, rfmAnswer } from './worth.api';
import { worthTexts } from './worth.texts';

/** The segments by how recently, how often and for how much customers bought, and how these move between them. */
export function SegmentsPage() {
  const { data, error, refetch } = useQuery(rfmAnswer(useLocale()));
  if (error && !data) return <WorthFailed error={error} onRetry={() => void refetch()} />;
  if (!data) return <WorthBones />;
  if (data.customers === 0) return <NobodyBought />;
  return (
    <div className={frame.body}>
      <Segments answer={data} />
      <SegmentFlow />
      <Top answer={data} />
    </div>
  );
}

function Segments({ answer }: { answer: RfmAnswer }) {
  const t = useTexts(worthTexts);
  const columns = useSegmentColumns(answer.segments, useMe().organization.currency);
  return (
    <section className={frame.box} aria-label={t('segmentsTitle')}>
      <div className={frame.boxHead}>
        <h2>{t('segmentsTitle')}</h2>
        <span className={frame.faint}>{t('boughtAll', { count: formatNumber(answer.customers, 0) })}</span>
        <span className={frame.grow} />
        <span className={frame.faint}>{t(`modeHint.${answer.mode}`)}</span>
      </div>
      <FigureTable title={t('segmentsTitle')} columns={columns} rows={answer.segments} rowKey={(row) => row.segment} />
    </section>
  );
}

function Top({ answer: { items } }: { answer: RfmAnswer }) {
  const t = useTexts(worthTexts);
  const columns = useScoredColumns(useMe().organization.currency);
  return (
    <section className={frame.box} aria-label={t('top')}>
      <div className={frame.boxHead}>
        <h2>{t('top')}</h2>
        <span className={frame.faint}>{t('topText', { count: formatNumber(items.length, 0) })}</span>
      </div>
      <FigureTable title={t('top')} columns={columns} rows={items} rowKey={(row) => row.customer_id} />
    </section>
  );
}
