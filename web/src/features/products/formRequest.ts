import { asking } from '@/shared/asked';
import type { Product } from './products.api';

/** Asks for the product form from anywhere: for a new one, or one that is there. */
export interface FormRequest {
  product?: Product;
}

const form = asking<FormRequest>();

export const openProductForm = (next: FormRequest = {}) => form.ask(next);
export const closeProductForm = () => form.ask(null);
export const useFormRequest = form.useAsked;
