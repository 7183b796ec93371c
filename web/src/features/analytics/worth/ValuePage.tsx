import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { today } from '@/shared/days';
import { formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { useListState } from '@/shared/useListState';
import { periodOf } from '../period';
import { PeriodPicker } from '../reports/PeriodPicker';
import frame from '../reports/reports.module.css';
import { FigureTable } from './FigureTable';
import { ModelExplained } from './ModelExplained';
import { ValueFigures } from './ValueFigures';
import { useBestColumns } from './valuedColumns';
import { NobodyBought, WorthBones, WorthFailed } from './WorthStates';
import { type CustomerValueAnswer, customerValue } from './worth.api';
import css from './worth.module.css';
import { worthTexts } from './worth.texts';

/** What customers brought in, what they are likely to, and who brings most. */
export function ValuePage() {
  const t = useTexts(worthTexts);
  const { values, set } = useListState();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...customerValue(periodOf(values, today()), useLocale()),
    placeholderData: keepPreviousData,
  });
  if (error && !data) return <WorthFailed error={error} onRetry={() => void refetch()} />;
  if (!data) return <WorthBones />;
  if (data.items.length === 0) return <NobodyBought />;
  return (
    <div className={frame.body} data-stale={isPlaceholderData || undefined} aria-busy={isPlaceholderData}>
      <div className={css.period}>
        <PeriodPicker values={values} shown={data} usual={t('last12')} onChange={set} />
      </div>
      <ValueFigures answer={data} />
      <ModelExplained model={data.model} currency={data.currency} />
      <Best answer={data} />
    </div>
  );
}

function Best({ answer }: { answer: CustomerValueAnswer }) {
  const t = useTexts(worthTexts);
  const columns = useBestColumns(answer.currency);
  const { items, source } = answer;
  return (
    <section className={frame.box} aria-label={t('best')}>
      <div className={frame.boxHead}>
        <h2>{t('best')}</h2>
        <span className={frame.faint}>{t(`bestText.${source}`, { count: formatNumber(items.length, 0) })}</span>
      </div>
      <FigureTable title={t('best')} columns={columns} rows={items} rowKey={(row) => row.customer_id} />
    </section>
  );
}
