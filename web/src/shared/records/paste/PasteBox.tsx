import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { useDebounced } from '@/shared/useDebounced';
import type { PasteFillProps } from './PasteFill';
import { type PastedField, readPaste } from './paste.api';
import css from './paste.module.css';
import { pasteTexts } from './paste.texts';

interface Offer extends PastedField {
  target: string;
  /** What the form has there already. */
  before: string;
}

/** The text, what was found in it with a box to tick, and the way into the form. */
export function PasteBox({ form, into, onFilled, onClose }: PasteFillProps & { onClose: () => void }) {
  const t = useTexts(pasteTexts);
  const [text, setText] = useState('');
  const asked = useDebounced(text, 250);
  const query = useQuery(readPaste(asked));
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  const offers = offersOf(asked.trim() ? (query.data?.items ?? []) : [], into, (target) => form.getFieldValue(target));
  const ticked = offers.filter((one, at) => chosen[keyOf(one)] ?? isFirst(offers, at));

  const toggle = (offer: Offer, on: boolean) => {
    const others = offers.filter((one) => one.target === offer.target && one !== offer);
    setChosen({
      ...chosen,
      ...(on ? Object.fromEntries(others.map((one) => [keyOf(one), false])) : {}),
      [keyOf(offer)]: on,
    });
  };
  const fill = () => {
    if (ticked.length === 0) return;
    form.setFields(ticked.map((one) => ({ name: one.target, value: one.value, touched: true, errors: [] })));
    onFilled?.();
    onClose();
    requestAnimationFrame(() => form.getFieldInstance(ticked[0]?.target ?? 'name')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // the form would save
      event.stopPropagation();
      event.preventDefault();
      fill();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside
    <div className={css.box} onKeyDown={onKeyDown}>
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 4, maxRows: 10 }}
        maxLength={5000}
        value={text}
        aria-label={t('text')}
        placeholder={t('text')}
        onChange={(event) => {
          setText(event.target.value);
          setChosen({});
        }}
      />
      <fieldset className={css.found} aria-label={t('found')} aria-live="polite">
        {offers.map((one) => (
          <Checkbox
            key={keyOf(one)}
            className={css.offer}
            checked={ticked.includes(one)}
            onChange={(event) => toggle(one, event.target.checked)}
          >
            <span className={css.what}>{t(one.field)}</span>
            <span className={css.value}>
              {one.value}
              {one.text !== one.value && <small>{t('from', { text: one.text })}</small>}
              {one.before && one.before !== one.value && <small>{t('replaces', { value: one.before })}</small>}
            </span>
          </Checkbox>
        ))}
        {query.isError && <p className={css.hint}>{explain(query.error)}</p>}
        {asked.trim() && query.data && offers.length === 0 && <p className={css.hint}>{t('nothing')}</p>}
      </fieldset>
      <div className={css.actions}>
        <Button onClick={onClose}>{t('close')}</Button>
        <Button type="primary" disabled={ticked.length === 0} onClick={fill}>
          {t('fill', { count: ticked.length })}
        </Button>
      </div>
    </div>
  );
}

const keyOf = (offer: Offer) => `${offer.field}>${offer.target}`;

/** Chosen unless somebody says otherwise: one value for a field, and none that would replace what was typed. */
const isFirst = (offers: Offer[], at: number): boolean =>
  !offers[at]?.before && offers.findIndex((one) => one.target === offers[at]?.target) === at;

export function offersOf(
  found: PastedField[],
  into: PasteFillProps['into'],
  now: (target: string) => unknown,
): Offer[] {
  return into.flatMap(([field, target]) => {
    const one = found.find((each) => each.field === field);
    return one ? [{ ...one, target, before: String(now(target) ?? '') }] : [];
  });
}
