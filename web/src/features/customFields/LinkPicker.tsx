import { useQuery } from '@tanstack/react-query';
import { useTexts } from '@/shared/i18n';
import { RecordPicker } from '@/shared/records/RecordPicker';
import type { FieldEditorProps } from '@/shared/records/recordFields';
import { recordPath } from '@/shared/records/recordPath';
import { linksFound, namesOf } from './customFields.api';
import { customFieldTexts } from './customFields.texts';

export function LinkEditor({ kind, ...props }: FieldEditorProps & { kind: string }) {
  return (
    <LinkPicker
      kind={kind}
      autoFocus={props.autoFocus}
      defaultOpen={props.autoFocus}
      aria-label={props.label}
      value={(props.value as string | null) ?? undefined}
      onChange={(id?: string) => props.onCommit(id ?? null)}
    />
  );
}

interface LinkPickerProps {
  kind: string;
  value?: string;
  onChange?: (id?: string) => void;
  autoFocus?: boolean;
  defaultOpen?: boolean;
  'aria-label'?: string;
}

/** Finds a record of one kind by its name. */
export function LinkPicker({ kind, value, ...rest }: LinkPickerProps) {
  const t = useTexts(customFieldTexts);
  const name = useQuery(namesOf(kind, value ? [value] : [])).data?.items[0]?.name ?? null;
  const useFound = (q: string, enabled: boolean) => useLinks(kind, q, enabled);
  return (
    <RecordPicker
      {...rest}
      value={value}
      known={{ id: value ?? null, name }}
      noneText={t('nothing')}
      useFound={useFound}
    />
  );
}

function useLinks(kind: string, q: string, enabled: boolean) {
  const found = useQuery({ ...linksFound(kind, q), enabled: enabled && q.trim().length > 0 });
  const hits = (found.data?.items ?? []).filter((hit) => recordPath(hit.kind, '') === recordPath(kind, ''));
  return {
    found: hits.map((hit) => ({ value: hit.id, label: hit.title, hint: hit.subtitle })),
    pending: found.isFetching,
  };
}
