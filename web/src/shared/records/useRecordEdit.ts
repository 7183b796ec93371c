import { useCallback, useRef, useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { say } from '../i18n';
import { useProblem } from '../problems';
import { toasts } from '../toasts';
import { same } from './recordFields';
import { recordTexts } from './records.texts';

/** Fields that two people changed to different values. */
export interface Conflict {
  fields: { key: string; mine: unknown; theirs: unknown; original: unknown }[];
  resolve: (chosen: Record<string, unknown>) => void;
  cancel: () => void;
}

interface RecordEdit<R extends { version: number }> {
  record: R;
  send: (request: { version: number; shown?: Partial<R> } & object) => Promise<R>;
  label: (key: string) => string;
}

/**
 * Saves part of a record and offers to take it back. Somebody else's change of other fields is no conflict;
 * of the same fields it is one, and the user chooses.
 */
export function useRecordEdit<R extends { version: number }>({ record, send, label }: RecordEdit<R>) {
  const showProblem = useProblem();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const latest = useRef({ record, send, label });
  latest.current = { record, send, label };

  const write = useCallback(
    async (patch: object, shown: object | undefined, base: R, version: number): Promise<R | null> => {
      try {
        const seen = Object.keys(patch).some((key) => key.includes('.')) ? nested(patch, latest.current.record) : {};
        return await latest.current.send({ ...nested(patch), shown: { ...seen, ...shown } as Partial<R>, version });
      } catch (error) {
        const current = currentOf<R>(error);
        if (!current) throw error;
        const clashes = Object.entries(patch).flatMap(([key, mine]) => {
          const theirs = at(current, key);
          const original = at(base, key);
          return same(theirs, original) || same(theirs, mine) ? [] : [{ key, mine, theirs, original }];
        });
        if (clashes.length === 0) return write(patch, shown, current, current.version);
        return new Promise((done, fail) =>
          setConflict({
            fields: clashes,
            cancel: () => {
              setConflict(null);
              done(null);
            },
            resolve: (chosen) => {
              setConflict(null);
              write({ ...patch, ...chosen }, undefined, current, current.version).then(done, fail);
            },
          }),
        );
      }
    },
    [],
  );

  const save = useCallback(
    async (patch: object, shown?: object) => {
      const base = latest.current.record;
      const before = Object.fromEntries(Object.keys(patch).map((key) => [key, at(base, key) ?? null]));
      const shownBefore =
        shown && Object.fromEntries(Object.keys(shown).map((key) => [key, base[key as keyof R] ?? null]));
      try {
        const saved = await write(patch, shown, base, base.version);
        if (!saved) return;
        const keys = Object.keys(patch);
        const text =
          keys.length === 1
            ? say(recordTexts, 'changed', { label: latest.current.label(keys[0] ?? '') })
            : say(recordTexts, 'changedMany', { count: keys.length });
        toasts.undo(text, async () => {
          try {
            await write(before, shownBefore, saved, saved.version);
          } catch (error) {
            showProblem(error);
          }
        });
      } catch (error) {
        const onField =
          error instanceof ApiProblem &&
          Object.keys(error.body.errors ?? {}).some((key) => key in patch || (key.split(/[.[]/)[0] ?? key) in patch);
        // a message for the field is shown at the field
        if (!onField) showProblem(error);
        throw error;
      }
    },
    [write, showProblem],
  );

  return { save, conflict };
}

/** The value of a field by its name: one of the organization's own is `custom_fields.c_…`. */
function at(record: object, key: string): unknown {
  const [outer = '', inner] = key.split('.');
  const value = (record as Record<string, unknown>)[outer];
  return inner === undefined ? value : (value as Record<string, unknown> | undefined)?.[inner];
}

/** What is sent, or shown meanwhile beside the other values of `record`: names with a dot become members. */
function nested(patch: object, record?: object): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(patch)) {
    const [outer = '', inner] = key.split('.');
    if (inner === undefined) result[outer] = value;
    else
      result[outer] = { ...(result[outer] ?? (record as Record<string, object> | undefined)?.[outer]), [inner]: value };
  }
  return result;
}

function currentOf<R>(error: unknown): R | null {
  if (!(error instanceof ApiProblem) || (error.status !== 409 && error.status !== 412)) return null;
  if (!error.code.startsWith('conflict.version')) return null;
  return (error.body.current as R | undefined) ?? null;
}
