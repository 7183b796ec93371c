import { Select, type SelectProps } from 'antd';
import { useState } from 'react';
import { useDebounced } from '../useDebounced';

interface Found {
  value: string;
  label: string;
  hint?: string | null;
}

interface RecordPickerProps extends Omit<SelectProps<string>, 'options' | 'showSearch' | 'onSearch'> {
  /** Asks the server for at most twenty; called while the list is open. */
  useFound: (q: string, enabled: boolean) => { found: Found[]; pending: boolean };
  known?: { id: string | null; name: string | null };
  noneText: string;
}

/** Picks a record by typing; the server searches, nothing loads a whole table. */
export function RecordPicker({ useFound, known, noneText, ...rest }: RecordPickerProps) {
  const [q, setQ] = useState('');
  const [open, setOpen] = useState(rest.defaultOpen ?? false);
  const { found, pending } = useFound(useDebounced(q), open);
  const options = [...found];
  if (known?.id && known.name && !options.some((one) => one.value === known.id)) {
    options.unshift({ value: known.id, label: known.name });
  }
  return (
    <Select<string, Found>
      allowClear
      {...(rest as SelectProps<string, Found>)}
      showSearch={{ filterOption: false, onSearch: setQ }}
      notFoundContent={pending ? null : noneText}
      onOpenChange={setOpen}
      options={options}
      optionRender={(option) => (
        <span style={{ display: 'grid', lineHeight: 1.35 }}>
          <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{option.label}</span>
          {option.data.hint && <small style={{ color: 'var(--gx-text-3)' }}>{option.data.hint}</small>}
        </span>
      )}
    />
  );
}
