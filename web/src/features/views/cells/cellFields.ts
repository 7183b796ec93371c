import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Column } from '@/shared/lists/DataTable';
import { useCan } from '@/shared/session';
import { type Field, fieldsOf } from '../../customFields/public';
import type { RecordKind } from '../recordKind';

/** Why a cell is only looked at. */
export type Fixed = 'computed' | 'system' | 'masked' | 'readOnly' | 'noRight' | 'elsewhere';

type Row = Record<string, unknown> & { custom_fields?: Record<string, unknown> };

/** What stands in a column, and how it is written. */
export interface CellField {
  column: string;
  title: string;
  field: Field | undefined;
  fixed: Fixed | null;
  read: (row: object) => unknown;
  /** What a person or record in the cell is called, as far as the row knows. */
  nameIn: (row: object) => string | undefined;
  /** The part of the row that shows a new value. */
  shown: (value: unknown, row: object) => Partial<Row>;
}

/** The fields behind the columns, by the field catalogue. */
export function useCellFields(of: RecordKind<never, never>, columns: Column<never>[]): CellField[] {
  const cache = useQueryClient();
  const fields = useQuery(fieldsOf(of.kind)).data?.items;
  const mayEdit = useCan()(`${of.kind}.edit`);
  return useMemo(
    () =>
      columns.map((column) => {
        const key = of.inFiles && column.key in of.inFiles ? of.inFiles[column.key] : column.key;
        const field = fields?.find((one) => one.key === key);
        return cellField(column, field, mayEdit ? fixedBy(field) : 'noRight', cache);
      }),
    [of, columns, fields, mayEdit, cache],
  );
}

function cellField(
  column: Column<never>,
  field: Field | undefined,
  fixed: Fixed | null,
  cache: QueryClient,
): CellField {
  const key = field?.key ?? column.key;
  const nameKeys = [column.key, `${key.replace(/_id$/, '')}_name`, `${key.replace(/_id$/, '')}_title`].filter(
    (one) => one !== key,
  );
  const read = (row: object) => (field?.custom ? (row as Row).custom_fields?.[key] : (row as Row)[key]) ?? null;
  const nameOf = (id: unknown) => (field?.custom ? linkName(cache, String(id)) : personName(cache, id));
  return {
    column: column.key,
    title: column.title,
    field,
    fixed,
    read,
    nameIn: (row) => {
      if (field?.custom) return nameOf(read(row));
      const known = nameKeys.map((one) => (row as Row)[one]).find((one) => typeof one === 'string');
      return known as string | undefined;
    },
    shown: (value, row) => {
      if (field?.custom) return { custom_fields: { ...(row as Row).custom_fields, [key]: value ?? undefined } };
      const nameKey = field?.type === 'user' ? nameKeys.find((one) => one in row) : undefined;
      return { [key]: value, ...(nameKey && { [nameKey]: value ? (nameOf(value) ?? '…') : null }) };
    },
  };
}

function fixedBy(field: Field | undefined): Fixed | null {
  if (!field) return 'computed';
  if (field.access === 'masked') return 'masked';
  if (field.read_only) return field.custom ? 'computed' : 'system';
  if (field.access !== 'full') return 'readOnly';
  // whom a record belongs to is chosen where there is room to look around
  return field.type === 'record' && !field.custom ? 'elsewhere' : null;
}

type Named = { items: { id?: string; user_id?: string; name: string }[] };

/** Names this page has come across already. */
const personName = (cache: QueryClient, id: unknown): string | undefined =>
  cache
    .getQueriesData<Named>({ queryKey: ['users', 'search'] })
    .flatMap(([, data]) => data?.items ?? [])
    .find((user) => user.user_id === id)?.name;

const linkName = (cache: QueryClient, id: string): string | undefined =>
  cache
    .getQueriesData<Named>({ queryKey: ['names'] })
    .filter(([key]) => JSON.stringify(key).includes(id))
    .flatMap(([, data]) => data?.items ?? [])
    .find((one) => one.id === undefined || one.id === id)?.name;

/** Types one types into; the others are chosen from a list. */
const typed = new Set(['text', 'long_text', 'integer', 'number', 'money', 'date', 'instant', 'phone', 'email', 'url']);

export const isTyped = (cell: CellField | undefined): boolean => typed.has(cell?.field?.type ?? '');
export const isChosenAtOnce = (cell: CellField): boolean =>
  ['select', 'yes_no', 'user', 'record'].includes(cell.field?.type ?? '');
/** The browser's own inputs for days keep what is there until all parts are given. */
export const isDay = (cell: CellField): boolean => cell.field?.type === 'date' || cell.field?.type === 'instant';
export const isNumber = (cell: CellField): boolean => ['integer', 'number', 'money'].includes(cell.field?.type ?? '');
