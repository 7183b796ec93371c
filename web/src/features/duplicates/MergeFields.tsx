import { useState } from 'react';
import { formatDate, formatList, formatMoney, formatNumber } from '@/shared/format';
import { type Locale, useLocale, useTexts } from '@/shared/i18n';
import { CheckIcon } from '@/shared/icons';
import { useMe } from '@/shared/session';
import type { MergeField, MergePreview } from './duplicates.api';
import css from './duplicates.module.css';
import { duplicateTexts } from './duplicates.texts';
import { type Choices, isChoosable, sideOf } from './merging';

interface MergeFieldsProps {
  preview: MergePreview;
  /** The records in the order of their columns. */
  columns: string[];
  choices: Choices;
  onChoose: (field: string, record: string) => void;
}

/** Field by field: both values, and which of them stays. */
export function MergeFields({ preview, columns, choices, onChoose }: MergeFieldsProps) {
  const t = useTexts(duplicateTexts);
  const [all, setAll] = useState(false);
  const equal = preview.fields.filter((field) => !field.differs);
  const shown = all ? preview.fields : preview.fields.filter((field) => field.differs);
  return (
    <section aria-label={t('fields')}>
      <h3 className={css.part}>
        {t('fields')} <small>{t('fieldHint')}</small>
      </h3>
      <div className={css.fields}>
        {shown.map((field) => (
          <FieldRow
            key={field.key}
            field={field}
            preview={preview}
            columns={columns}
            choices={choices}
            onChoose={onChoose}
          />
        ))}
        {equal.length > 0 && (
          <button type="button" className={css.sameFields} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('hideSame') : t('same', { count: equal.length })}
          </button>
        )}
      </div>
    </section>
  );
}

function FieldRow({ field, preview, columns, choices, onChoose }: MergeFieldsProps & { field: MergeField }) {
  const t = useTexts(duplicateTexts);
  const show = useShown(field);
  const values = (record: string) => (record === preview.keep_id ? field.kept : field.other);
  if (field.is_joined)
    return (
      <div className={css.field}>
        <span className={css.fieldLabel}>{field.label}</span>
        <span className={css.joined}>
          {field.result.map((value) => (
            <span key={value} className={css.chip}>
              {show(value)}
            </span>
          ))}
          <small>{t('joined')}</small>
        </span>
      </div>
    );
  const chosen = sideOf(field, preview, choices);
  return (
    <div className={css.field} role="radiogroup" aria-label={field.label}>
      <span className={css.fieldLabel}>{field.label}</span>
      {columns.map((record) => {
        const texts = values(record);
        const on = field.differs ? chosen === record : true;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a cell of two, with its own look and the whole cell to press
          <button
            key={record}
            type="button"
            role="radio"
            aria-checked={on}
            className={css.value}
            data-on={on || undefined}
            disabled={!field.differs || !isChoosable(field, texts)}
            onClick={() => onChoose(field.key, record)}
          >
            <span className={css.valueMark} aria-hidden>
              {on && <CheckIcon />}
            </span>
            {texts.length > 0 ? (
              <span className={css.valueText}>{formatList(texts.map(show))}</span>
            ) : (
              <span className={css.valueNone}>{t('nothing')}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** Numbers, amounts and days as they are written elsewhere. */
function useShown(field: MergeField): (text: string) => string {
  const t = useTexts(duplicateTexts);
  const locale = useLocale();
  const { currency } = useMe().organization;
  return (text) => {
    if (text === 'true' || text === 'false') return t(text === 'true' ? 'yes' : 'no');
    return written(field, text, currency, locale);
  };
}

function written(field: MergeField, text: string, currency: string, locale: Locale): string {
  if (field.type === 'money') return formatMoney(Number(text), currency, locale);
  if (field.type === 'integer' || field.type === 'number') return formatNumber(Number(text), undefined, locale);
  if (field.type === 'date') return formatDate(text, locale);
  return text;
}
