import { useMemo } from 'react';
import { useTexts } from '@/shared/i18n';
import type { RecordField } from '@/shared/records/recordFields';
import { conditionHolds } from './conditions';
import type { CustomKind } from './customFields.api';
import { customFieldTexts } from './customFields.texts';
import { LinkName } from './LinkName';
import { LinkEditor } from './LinkPicker';
import { type CustomField, type Customized, linkedKind, pathOf, useCustomFields } from './useCustomFields';

const sectionKey = (section: string | null) => `custom:${section ?? ''}`;

/** The fields as a record shows and edits them, under their sections. */
export function useCustomRecordFields<R extends Customized>(kind: CustomKind) {
  const t = useTexts(customFieldTexts);
  const fields = useCustomFields(kind);
  return useMemo(() => {
    const sections = [...new Set(fields.map((field) => field.custom.section))];
    return {
      groups: sections.map((section) => ({ key: sectionKey(section), label: section ?? t('other') })),
      fields: fields.map((field) => recordField<R>(field)),
    };
  }, [fields, t]);
}

function recordField<R extends Customized>(field: CustomField): RecordField<R> {
  const value = (record: R) => record.custom_fields?.[field.key] ?? null;
  const linked = linkedKind(field);
  return {
    key: pathOf(field.key),
    label: field.label,
    hint: field.custom.help ?? undefined,
    group: sectionKey(field.custom.section),
    type: field.type,
    options: field.options ?? undefined,
    required: field.required,
    readOnly: field.read_only,
    read: value,
    hidden: (record) => !conditionHolds(field.custom.shown_when_tree, record),
    show: linked ? (record) => <LinkName kind={linked} id={String(value(record))} /> : undefined,
    edit:
      field.type === 'record' && field.custom.target_kind
        ? (props) => <LinkEditor kind={field.custom.target_kind as string} {...props} />
        : undefined,
  };
}
