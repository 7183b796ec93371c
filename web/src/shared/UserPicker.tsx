import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useState } from 'react';
import { useTexts } from './i18n';
import { sharedTexts } from './shared.texts';
import { useDebounced } from './useDebounced';
import { userSearch } from './users';

/** Picks a colleague by typing. `known` names the one chosen now, so that no request is needed to show it. */
export function UserPicker(
  props: Omit<SelectProps<string>, 'options' | 'showSearch'> & { known?: { id: string | null; name: string | null } },
) {
  const { known, ...rest } = props;
  const t = useTexts(sharedTexts);
  const [q, setQ] = useState('');
  const [open, setOpen] = useState(rest.defaultOpen ?? false);
  const found = useQuery({ ...userSearch(useDebounced(q)), enabled: open, placeholderData: keepPreviousData });
  const options = (found.data?.items ?? []).map((user) => ({ value: user.user_id, label: user.name }));
  if (known?.id && known.name && !options.some((option) => option.value === known.id)) {
    options.unshift({ value: known.id, label: known.name });
  }
  return (
    <Select<string>
      allowClear
      placeholder={t('users.search')}
      notFoundContent={found.isPending ? null : t('users.none')}
      {...rest}
      showSearch={{ filterOption: false, onSearch: setQ }}
      onOpenChange={(now) => {
        setOpen(now);
        rest.onOpenChange?.(now);
      }}
      options={options}
    />
  );
}
