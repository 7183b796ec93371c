import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type Field, fieldsOf, type ListKind } from './customFields.api';

/** A record of a kind that may have fields of the organization's own. */
export interface Customized {
  custom_fields?: Record<string, unknown>;
}

export type CustomField = Field & { custom: NonNullable<Field['custom']> };

/** The organization's own fields of a kind, in their order; none while they are not known. */
export function useCustomFields(kind: ListKind): CustomField[] {
  const fields = useQuery(fieldsOf(kind)).data?.items;
  return useMemo(() => (fields ?? []).filter((field): field is CustomField => field.custom !== null), [fields]);
}

/** Where a custom field stands in a record: the name the server uses in its refusals as well. */
export const pathOf = (key: string) => `custom_fields.${key}`;

/** What a custom field is called, by its path; undefined for other fields. */
export function useCustomLabel(kind: ListKind): (path: string) => string | undefined {
  const fields = useCustomFields(kind);
  return useCallback((path) => fields.find((field) => pathOf(field.key) === path)?.label, [fields]);
}

/** What a field links to, as the server names kinds; null for one that is no link. */
export const linkedKind = (field: CustomField): string | null =>
  field.type === 'user' ? 'users' : field.type === 'record' ? field.custom.target_kind : null;
