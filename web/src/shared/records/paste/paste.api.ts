import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type PastedField = Schemas['PastedField'];
export type PastedKey = PastedField['field'];

/** What a pasted text says of a person and a company. */
export const readPaste = (text: string) =>
  queryOptions({
    queryKey: ['paste', text] as const,
    queryFn: ({ signal }) => body(api.POST('/api/paste', { body: { text }, signal })),
    enabled: text.trim().length > 0,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
