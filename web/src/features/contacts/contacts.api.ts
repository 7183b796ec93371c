import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { dropRows, pageOf, patchRows } from '@/shared/lists/rows';

export type Contact = Schemas['Contact'];
export type ContactRole = Schemas['ContactRole'];
export type WriteContact = Schemas['WriteContact'];
export type ContactPatch = Partial<WriteContact> & { version?: number };

export const contactRoles: ContactRole[] = ['decision_maker', 'influencer', 'user'];

export interface ContactListParams {
  q?: string;
  filter?: string;
  sort?: string;
  role?: string;
  customer_id?: string;
}

export const contactKeys = {
  all: ['contacts'] as const,
  lists: ['lists', 'contacts'] as const,
  record: (id: string) => ['contacts', 'record', id] as const,
};

export const contactList = (params: ContactListParams) =>
  infiniteQueryOptions({
    queryKey: [...contactKeys.lists, params] as const,
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/contacts', { params: { query: { ...params, ...pageOf(pageParam) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

/** The people of one customer: the primary one first, then the newest. */
export const contactsOf = (customerId: string) =>
  queryOptions({
    queryKey: [...contactKeys.all, 'of', customerId] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/contacts', { params: { query: { customer_id: customerId, limit: 200 } }, signal })),
  });

export const contactRecord = (id: string) =>
  queryOptions({
    queryKey: contactKeys.record(id),
    queryFn: ({ signal }) =>
      body(api.GET('/api/contacts/{contact_id}', { params: { path: { contact_id: id } }, signal })),
    staleTime: 15_000,
  });

export const contactActivities = (id: string) =>
  queryOptions({
    queryKey: ['activities', 'of_contact', id] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/activities', { params: { query: { contact_id: id, limit: 50 } }, signal })),
  });

/** A contact shows in its customer's counts and history too. */
function useContactChanged() {
  const cache = useQueryClient();
  return (customerId: string | undefined) => {
    void cache.invalidateQueries({ queryKey: [...contactKeys.all, 'of'] });
    if (customerId === undefined) return;
    void cache.invalidateQueries({ queryKey: ['customers', 'record', customerId] });
    void cache.invalidateQueries({ queryKey: ['timelines', 'customers', customerId] });
  };
}

export function useCreateContact() {
  const cache = useQueryClient();
  const changed = useContactChanged();
  return useMutation({
    mutationFn: (request: WriteContact) => body(api.POST('/api/contacts', { body: request })),
    onSuccess: (contact) => {
      cache.setQueryData(contactKeys.record(contact.contact_id), contact);
      void cache.invalidateQueries({ queryKey: contactKeys.lists });
      changed(contact.customer_id);
    },
  });
}

export function useUpdateContact(id: string) {
  const cache = useQueryClient();
  const changed = useContactChanged();
  const key = contactKeys.record(id);
  return useMutation({
    scope: { id },
    mutationFn: (patch: ContactPatch) =>
      body(api.PATCH('/api/contacts/{contact_id}', { params: { path: { contact_id: id } }, body: patch })),
    onMutate: async ({ version: _version, ...patch }) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Contact>(key);
      if (before) cache.setQueryData<Contact>(key, { ...before, ...patch });
      patchRows<Contact>(cache, contactKeys.lists, 'contact_id', id, patch);
      return { before };
    },
    onError: (_error, _patch, context) => {
      if (context?.before) {
        cache.setQueryData(key, context.before);
        patchRows<Contact>(cache, contactKeys.lists, 'contact_id', id, context.before);
      }
      void cache.invalidateQueries({ queryKey: key });
    },
    onSuccess: (contact) => {
      cache.setQueryData(key, contact);
      patchRows<Contact>(cache, contactKeys.lists, 'contact_id', id, contact);
      changed(contact.customer_id);
    },
  });
}

/** Says again who is to be asked first; for whichever contact. */
export function usePutPrimary() {
  const cache = useQueryClient();
  const changed = useContactChanged();
  return useMutation({
    mutationFn: ({ id, is_primary }: { id: string; is_primary: boolean }) =>
      body(api.PATCH('/api/contacts/{contact_id}', { params: { path: { contact_id: id } }, body: { is_primary } })),
    onSuccess: (contact) => {
      cache.setQueryData(contactKeys.record(contact.contact_id), contact);
      changed(contact.customer_id);
    },
  });
}

export function useDeleteContact() {
  const cache = useQueryClient();
  const changed = useContactChanged();
  return useMutation({
    mutationFn: (contact: Contact) =>
      body(api.DELETE('/api/contacts/{contact_id}', { params: { path: { contact_id: contact.contact_id } } })),
    onSuccess: (_nothing, contact) => {
      dropRows<Contact>(cache, contactKeys.lists, 'contact_id', contact.contact_id);
      cache.removeQueries({ queryKey: contactKeys.record(contact.contact_id) });
      changed(contact.customer_id);
    },
  });
}

interface EnteredContact {
  name?: string;
  mobile?: string;
  phone?: string;
  email?: string;
  customer_id?: string;
  except?: string;
}

/** Who the person being entered may be. */
export const contactDoubles = (ask: EnteredContact) =>
  queryOptions({
    queryKey: ['contacts', 'doubles', ask] as const,
    queryFn: ({ signal }) => body(api.GET('/api/contacts/duplicates', { params: { query: ask }, signal })),
    enabled:
      ((ask.name?.length ?? 0) > 1 && ask.customer_id !== undefined) ||
      [ask.mobile, ask.phone].some((number) => (number?.length ?? 0) > 5) ||
      (ask.email ?? '').includes('@'),
    staleTime: 30_000,
  });
