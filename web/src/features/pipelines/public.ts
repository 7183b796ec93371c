export { opportunityFields, type Pipeline, pipelineList, type Stage } from './pipelines.api';
export const pipelinesPage = async () => ({ Component: (await import('./PipelinesPage')).PipelinesPage });
