import { useQuery } from '@tanstack/react-query';
import { Button, Form, type FormInstance, InputNumber } from 'antd';
import { toCents } from '@/shared/cents';
import { formatMoney, formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { type DraftLine, linesTotal } from './lines/lineMath';
import { loyaltyRules, pointsOf } from './loyalty.api';
import css from './orders.module.css';
import { orderTexts } from './orders.texts';
import type { OrderValues } from './orderValues';

interface PointsProps {
  form: FormInstance<OrderValues>;
  currency: string;
}

/** What of the form the points depend on. */
function usePoints(form: FormInstance<OrderValues>) {
  const customer = Form.useWatch('customer_id', form);
  const lines: DraftLine[] = Form.useWatch('lines', form) ?? [];
  const spent = Form.useWatch('points_spent', form) ?? 0;
  const points = useQuery({ ...pointsOf(customer ?? ''), enabled: Boolean(customer) }).data;
  const value = useQuery({ ...loyaltyRules, enabled: Boolean(points && points.balance > 0) }).data?.point_value ?? 0;
  const total = linesTotal(lines);
  return { points, value, total, worth: toCents(spent * value) };
}

/** Paying with points, where the customer has some. How many may be spent the server decides. */
export function PointsField({ form, currency }: PointsProps) {
  const t = useTexts(orderTexts);
  const { points, value, total, worth } = usePoints(form);
  if (!points || points.balance <= 0) return null;
  const most = value > 0 ? Math.min(points.balance, Math.floor(Math.max(0, total) / value + 1e-9)) : points.balance;
  return (
    <Form.Item
      label={t('points_spent')}
      extra={t('pointsHave', {
        points: formatNumber(points.balance),
        worth: formatMoney(points.worth, currency),
      })}
    >
      <span className={css.points}>
        <Form.Item name="points_spent" noStyle>
          <InputNumber<number> min={0} precision={0} controls={false} aria-label={t('points_spent')} />
        </Form.Item>
        <Button onClick={() => form.setFieldValue('points_spent', most)}>{t('pointsAll')}</Button>
        {worth > 0 && <span className={css.dim}>{t('pointsTake', { worth: formatMoney(worth, currency) })}</span>}
      </span>
    </Form.Item>
  );
}

/** What is left to pay, where points pay a part. */
export function DueText({ form, currency }: PointsProps) {
  const t = useTexts(orderTexts);
  const { total, worth } = usePoints(form);
  if (worth === 0) return null;
  return (
    <span className={css.due}>
      {t('due')} <b className="gx-num">{formatMoney(toCents(total - worth), currency)}</b>
    </span>
  );
}
