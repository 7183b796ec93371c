export { DocumentsCard } from './DocumentsCard';
