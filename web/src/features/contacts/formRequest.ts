import { asking } from '@/shared/asked';
import type { Contact } from './contacts.api';

/** Asks for the contact form from anywhere: for a new one, or one that is there. */
export interface FormRequest {
  contact?: Contact;
  customer?: { id: string; name: string };
}

const form = asking<FormRequest>();

export const openContactForm = (next: FormRequest) => form.ask(next);
export const closeContactForm = () => form.ask(null);
export const useFormRequest = form.useAsked;
