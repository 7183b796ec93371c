export { CustomerLink } from './CustomerLink';
export { CustomerPicker } from './CustomerPicker';
