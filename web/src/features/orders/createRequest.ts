import { asking } from '@/shared/asked';

/** Asks for the form of a new order from anywhere; the customer is filled in when it is known already. */
export interface CreateRequest {
  customer?: { id: string; name: string };
}

const form = asking<CreateRequest>();

export const openCreateOrder = (known: CreateRequest = {}) => form.ask(known);
export const closeCreateOrder = () => form.ask(null);
export const useCreateRequest = form.useAsked;
