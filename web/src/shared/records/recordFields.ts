import type { ReactNode } from 'react';
import type { Schemas } from '@/api/client';

/** What an editor of a field is given. */
export interface FieldEditorProps {
  value: unknown;
  onChange: (value: unknown) => void;
  /** Saves what is there, or `value` when it is given. */
  onCommit: (value?: unknown) => void;
  onCancel: () => void;
  label: string;
  autoFocus?: boolean;
}

/** A field of a record as the screen shows and edits it. */
export interface RecordField<R> {
  key: string;
  label: string;
  group: string;
  type: Schemas['FieldType'] | 'own';
  options?: { value: string; label: string }[];
  /** Values others use, offered while typing. */
  suggestions?: string[];
  readOnly?: boolean;
  required?: boolean;
  unit?: string;
  /** A sentence that says what belongs in it. */
  hint?: string;
  /** Left out of records to which it does not apply. */
  hidden?: (record: R) => boolean;
  read: (record: R) => unknown;
  /** What to send for a new value, and what to show meanwhile; `{ [key]: value }` when absent. */
  write?: (value: unknown, record: R) => { patch: object; shown?: object };
  show?: (record: R) => ReactNode;
  edit?: (props: FieldEditorProps, record: R) => ReactNode;
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Equal as the server would store it. */
export const same = (a: unknown, b: unknown): boolean =>
  (isEmpty(a) && isEmpty(b)) || a === b || JSON.stringify(a) === JSON.stringify(b);
