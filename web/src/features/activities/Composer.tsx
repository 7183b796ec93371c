import { Button, Input } from 'antd';
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useTexts } from '@/shared/i18n';
import { AtIcon, ClipIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { ActivityIcon } from './ActivityIcon';
import { UploadChips } from './AttachmentChips';
import { type ActivityType, activityTypes } from './activities.api';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';
import { ComposerDetails } from './ComposerDetails';
import { MentionInput, type MentionInputHandle } from './MentionInput';
import type { Subject } from './subject';
import { useComposer } from './useComposer';

export interface ComposerHandle {
  /** Puts the cursor into the text, with a kind chosen. */
  begin: (type?: ActivityType) => void;
}

interface ComposerProps {
  /** The record it is logged with: a customer, an opportunity or a lead. */
  subject: Subject;
  /** Chosen already; otherwise one of the customer's people can be chosen. */
  contactId?: string;
  handle?: Ref<ComposerHandle>;
  /** It is logged. */
  onSaved?: () => void;
}

/** Logs what happened: one line while idle, all it needs once one writes. Files are dropped or pasted into it. */
export function Composer({ subject, contactId, handle, onSaved }: ComposerProps) {
  const t = useTexts(activityTexts);
  const input = useRef<MentionInputHandle>(null);
  const picker = useRef<HTMLInputElement>(null);
  const state = useComposer(subject, contactId, onSaved);
  const { draft, set, open, setOpen, files } = state;
  const can = useCan();
  // a purchase is an order of the customer as well
  const sells = Boolean(subject.customerId) && can('orders.create');
  const kinds = activityTypes.filter((one) => one !== 'purchase' || sells);
  const drop = useFileDrop((dropped) => {
    files.add(dropped);
    setOpen(true);
  });

  useImperativeHandle(handle, () => ({
    begin: (type) => {
      if (type) set({ type });
      setOpen(true);
      requestAnimationFrame(() => input.current?.focus());
    },
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) state.save();
    else if (event.key === 'Escape') {
      if (!draft.content) setOpen(false);
      input.current?.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    files.add([...event.clipboardData.files]);
  };

  return (
    <section
      className={css.composer}
      data-open={open || undefined}
      data-drop={drop.over || undefined}
      aria-label={t('composer')}
      {...drop.props}
    >
      <KindChoice
        kinds={kinds}
        value={draft.type}
        onChange={(type) => {
          set({ type });
          setOpen(true);
          input.current?.focus();
        }}
      />
      {open && draft.type !== 'note' && (
        <Input
          variant="borderless"
          className={css.titleLine}
          aria-label={t('subject')}
          placeholder={t('subject')}
          maxLength={200}
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
          onKeyDown={onKeyDown}
        />
      )}
      <MentionInput
        handle={input}
        placeholder={t(`hint.${draft.type}`)}
        minRows={open ? 3 : 1}
        value={draft.content}
        onChange={(content) => set({ content })}
        onMention={(who) => set({ mentioned: [...draft.mentioned, who] })}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <UploadChips uploads={files.uploads} onRemove={files.remove} />
      {open && (
        <>
          <ComposerDetails
            state={state}
            subject={subject}
            fixedContact={contactId !== undefined}
            onKeyDown={onKeyDown}
          />
          <div className={css.composerFoot}>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              onChange={(event) => {
                files.add([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
            <Button
              type="text"
              icon={<ClipIcon />}
              aria-label={t('attach')}
              title={t('attachHint')}
              onClick={() => picker.current?.click()}
            />
            <Button
              type="text"
              icon={<AtIcon />}
              aria-label={t('mention')}
              title={t('mention')}
              onClick={() => input.current?.mention()}
            />
            <span className={css.grow} />
            <Button onClick={state.clear}>{t('cancel')}</Button>
            <Button
              type="primary"
              title={t('saveKeys')}
              disabled={!state.ready}
              loading={state.saving}
              onClick={state.save}
            >
              {files.sending ? t('sending') : t('save')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

interface KindChoiceProps {
  kinds: ActivityType[];
  value: ActivityType;
  onChange: (type: ActivityType) => void;
}

function KindChoice({ kinds, value, onChange }: KindChoiceProps) {
  const t = useTexts(activityTexts);
  const id = useId();
  return (
    <div className={css.kinds} role="radiogroup" aria-label={t('kind')}>
      {kinds.map((one) => (
        <label key={one} className={css.kindChoice} data-on={one === value || undefined}>
          <input
            type="radio"
            name={id}
            className="gx-visually-hidden"
            checked={one === value}
            onChange={() => onChange(one)}
          />
          <ActivityIcon type={one} />
          {t(one)}
        </label>
      ))}
    </div>
  );
}

/** Files dragged over an element; nothing else that is dragged counts. */
function useFileDrop(onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    over,
    props: {
      onDragOver: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
