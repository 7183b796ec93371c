export { CustomerLink } from './CustomerLink';
export { CustomerPicker } from './CustomerPicker';
export { customerRecord } from './customers.api';
