import { Button } from 'antd';
import { type FocusEvent, type MouseEvent, useRef, useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { useTexts } from '../i18n';
import { CheckIcon, CloseIcon, CopyIcon, EditIcon } from '../icons';
import { type RecordPlace, useSight } from '../sight';
import { toasts } from '../toasts';
import { usePhone } from '../useMediaQuery';
import { FieldEditor } from './FieldEditor';
import { FieldValue } from './FieldValue';
import { FieldHistoryButton } from './history/HistoryButton';
import { MaskedValue } from './MaskedValue';
import { isEmpty, type RecordField, same } from './recordFields';
import css from './records.module.css';
import { recordTexts } from './records.texts';

interface InlineFieldProps<R> {
  field: RecordField<R>;
  record: R;
  readOnly?: boolean;
  /** Shows the new value at once; a refusal comes back as a rejection, and the editor with what was typed. */
  onSave: (field: RecordField<R>, value: unknown) => Promise<void>;
  known?: { id: string | null; name: string | null };
  /** Where the field belongs, for what the reader may not see of it. */
  place?: RecordPlace;
  /** Opens who changed it. */
  onHistory?: () => void;
}

const copyable = new Set(['phone', 'email', 'url', 'text', 'long_text']);
// these save by choosing; leaving them is giving up
const chosenAtOnce = new Set(['select', 'yes_no', 'user', 'record']);

/** A label and a value that is edited where it stands. */
export function InlineField<R>({ field, record, readOnly, onSave, known, place, onHistory }: InlineFieldProps<R>) {
  const t = useTexts(recordTexts);
  const phone = usePhone();
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState<unknown>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const value = field.read(record);
  const access = useSight(place)(field.key);
  const masked = access === 'masked' && place;
  const fixed = readOnly || field.readOnly || access !== 'full';

  const begin = () => {
    setDraft(value);
    setWrong(null);
    setEditing(true);
  };
  const end = () => {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus({ preventScroll: true }));
  };
  const commit = (next: unknown = draft) => {
    const clean = typeof next === 'string' ? next.trim() || null : next;
    if (field.required && isEmpty(clean)) {
      setWrong(t('required', { label: field.label }));
      return;
    }
    end();
    if (same(clean, value)) return;
    onSave(field, clean).catch((error: unknown) => {
      if (!(error instanceof ApiProblem) || error.status === 409) return;
      // what was typed is not lost: the editor opens again and says why it was refused
      setDraft(next);
      setWrong(error.body.errors?.[field.key]?.join(' ') ?? error.message);
      setEditing(true);
    });
  };
  const onBlur = (event: FocusEvent) => {
    // on phones a tap beside the field neither saves nor loses anything
    if (phone || event.currentTarget.contains(event.relatedTarget)) return;
    if (event.relatedTarget?.closest('.ant-select-dropdown, .ant-popover')) return;
    if (field.type === 'own') return;
    if (chosenAtOnce.has(field.type)) setEditing(false);
    else commit();
  };
  const onValueClick = (event: MouseEvent) => {
    if (fixed || (event.target as Element).closest('a, button') || window.getSelection()?.toString()) return;
    begin();
  };

  if (editing) {
    const props = {
      value: draft,
      onChange: setDraft,
      onCommit: commit,
      onCancel: end,
      label: field.label,
      autoFocus: true,
    };
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the editor inside was left
      <div className={css.field} data-editing data-wide={field.type === 'own' || undefined} onBlur={onBlur}>
        <span className={css.fieldLabel} title={field.hint}>
          {field.label}
        </span>
        <div className={css.fieldEditor} data-wrong={wrong !== null || undefined}>
          {field.edit ? field.edit(props, record) : <FieldEditor field={field} known={known} {...props} />}
          {phone && field.type !== 'own' && (
            <span className={css.fieldActions}>
              <Button type="primary" icon={<CheckIcon />} onClick={() => commit()}>
                {t('save')}
              </Button>
              <Button icon={<CloseIcon />} onClick={end}>
                {t('cancel')}
              </Button>
            </span>
          )}
          {wrong && (
            <span className={css.fieldWrong} role="alert">
              {wrong}
            </span>
          )}
        </div>
      </div>
    );
  }

  return (
    <div className={css.field} data-fixed={fixed || undefined}>
      <span className={css.fieldLabel} title={field.hint}>
        {field.label}
      </span>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the pencil beside it is the key's way */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div className={css.fieldValue} onClick={onValueClick}>
        {masked ? (
          <MaskedValue field={field} record={record} place={place} />
        ) : (
          <FieldValue field={field} record={record} />
        )}
      </div>
      <span className={css.fieldTools}>
        {copyable.has(field.type) && !isEmpty(value) && !masked && <CopyButton text={String(value)} />}
        {onHistory && <FieldHistoryButton label={field.label} onClick={onHistory} />}
        {!fixed && (
          <button
            ref={pencil}
            type="button"
            className={css.tool}
            aria-label={t('edit', { label: field.label })}
            onClick={begin}
          >
            <EditIcon />
          </button>
        )}
      </span>
    </div>
  );
}

export function CopyButton({ text }: { text: string }) {
  const t = useTexts(recordTexts);
  return (
    <button
      type="button"
      className={css.tool}
      aria-label={`${t('copy')} ${text.slice(0, 80)}`}
      title={t('copy')}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => toasts.success(t('copied')));
      }}
    >
      <CopyIcon />
    </button>
  );
}
