import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTexts } from '@/shared/i18n';
import { RecordPicker } from '@/shared/records/RecordPicker';
import { customersLike } from './customers.api';
import { customerTexts } from './customers.texts';

function useFound(q: string, enabled: boolean) {
  const { data, isPending } = useQuery({ ...customersLike(q), enabled, placeholderData: keepPreviousData });
  const found = (data?.items ?? []).map((row) => ({ value: row.customer_id, label: row.name, hint: row.code }));
  return { found, pending: isPending };
}

interface CustomerPickerProps {
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  /** Names the one chosen now, so that no request is needed to show it. */
  known?: { id: string | null; name: string | null };
  autoFocus?: boolean;
  defaultOpen?: boolean;
  'aria-label'?: string;
}

/** Picks a customer by name or pinyin; recently changed ones are offered first. */
export function CustomerPicker({ value, onChange, ...rest }: CustomerPickerProps) {
  const t = useTexts(customerTexts);
  return (
    <RecordPicker
      {...rest}
      style={{ width: '100%' }}
      placeholder={t('pick')}
      noneText={t('noneFound')}
      useFound={useFound}
      value={value ?? undefined}
      onChange={(id?: string) => onChange?.(id ?? null)}
    />
  );
}
