import { useState } from 'react';
import { useTexts } from '../i18n';
import { EyeIcon } from '../icons';
import { useProblem } from '../problems';
import { useCan } from '../session';
import { type RecordPlace, useReveal } from '../sight';
import type { RecordField } from './recordFields';
import css from './records.module.css';
import { recordTexts } from './records.texts';

interface MaskedValueProps<R> {
  field: RecordField<R>;
  record: R;
  place: RecordPlace;
}

/** Keys of lists stand for the field they are kept under: `phones` for `phone`. */
const keyOf = (key: string) => key.replace(/^(phone|email|address)(s|es)$/, '$1');

/** What is left of a value under its mask, and, for who may, a look at the whole. */
export function MaskedValue<R>({ field, record, place }: MaskedValueProps<R>) {
  const t = useTexts(recordTexts);
  const can = useCan();
  const reveal = useReveal(place);
  const showProblem = useProblem();
  const [whole, setWhole] = useState<string | null>(null);
  const show = () =>
    reveal.mutate(keyOf(field.key), {
      onSuccess: (found) => {
        setWhole(textOf(found.all) || textOf(found.value) || '–');
        if (found.left !== null && found.left < 5) showLeft(found.left);
      },
      onError: (error) => showProblem(error),
    });
  const [left, showLeft] = useState<number | null>(null);
  return (
    <span className={css.masked}>
      {whole ?? (textOf(field.read(record)) || '***')}
      {whole === null && can('fields.reveal') && (
        <button
          type="button"
          className={css.tool}
          data-shown
          aria-label={t('reveal', { label: field.label })}
          title={t('reveal', { label: field.label })}
          disabled={reveal.isPending}
          onClick={show}
        >
          <EyeIcon />
        </button>
      )}
      {left !== null && <small>{t('revealsLeft', { count: left })}</small>}
    </span>
  );
}

/** Numbers and addresses stand one below the other; the rest is one value. */
function textOf(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map((one) => textOf(one))
      .filter(Boolean)
      .join('，');
  if (value && typeof value === 'object') {
    const { number, address, text } = value as Record<string, unknown>;
    return String(number ?? address ?? text ?? '');
  }
  return value === null || value === undefined ? '' : String(value);
}
