import type { ComponentProps } from 'react';
import { FieldList } from '@/shared/records/FieldList';
import type { CustomKind } from './customFields.api';
import type { Customized } from './useCustomFields';
import { useCustomRecordFields } from './useCustomRecordFields';

/** All fields of a record: those of the product, then the organization's own. */
export function AllFields<R extends Customized>({
  kind,
  fields,
  groups,
  ...rest
}: ComponentProps<typeof FieldList<R>> & { kind: CustomKind }) {
  const own = useCustomRecordFields<R>(kind);
  return <FieldList<R> {...rest} fields={[...fields, ...own.fields]} groups={[...groups, ...own.groups]} />;
}
