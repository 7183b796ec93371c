import { asking } from '@/shared/asked';

const form = asking<true>();

/** Asks for the form of a new lead from anywhere, or closes it. */
export const openLeadForm = (open: boolean) => form.ask(open || null);
export const useLeadFormAsked = () => form.useAsked() !== null;
