import { lazy, Suspense, useLayoutEffect, useRef } from 'react';
import { FieldEditor } from '@/shared/records/FieldEditor';
import type { FieldEditorProps } from '@/shared/records/recordFields';
import { TagChoice } from '@/shared/records/TagEditor';
import { linkEditor } from '../../customFields/public';
import { type CellField, isChosenAtOnce, isDay, isNumber, isTyped } from './cellFields';
import css from './cells.module.css';
import type { Row } from './cellWrites';

const LinkEditor = lazy(linkEditor);

interface CellEditorProps {
  /** Of the row; going down a column keeps the field and its focus. */
  id: string;
  cell: CellField;
  row: Row;
  /** Unseen until somebody types; it has the focus already, so that an input method begins in the right place. */
  seen: boolean;
  label: string;
  draft: unknown;
  onDraft: (draft: unknown) => void;
  onCommit: (draft: unknown) => void;
  onCancel: () => void;
}

/** The field of a record in its cell: the same editors as on the record's page. */
export function CellEditor({ id, cell, row, seen, label, draft, onDraft, onCommit, onCancel }: CellEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const value = seen ? draft : isDay(cell) ? cell.read(row) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row takes the focus again
  useLayoutEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement>('input, textarea');
    if (!input || !isTyped(cell)) return;
    input.focus({ preventScroll: true });
    if (seen && !isDay(cell)) input.setSelectionRange(input.value.length, input.value.length);
  }, [seen, cell, id]);
  const { field } = cell;
  if (!field) return null;
  const props: FieldEditorProps = {
    value,
    onChange: onDraft,
    onCommit: (...chosen: unknown[]) => onCommit(chosen.length > 0 ? chosen[0] : draft),
    onCancel,
    label,
    autoFocus: true,
  };
  const known = isChosenAtOnce(cell)
    ? { id: (cell.read(row) as string | null) ?? null, name: cell.nameIn(row) ?? null }
    : undefined;
  const target = field.custom?.target_kind;
  return (
    <div ref={box} className={css.field} data-number={isNumber(cell) || undefined}>
      {field.type === 'tags' ? (
        <div className={css.list}>
          <TagChoice chosen={(value as string[] | null) ?? []} onChange={onDraft} />
        </div>
      ) : field.type === 'record' && target ? (
        <Suspense fallback={null}>
          <LinkEditor kind={target} {...props} />
        </Suspense>
      ) : (
        <FieldEditor
          {...props}
          known={known}
          field={{ ...field, group: '', options: field.options ?? undefined, read: () => value }}
        />
      )}
    </div>
  );
}
