export { Empty, Line, PageHead, RowsSkeleton, Section } from './Section';
