import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@/api/problem';
import type { RowPages } from '@/shared/lists/rows';
import { same } from '@/shared/records/recordFields';
import type { RecordKind } from '../recordKind';
import { patchRecord, type Saved } from '../views.api';
import type { CellField } from './cellFields';

export type Row = Record<string, unknown> & { version: number; custom_fields?: Record<string, unknown> };

/** New values of some fields of one row. */
export interface RowWrite {
  id: string;
  name: string;
  version: number;
  values: Record<string, unknown>;
  /** As they were when somebody decided to change them. */
  before: Record<string, unknown>;
  /** The row while the server has not answered, and when it refuses. */
  shown: Partial<Row>;
  shownBefore: Partial<Row>;
}

export type Outcome = { write: RowWrite } & ({ saved: Saved } | { error: unknown });

/** Somebody else wrote another value into the same field meanwhile. */
export class Beaten extends Error {
  constructor(readonly current: Saved) {
    super('beaten');
  }
}

export function writeOf(row: Row, id: string, name: string, changes: [CellField, unknown][]): RowWrite {
  let shown: Partial<Row> = {};
  for (const [cell, value] of changes) shown = { ...shown, ...cell.shown(value, { ...row, ...shown }) };
  const keyed = (pick: (cell: CellField, value: unknown) => unknown) =>
    Object.fromEntries(changes.map(([cell, value]) => [cell.field?.key ?? cell.column, pick(cell, value)]));
  return {
    id,
    name,
    version: row.version,
    values: keyed((_cell, value) => value),
    before: keyed((cell) => cell.read(row)),
    shown,
    shownBefore: Object.fromEntries(Object.keys(shown).map((key) => [key, row[key]])),
  };
}

/** What puts a write back that the server has taken. */
export const backOf = (write: RowWrite, saved: Saved): RowWrite => ({
  ...write,
  version: saved.version,
  values: write.before,
  before: Object.fromEntries(Object.keys(write.values).map((key) => [key, valueIn(saved, key)])),
  shown: write.shownBefore,
  shownBefore: write.shown,
});

export const valueIn = (record: Saved | Row, key: string): unknown =>
  (key.startsWith('c_') ? record.custom_fields?.[key] : record[key]) ?? null;

const atOnce = 4;
const flushEvery = 250;

export type Writer = ReturnType<typeof createWriter>;

/** Writes rows: at once on the screen, a few at a time to the server, one after the other for the same row. */
export function createWriter(cache: QueryClient, of: RecordKind<never, never>) {
  const waiting = new Map<string, Promise<unknown>>();

  const send = async (write: RowWrite, tries = 4): Promise<Saved> => {
    try {
      return await patchRecord(of.kind, write.id, write.values, write.version);
    } catch (error) {
      if (!(error instanceof ApiProblem) || tries === 0) throw error;
      if (error.retryAfter !== null && error.status === 429) {
        await new Promise((go) => setTimeout(go, (error.retryAfter ?? 1) * 1000));
        return send(write, tries - 1);
      }
      const current = error.code.startsWith('conflict.version') ? (error.body.current as Saved | undefined) : undefined;
      if (!current) throw error;
      const untouched = Object.entries(write.before).every(
        ([key, before]) => same(valueIn(current, key), before) || same(valueIn(current, key), write.values[key]),
      );
      if (!untouched) throw new Beaten(current);
      return send({ ...write, version: current.version }, tries - 1);
    }
  };

  /** In the order of asking, so that two edits of a row one after the other do not meet. */
  const inTurn = (write: RowWrite): Promise<Saved> => {
    const turn = (waiting.get(write.id) ?? Promise.resolve()).then(() => send(write));
    const settled = turn
      .catch(() => undefined)
      .finally(() => {
        if (waiting.get(write.id) === settled) waiting.delete(write.id);
      });
    waiting.set(write.id, settled);
    return turn;
  };

  return async (writes: RowWrite[], onProgress: (done: number) => void = () => {}): Promise<Outcome[]> => {
    showAll(cache, of, new Map(writes.map((write) => [write.id, (row: Row) => over(row, write.shown)])));
    const outcomes: Outcome[] = [];
    const fresh: Outcome[] = [];
    let flushed = Date.now();
    const flush = () => {
      showOutcomes(cache, of, fresh.splice(0));
      flushed = Date.now();
    };
    const left = writes[Symbol.iterator]();
    const work = async () => {
      for (const write of left) {
        const outcome = await inTurn(write).then(
          (saved) => ({ write, saved }),
          (error: unknown) => ({ write, error }),
        );
        outcomes.push(outcome);
        fresh.push(outcome);
        onProgress(outcomes.length);
        if (Date.now() - flushed > flushEvery) flush();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    flush();
    refresh(cache, of.kind);
    return outcomes;
  };
}

/** Own fields are put beside the others of the row, not in their place. */
function over(row: Row, change: Partial<Row>, keys?: string[]): Row {
  const { custom_fields: own, ...known } = change;
  if (!own) return { ...row, ...known };
  const changed = keys ? Object.fromEntries(keys.map((key) => [key, own[key]])) : own;
  return { ...row, ...known, custom_fields: { ...row.custom_fields, ...changed } };
}

function showOutcomes(cache: QueryClient, of: RecordKind<never, never>, outcomes: Outcome[]): void {
  const mends = new Map<string, (row: Row) => Row>();
  for (const outcome of outcomes) {
    const { write } = outcome;
    const own = Object.keys(write.values).filter((key) => key.startsWith('c_'));
    if ('saved' in outcome) {
      const { saved } = outcome;
      mends.set(write.id, (row) => known(row, saved));
      cache.setQueryData(of.record(write.id).queryKey, (seen: object | undefined) => seen && { ...seen, ...saved });
    } else if (outcome.error instanceof Beaten) {
      const { current } = outcome.error;
      mends.set(write.id, (row) => known(row, current));
    } else mends.set(write.id, (row) => over(row, write.shownBefore, own));
  }
  if (mends.size > 0) showAll(cache, of, mends);
}

/** A record as answered has more than its row shows. */
const known = (row: Row, record: object): Row => ({
  ...row,
  ...Object.fromEntries(Object.entries(record).filter(([key]) => key in row)),
});

/** Changes rows of all lists in one pass, however many there are. */
function showAll(cache: QueryClient, of: RecordKind<never, never>, mends: Map<string, (row: Row) => Row>): void {
  const idOf = (row: Row) => String(row[of.idKey as string]);
  cache.setQueriesData<RowPages<Row>>({ queryKey: of.lists }, (data) => {
    if (!data?.pages) return data;
    const pages = data.pages.map((page) =>
      page.items.some((row) => mends.has(idOf(row)))
        ? { ...page, items: page.items.map((row) => mends.get(idOf(row))?.(row) ?? row) }
        : page,
    );
    return { ...data, pages };
  });
}

/** Figures and histories are asked for again; the rows are right already. */
function refresh(cache: QueryClient, kind: string): void {
  void cache.invalidateQueries({ queryKey: [kind], predicate: ({ queryKey }) => queryKey[1] !== 'record' });
  for (const key of kind === 'tasks' ? ['timelines', 'today', 'calendar'] : ['timelines'])
    void cache.invalidateQueries({ queryKey: [key] });
}
