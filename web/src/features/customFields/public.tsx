import { type ComponentProps, lazy, Suspense } from 'react';
import type { AllFields as RecordFields } from './AllFields';
import type { CustomFormItems as FormItems } from './CustomFormItems';

export { type Field, fieldsOf, type ListKind, relatedFieldsOf } from './customFields.api';
export { useAllColumns } from './useAllColumns';
export { useCustomLabel } from './useCustomFields';

// a list needs columns only: what edits comes with the record or the form
const LazyFields = lazy(async () => ({ default: (await import('./AllFields')).AllFields }));
const LazyItems = lazy(async () => ({ default: (await import('./CustomFormItems')).CustomFormItems }));

/** All fields of a record: those of the product, then the organization's own. */
export const AllFields: typeof RecordFields = (props) => (
  <Suspense fallback={null}>
    <LazyFields {...(props as unknown as ComponentProps<typeof LazyFields>)} />
  </Suspense>
);

/** The organization's own fields in a form for a new record. */
export const CustomFormItems = (props: ComponentProps<typeof FormItems>) => (
  <Suspense fallback={null}>
    <LazyItems {...props} />
  </Suspense>
);

/** Chooses what an own field links to. */
export const linkEditor = async () => ({ default: (await import('./LinkPicker')).LinkEditor });

/** The page of the settings, fetched when it is opened. */
export const customFieldsPage = async () => ({ Component: (await import('./FieldsPage')).FieldsPage });
