import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { Line, PageHead, RowsSkeleton, Section } from '@/features/settings/public';
import { toCents } from '@/shared/cents';
import { formatMoney, formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { type LoyaltyRules, loyaltyRules, useSaveLoyaltyRules } from '../loyalty.api';
import { loyaltyTexts } from '../loyalty.texts';
import css from '../orders.module.css';

/** How customers earn points, and what these are worth. */
export function LoyaltyPage() {
  const t = useTexts(loyaltyTexts);
  const { currency } = useMe().organization;
  const { data } = useQuery(loyaltyRules);
  const save = useSaveLoyaltyRules();
  const [draft, setDraft] = useState<LoyaltyRules>();
  useEffect(() => setDraft(data), [data]);
  usePageTitle(t('title'));
  const set = (change: Partial<LoyaltyRules>) => draft && setDraft({ ...draft, ...change });
  const send = () =>
    draft &&
    save.mutate(draft, {
      onSuccess: () => toasts.success(t('saved')),
      onError: (error) => toasts.error(explain(error)),
    });
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      {data && draft ? (
        <>
          <Section>
            <Line label={t('active')} text={t('activeText')}>
              <Switch aria-label={t('active')} checked={draft.is_active} onChange={(is_active) => set({ is_active })} />
            </Line>
            <Line label={t('perUnit', { currency })} text={t('perUnitText')}>
              <Rate
                label={t('perUnit', { currency })}
                value={draft.points_per_unit}
                unit={t('unitPoints')}
                onChange={(points_per_unit) => set({ points_per_unit })}
              />
            </Line>
            <Line label={t('value')} text={t('valueText')}>
              <Rate
                label={t('value')}
                value={draft.point_value}
                unit={currency}
                onChange={(point_value) => set({ point_value })}
              />
            </Line>
          </Section>
          <div className={css.saveBar}>
            <Example rules={draft} currency={currency} />
            <Button
              type="primary"
              disabled={JSON.stringify(draft) === JSON.stringify(data)}
              loading={save.isPending}
              onClick={send}
            >
              {t('save')}
            </Button>
          </div>
        </>
      ) : (
        <Section>
          <RowsSkeleton rows={3} />
        </Section>
      )}
    </>
  );
}

/** What the rule comes to, in a purchase one can picture. */
function Example({ rules, currency }: { rules: LoyaltyRules; currency: string }) {
  const t = useTexts(loyaltyTexts);
  if (!rules.is_active) return <span className={css.dim}>{t('exampleOff')}</span>;
  const points = Math.floor(1000 * rules.points_per_unit);
  const worth = toCents(points * rules.point_value);
  return (
    <span className={css.dim}>
      {t('example', {
        paid: formatMoney(1000, currency),
        points: formatNumber(points),
        worth: formatMoney(worth, currency),
        share: `${formatNumber(Math.round(worth * 10) / 100)}%`,
      })}
    </span>
  );
}

interface RateProps {
  label: string;
  value: number;
  unit: string;
  onChange: (value: number) => void;
}

function Rate({ label, value, unit, onChange }: RateProps) {
  return (
    <InputNumber<number>
      aria-label={label}
      min={0}
      max={1000}
      precision={4}
      formatter={(shown) => `${shown ?? ''}`.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}
      controls={false}
      value={value}
      suffix={unit}
      onChange={(next) => next !== null && onChange(next)}
      style={{ width: 140 }}
    />
  );
}
