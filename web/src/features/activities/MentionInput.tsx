import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Mentions } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useDebounced } from '@/shared/useDebounced';
import { userSearch } from '@/shared/users';
import { activityTexts } from './activities.texts';
import type { Mentioned } from './mentions';

export interface MentionInputHandle {
  focus: () => void;
  blur: () => void;
  /** Types an `@` for somebody who pressed the button. */
  mention: () => void;
}

interface MentionInputProps {
  value: string;
  onChange: (text: string) => void;
  onMention: (who: Mentioned) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  placeholder: string;
  minRows: number;
  handle: Ref<MentionInputHandle>;
}

/** A text field in which `@` offers colleagues; the server searches. */
export function MentionInput({ value, onChange, onMention, minRows, handle, ...rest }: MentionInputProps) {
  const t = useTexts(activityTexts);
  const [asked, setAsked] = useState<string | null>(null);
  const found = useQuery({
    ...userSearch(useDebounced(asked ?? '')),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  const box = useRef<HTMLDivElement>(null);
  const field = () => box.current?.querySelector('textarea') ?? null;
  // two of one name are told apart by what stands behind it in the list
  const people = found.data?.items ?? [];

  useImperativeHandle(handle, () => ({
    focus: () => field()?.focus(),
    blur: () => field()?.blur(),
    mention: () => {
      const input = field();
      if (!input) return;
      input.focus();
      const blank = value === '' || /\s$/.test(value.slice(0, input.selectionStart));
      document.execCommand('insertText', false, blank ? '@' : ' @');
    },
  }));

  return (
    <div ref={box}>
      <Mentions
        variant="borderless"
        aria-label={t('composer')}
        autoSize={{ minRows, maxRows: 12 }}
        maxLength={20_000}
        prefix="@"
        split=" "
        filterOption={false}
        loading={found.isFetching}
        notFoundContent={found.isFetching ? null : t('noPerson')}
        options={people.map((user) => ({
          key: user.user_id,
          value: user.name,
          label: (
            <span title={user.email}>
              {user.name}
              {user.department_name && <small className="gx-none"> {user.department_name}</small>}
            </span>
          ),
        }))}
        onSearch={setAsked}
        onSelect={(option) => {
          if (option.key && option.value) onMention({ id: String(option.key), name: option.value });
        }}
        value={value}
        onChange={onChange}
        {...rest}
      />
    </div>
  );
}
