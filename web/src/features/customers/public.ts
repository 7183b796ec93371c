export { CustomerChip } from './CustomerChip';
export { CustomerEmpty } from './CustomerEmpty';
export { CustomerLink } from './CustomerLink';
export { CustomerPicker } from './CustomerPicker';
export { anyCustomerQuery, customerRecord } from './customers.api';
export { GradeMark } from './GradeMark';
export { LifecycleMark, RiskMark, SegmentMark } from './WorthMarks';
