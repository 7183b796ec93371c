export { opportunityFields, type Pipeline, pipelineList, type Stage } from './pipelines.api';
