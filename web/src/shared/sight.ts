import { useMutation } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { useMe } from './session';

/** The record a field on screen belongs to, as the API names it: `customers`, `cust_…`. */
export interface RecordPlace {
  kind: string;
  id: string;
}

type Limits = Schemas['FieldLimit'][];

/** How far a field is limited; a list (`phones`) goes with the field it stands for. */
export const accessOf = (limits: Limits, kind: string, key: string): Schemas['FieldAccess'] =>
  limits.find((limit) => limit.kind === kind && [limit.field, `${limit.field}s`, `${limit.field}es`].includes(key))
    ?.access ?? 'full';

export function useSight(place: RecordPlace | undefined): (key: string) => Schemas['FieldAccess'] {
  const { limits } = useMe();
  return (key) => (place ? accessOf(limits, place.kind, key.replace(/^custom_fields\./, '')) : 'full');
}

/** A look under the mask; the server counts it and writes it into the log. */
export const useReveal = (place: RecordPlace) =>
  useMutation({
    mutationFn: (field: string) =>
      body(api.POST('/api/{kind}/{id}/reveal', { params: { path: place }, body: { field } })),
  });
