import { asking } from '@/shared/asked';

/** Asks for the create drawer from anywhere; what is known already is filled in. */
export interface CreateRequest {
  customer?: { id: string; name: string };
  pipeline?: string;
  stage?: string;
}

const form = asking<CreateRequest>();

export const openCreateOpportunity = (known: CreateRequest = {}) => form.ask(known);
export const closeCreateOpportunity = () => form.ask(null);
export const useCreateRequest = form.useAsked;
