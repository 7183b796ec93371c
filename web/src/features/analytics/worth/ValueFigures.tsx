import type { ReactNode } from 'react';
import { formatMoney, formatMoneyShort, formatNumber, formatRate, none } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import frame from '../reports/reports.module.css';
import { modelTexts } from './model.texts';
import { whyNoModel } from './why';
import { whyTexts } from './why.texts';
import type { CustomerValueAnswer } from './worth.api';
import css from './worth.module.css';
import { worthTexts } from './worth.texts';

/** The figures of the period, and what is to come. */
export function ValueFigures({ answer }: { answer: CustomerValueAnswer }) {
  const t = useTexts(worthTexts);
  const words = useTexts(whyTexts);
  const modelWords = useTexts(modelTexts);
  const locale = useLocale();
  const why = whyNoModel(answer.model);
  const { customers, buyers, revenue, arpu, orders, average_order, clv, currency } = answer;
  const money = (amount: number | null) => (amount === null ? none : formatMoneyShort(amount, currency, locale));
  const full = (amount: number | null) => (amount === null ? undefined : formatMoney(amount, currency, locale));
  const count = (value: number) => formatNumber(value, 0, locale);
  const share = customers > 0 ? t('shareBought', { share: formatRate(buyers / customers, locale) }) : undefined;
  return (
    <dl className={frame.figures}>
      <Figure name={t('customers')} value={count(customers)} />
      <Figure name={t('buyers')} value={count(buyers)} text={share} />
      <Figure name={t('revenue')} value={money(revenue)} full={full(revenue)} text={t('orders', { count: orders })} />
      <Figure name={t('arpu')} value={money(arpu)} full={full(arpu)} text={t('arpuText')} />
      <Figure
        name={t('averageOrder')}
        value={money(average_order)}
        full={full(average_order)}
        text={t('averageOrderText')}
      />
      <Figure
        name={t('clv')}
        value={money(clv)}
        full={full(clv)}
        text={why ? modelWords('none', { why: words(why) }) : t('clvText')}
        mark={<Source source={answer.source} />}
      />
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: string;
  /** The whole amount. */
  full?: string;
  text?: string;
  mark?: ReactNode;
}

const Figure = ({ name, value, full, text, mark }: FigureProps) => (
  <div title={full}>
    <dt>{name}</dt>
    <dd>
      {value}
      {mark}
      {text && <small className={css.under}>{text}</small>}
    </dd>
  </div>
);

function Source({ source }: Pick<CustomerValueAnswer, 'source'>) {
  const t = useTexts(worthTexts);
  return (
    <span className={css.source} data-source={source}>
      {t(source === 'model' ? 'byModel' : 'byRule')}
    </span>
  );
}
