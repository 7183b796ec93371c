import { Button, Form, Input, InputNumber } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { type Product, ProductPicker } from '@/features/products/public';
import { formatMoney } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { PlusIcon, TrashIcon } from '@/shared/icons';
import { orderTexts } from '../orders.texts';
import { type DraftLine, emptyLine, isBlank, lineAmount, linesTotal } from './lineMath';
import css from './lines.module.css';

interface LinesInputProps {
  id?: string;
  value?: DraftLine[];
  onChange?: (lines: DraftLine[]) => void;
  currency: string;
  /** Marks lines that do not say what they are. */
  tried?: boolean;
  /** The line one begins to type in. */
  first?: string;
}

/** All lines of an order at once; the total follows while one types. Enter in the last line begins another. */
export function LinesInput({ id, value = [], onChange, currency, tried, first }: LinesInputProps) {
  const t = useTexts(orderTexts);
  const { errors = [] } = Form.Item.useStatus();
  const [fresh, setFresh] = useState(first);
  const change = (key: string, part: Partial<DraftLine>) =>
    onChange?.(value.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const more = () => {
    const line = emptyLine();
    onChange?.([...value, line]);
    setFresh(line.key);
  };
  return (
    <div id={id} className={css.input}>
      <div className={css.head} aria-hidden>
        <span>{t('product')}</span>
        <span>{t('category')}</span>
        <span>{t('quantity')}</span>
        <span>{t('unit_price')}</span>
        <span>{t('lineAmount')}</span>
      </div>
      {value.map((line, at) => (
        <LineFields
          key={line.key}
          line={line}
          currency={currency}
          autoFocus={line.key === fresh}
          wrong={(tried || errors.length > 0) && line.name === '' && (value.length === 1 || !isBlank(line))}
          onChange={(part) => change(line.key, part)}
          onRemove={value.length > 1 ? () => onChange?.(value.filter((one) => one.key !== line.key)) : undefined}
          onEnter={at === value.length - 1 ? more : undefined}
        />
      ))}
      <div className={css.foot}>
        <Button type="dashed" icon={<PlusIcon />} onClick={more}>
          {t('addLine')}
        </Button>
        <span className={css.total}>
          {t('total')} <b className="gx-num">{formatMoney(linesTotal(value), currency)}</b>
        </span>
      </div>
    </div>
  );
}

interface LineFieldsProps {
  line: DraftLine;
  currency: string;
  autoFocus: boolean;
  wrong: boolean | undefined;
  onChange: (part: Partial<DraftLine>) => void;
  onRemove?: () => void;
  onEnter?: () => void;
}

function LineFields({ line, currency, autoFocus, wrong, onChange, onRemove, onEnter }: LineFieldsProps) {
  const t = useTexts(orderTexts);
  const name = line.name || t('product');
  const enter = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter?.();
  };
  const pick = (product: Product) =>
    onChange({
      product_id: product.product_id,
      name: product.name,
      category: product.category,
      unit_price: product.unit_price ?? line.unit_price,
    });
  return (
    <fieldset className={css.draft} aria-label={name}>
      <span className={css.product}>
        <ProductPicker
          aria-label={t('product')}
          name={line.name}
          autoFocus={autoFocus}
          status={wrong ? 'error' : undefined}
          onPick={pick}
          onName={(typed) => onChange({ product_id: null, name: typed })}
        />
      </span>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the field is inside */}
      <label className={css.part}>
        <small>{t('category')}</small>
        <Input
          maxLength={100}
          value={line.category ?? ''}
          onChange={(event) => onChange({ category: event.target.value || null })}
          onPressEnter={enter}
        />
      </label>
      <Numeric
        label={t('quantity')}
        value={line.quantity}
        onChange={(quantity) => onChange({ quantity })}
        onEnter={enter}
      />
      <Numeric
        label={t('unit_price')}
        value={line.unit_price}
        onChange={(unit_price) => onChange({ unit_price })}
        onEnter={enter}
      />
      <span className={css.amount}>
        <small>{t('lineAmount')}</small>
        <b className="gx-num">{formatMoney(lineAmount(line), currency)}</b>
      </span>
      <Button
        type="text"
        className={css.remove}
        icon={<TrashIcon />}
        disabled={!onRemove}
        aria-label={t('removeLine', { name })}
        title={t('removeLine', { name })}
        onClick={onRemove}
      />
    </fieldset>
  );
}

interface NumericProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  onEnter: (event: KeyboardEvent) => void;
}

function Numeric({ label, value, onChange, onEnter }: NumericProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the number's field is inside
    <label className={css.part}>
      <small>{label}</small>
      <InputNumber<number>
        controls={false}
        value={value}
        onChange={onChange}
        onPressEnter={onEnter}
        style={{ width: '100%' }}
      />
    </label>
  );
}
