import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTexts } from '@/shared/i18n';
import { RecordPicker } from '@/shared/records/RecordPicker';
import { opportunitiesLike } from './opportunities.api';
import { opportunityTexts } from './opportunities.texts';

function useFound(q: string, enabled: boolean) {
  const { data, isPending } = useQuery({ ...opportunitiesLike(q), enabled, placeholderData: keepPreviousData });
  const found = (data?.items ?? []).map((row) => ({
    value: row.opportunity_id,
    label: row.title,
    hint: row.customer_name,
  }));
  return { found, pending: isPending };
}

interface OpportunityPickerProps {
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  /** Names the one chosen now, so that no request is needed to show it. */
  known?: { id: string | null; name: string | null };
  autoFocus?: boolean;
  'aria-label'?: string;
}

/** Picks a deal by its title or customer. */
export function OpportunityPicker({ value, onChange, ...rest }: OpportunityPickerProps) {
  const t = useTexts(opportunityTexts);
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
