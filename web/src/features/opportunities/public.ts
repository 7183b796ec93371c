export { CustomerOpportunities } from './CustomerOpportunities';
export { OpportunityPicker } from './OpportunityPicker';
