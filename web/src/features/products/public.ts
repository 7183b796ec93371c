export { ProductPicker } from './ProductPicker';
export type { Product } from './products.api';
