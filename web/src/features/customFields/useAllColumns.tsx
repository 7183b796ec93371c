import { useMemo } from 'react';
import { none } from '@/shared/format';
import type { Column } from '@/shared/lists/DataTable';
import { FieldValue } from '@/shared/records/FieldValue';
import type { ListKind } from './customFields.api';
import css from './customFields.module.css';
import { LinkName } from './LinkName';
import { type Customized, linkedKind, useCustomFields } from './useCustomFields';

/** The columns of a list with those of the organization's own fields behind. */
export function useAllColumns<R extends Customized>(kind: ListKind, known: Column<R>[]): Column<R>[] {
  const own = useCustomColumns<R>(kind);
  return useMemo(() => [...known, ...own], [known, own]);
}

/** The fields as columns of a list. */
function useCustomColumns<R extends Customized>(kind: ListKind): Column<R>[] {
  const fields = useCustomFields(kind);
  return useMemo(
    () =>
      fields.map((field) => {
        const own = {
          ...field,
          group: '',
          options: field.options ?? undefined,
          read: (row: R) => row.custom_fields?.[field.key],
        };
        const linked = linkedKind(field);
        const isNumber = field.type === 'money' || field.type === 'number' || field.type === 'integer';
        return {
          key: field.key,
          title: field.label,
          width: field.type === 'long_text' ? 200 : isNumber || field.type === 'yes_no' ? 110 : 140,
          align: isNumber ? ('right' as const) : undefined,
          sort: field.sortable ? field.key : undefined,
          sortFalling: isNumber || field.type === 'date' || field.type === 'instant',
          render: (row: R) =>
            row.custom_fields?.[field.key] === undefined ? (
              <span className="gx-none">{none}</span>
            ) : (
              <span className={css.clip}>
                {linked ? (
                  <LinkName kind={linked} id={String(own.read(row))} />
                ) : (
                  <FieldValue field={own} record={row} />
                )}
              </span>
            ),
        };
      }),
    [fields],
  );
}
