import { asking } from '@/shared/asked';

/** Asks for the create drawer from anywhere; what is known already is filled in. */
export interface CreateRequest {
  parent?: { id: string; name: string };
}

const form = asking<CreateRequest>();

export const openCreateCustomer = () => form.ask({});
export const openCreateChild = (parent: { id: string; name: string }) => form.ask({ parent });
export const closeCreateCustomer = () => form.ask(null);
export const useCreateRequest = form.useAsked;
