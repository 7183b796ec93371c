import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { type Product, ProductPicker } from '@/features/products/public';
import { formatMoney } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { PlusIcon, TrashIcon } from '@/shared/icons';
import type { OpportunityLine, WriteLine } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import { type DraftLine, lineAmount, linesSum } from './lineMath';
import css from './record.module.css';

interface LinesEditorProps {
  lines: OpportunityLine[];
  currency: string;
  /** Begins with a new line. */
  add: boolean;
  onSave: (lines: WriteLine[]) => Promise<void>;
  onCancel: () => void;
}

let nextKey = 1;
const draftOf = (line: OpportunityLine): DraftLine => ({ ...line, key: `l${nextKey++}` });
const empty = (): DraftLine => ({
  key: `l${nextKey++}`,
  product_id: null,
  name: '',
  kind: 'one_off',
  quantity: 1,
  unit_price: null,
  discount: 0,
});

/** All lines at once; the sum follows while one types. Saved by a button, so that nothing half-typed is sent. */
export function LinesEditor({ lines, currency, add, onSave, onCancel }: LinesEditorProps) {
  const t = useTexts(opportunityTexts);
  const [drafts, setDrafts] = useState(() => [...lines.map(draftOf), ...(add ? [empty()] : [])]);
  const [fresh, setFresh] = useState<string | null>(add ? (drafts.at(-1)?.key ?? null) : null);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const change = (key: string, part: Partial<DraftLine>) =>
    setDrafts((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const more = () => {
    const line = empty();
    setDrafts([...drafts, line]);
    setFresh(line.key);
  };
  const save = async () => {
    setTried(true);
    if (drafts.some((one) => !one.name)) return;
    setSaving(true);
    await onSave(
      drafts.map(({ key: _key, ...one }) => ({
        line_id: one.line_id,
        product_id: one.product_id,
        name: one.name,
        kind: one.kind,
        quantity: one.quantity ?? 0,
        unit_price: one.unit_price ?? 0,
        discount: one.discount ?? 0,
      })),
    );
    setSaving(false);
  };

  return (
    <div className={css.linesEditor}>
      {drafts.map((line) => (
        <fieldset key={line.key} className={css.draft} aria-label={line.name || t('product')}>
          <div className={css.draftTop}>
            <ProductPicker
              aria-label={t('product')}
              name={line.name}
              autoFocus={line.key === fresh}
              status={tried && !line.name ? 'error' : undefined}
              onPick={(product: Product) =>
                change(line.key, {
                  product_id: product.product_id,
                  name: product.name,
                  kind: product.kind,
                  unit_price: product.unit_price ?? line.unit_price,
                })
              }
              onName={(name) => change(line.key, { product_id: null, name })}
            />
            <Button
              type="text"
              icon={<TrashIcon />}
              aria-label={t('removeLine', { name: line.name || t('product') })}
              onClick={() => setDrafts(drafts.filter((one) => one.key !== line.key))}
            />
          </div>
          {tried && !line.name && (
            <span className={css.wrong} role="alert">
              {t('badLine')}
            </span>
          )}
          <div className={css.draftNumbers}>
            <Numeric
              label={t('quantity')}
              value={line.quantity}
              onChange={(quantity) => change(line.key, { quantity })}
              onEnter={save}
            />
            <Numeric
              label={t('price')}
              value={line.unit_price}
              onChange={(unit_price) => change(line.key, { unit_price })}
              onEnter={save}
            />
            <Numeric
              label={t('discount')}
              value={line.discount}
              max={100}
              onChange={(discount) => change(line.key, { discount })}
              onEnter={save}
            />
            <span className={css.draftAmount}>
              <small>{t('lineAmount')}</small>
              <b className="gx-num">{formatMoney(lineAmount(line), currency)}</b>
            </span>
          </div>
        </fieldset>
      ))}
      <Button type="dashed" block icon={<PlusIcon />} onClick={more}>
        {t('addLine')}
      </Button>
      <div className={css.draftFoot}>
        <span>
          {t('linesSum')} <b className="gx-num">{formatMoney(linesSum(drafts), currency)}</b>
        </span>
        <span className={css.grow} />
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" loading={saving} onClick={() => void save()}>
          {t('saveLines')}
        </Button>
      </div>
    </div>
  );
}

interface NumericProps {
  label: string;
  value: number | null;
  max?: number;
  onChange: (value: number | null) => void;
  onEnter: () => void;
}

function Numeric({ label, value, max, onChange, onEnter }: NumericProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the number's field is inside
    <label className={css.numeric}>
      <small>{label}</small>
      <InputNumber<number>
        min={0}
        max={max}
        controls={false}
        value={value}
        onChange={onChange}
        onPressEnter={onEnter}
        style={{ width: '100%' }}
      />
    </label>
  );
}
