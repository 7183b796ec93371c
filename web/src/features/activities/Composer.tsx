import { Button, Input, InputNumber, Select } from 'antd';
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { ActivityIcon } from './ActivityIcon';
import { type ActivityType, activityTypes, useCreateActivity, useDeleteActivity } from './activities.api';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';

export interface ComposerHandle {
  /** Puts the cursor into the text, with a kind chosen. */
  begin: (type?: ActivityType) => void;
}

interface ComposerProps {
  customerId: string;
  contactId?: string;
  contacts?: { value: string; label: string }[];
  handle?: Ref<ComposerHandle>;
}

// what was begun for a customer is still there when one comes back to it
const drafts = new Map<string, string>();
const timed = new Set<ActivityType>(['call', 'meeting', 'visit']);

/** Logs what happened: one line while idle, all it needs once one writes. */
export function Composer({ customerId, contactId, contacts = [], handle }: ComposerProps) {
  const t = useTexts(activityTexts);
  const id = useId();
  const showProblem = useProblem();
  const create = useCreateActivity();
  const remove = useDeleteActivity();
  const input = useRef<HTMLTextAreaElement>(null);
  const [type, setType] = useState<ActivityType>('note');
  const [content, setContent] = useState(drafts.get(customerId) ?? '');
  const [open, setOpen] = useState(content !== '');
  const [when, setWhen] = useState('');
  const [minutes, setMinutes] = useState<number | null>(null);
  const [outcome, setOutcome] = useState('');
  const [contact, setContact] = useState<string | undefined>(contactId);

  useImperativeHandle(handle, () => ({
    begin: (chosen) => {
      if (chosen) setType(chosen);
      setOpen(true);
      requestAnimationFrame(() => input.current?.focus());
    },
  }));

  const write = (text: string) => {
    setContent(text);
    if (text) drafts.set(customerId, text);
    else drafts.delete(customerId);
  };
  const clear = () => {
    write('');
    setOpen(false);
    setWhen('');
    setMinutes(null);
    setOutcome('');
    setContact(contactId);
  };
  const save = () => {
    if (!content.trim() || create.isPending) return;
    create.mutate(
      {
        type,
        customer_id: customerId,
        contact_id: contact,
        content: content.trim(),
        occurred_at: when ? new Date(when).toISOString() : undefined,
        duration_minutes: timed.has(type) ? minutes : undefined,
        outcome: outcome.trim() || undefined,
      },
      {
        onError: (error) => showProblem(error),
        onSuccess: (made) => {
          clear();
          toasts.undo(t('saved'), () => remove.mutateAsync({ ...made, customer_id: customerId }).then(() => undefined));
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    else if (event.key === 'Escape') {
      if (!content) setOpen(false);
      input.current?.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={css.composer} data-open={open || undefined} aria-label={t('composer')}>
      <div className={css.kinds} role="radiogroup" aria-label={t('kind')}>
        {activityTypes.map((one) => (
          <label key={one} className={css.kindChoice} data-on={one === type || undefined}>
            <input
              type="radio"
              name={id}
              className="gx-visually-hidden"
              checked={one === type}
              onChange={() => {
                setType(one);
                setOpen(true);
                input.current?.focus();
              }}
            />
            <ActivityIcon type={one} />
            {t(one)}
          </label>
        ))}
      </div>
      <Input.TextArea
        ref={(field) => {
          input.current = field?.resizableTextArea?.textArea ?? null;
        }}
        variant="borderless"
        aria-label={t('composer')}
        placeholder={t(`hint.${type}`)}
        autoSize={{ minRows: open ? 3 : 1, maxRows: 12 }}
        maxLength={20_000}
        value={content}
        onFocus={() => setOpen(true)}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {open && (
        <div className={css.composerFoot}>
          <input
            type="datetime-local"
            className={css.when}
            aria-label={t('when')}
            title={t('when')}
            value={when}
            onChange={(event) => setWhen(event.target.value)}
          />
          {contacts.length > 0 && (
            <Select
              allowClear
              className={css.who}
              aria-label={t('contact')}
              placeholder={t('contact')}
              value={contact}
              options={contacts}
              onChange={setContact}
            />
          )}
          {timed.has(type) && (
            <InputNumber
              className={css.minutes}
              min={0}
              max={1440}
              precision={0}
              controls={false}
              suffix={t('minutes')}
              aria-label={t('duration')}
              value={minutes}
              onChange={setMinutes}
            />
          )}
          {type !== 'note' && (
            <Input
              className={css.outcome}
              aria-label={t('outcome')}
              placeholder={t('outcome')}
              maxLength={200}
              value={outcome}
              onChange={(event) => setOutcome(event.target.value)}
              onKeyDown={onKeyDown}
            />
          )}
          <span className={css.grow} />
          <Button onClick={clear}>{t('cancel')}</Button>
          <Button
            type="primary"
            title={t('saveKeys')}
            disabled={!content.trim()}
            loading={create.isPending}
            onClick={save}
          >
            {t('save')}
          </Button>
        </div>
      )}
    </section>
  );
}
