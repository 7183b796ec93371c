export { opportunityFields, type Pipeline, pipelineList, type Stage } from './pipelines.api';
/** The settings page, fetched when it is opened. */
export const pipelinesPage = async () => ({ Component: (await import('./PipelinesPage')).PipelinesPage });
