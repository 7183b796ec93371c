import { ApiProblem } from '@/api/problem';
import { formatList } from '@/shared/format';
import { say } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { isEmpty, same } from '@/shared/records/recordFields';
import { recordTexts } from '@/shared/records/records.texts';
import { toasts } from '@/shared/toasts';
import { type Block, landingOf, type Rect } from './blocks';
import type { CellField } from './cellFields';
import type { CellStore, Refusal } from './cellStore';
import { personCalled, recordCalled } from './cells.api';
import { cellTexts } from './cells.texts';
import { readText, type Wrong, writeText } from './cellText';
import { Beaten, backOf, type Outcome, type Row, type RowWrite, valueIn, type Writer, writeOf } from './cellWrites';

/** The list as it is on the screen now. */
export interface Grid {
  rows: Row[];
  fields: CellField[];
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
}

/** What of a change of many rows was not done, to be told. */
export interface Report {
  written: number;
  refused: { id: string; name: string; reason: string }[];
  notes: string[];
}

export interface EditSurface {
  store: CellStore;
  writer: Writer;
  grid: () => Grid;
  /** True where so many rows may be changed. */
  ask: (count: number) => Promise<boolean>;
  report: (report: Report) => void;
  progress: (done: number, total: number) => void;
  /** Has so many rows of the list loaded, as far as there are so many. */
  reach: (rows: number) => Promise<void>;
  /** The button of a toast takes the focus with it when it goes. */
  focus: () => void;
}

export const valueText = (cell: CellField, value: unknown, name?: string): string =>
  cell.field
    ? writeText(value, cell.field, { yes: say(cellTexts, 'yes'), no: say(cellTexts, 'no') }, name)
    : isEmpty(value)
      ? ''
      : String(value);

const askOver = 100;

export type Edits = ReturnType<typeof createEdits>;

/** All that is done to cells: one by typing, many by pasting and clearing; and the way back. */
export function createEdits(surface: EditSurface) {
  const { store, grid } = surface;
  const undos: (() => Promise<void>)[] = [];
  let underway: Promise<unknown> = Promise.resolve();

  const writer: Writer = (...what) => {
    const answers = surface.writer(...what);
    underway = Promise.allSettled([underway, answers]);
    return answers;
  };

  const offerUndo = (text: string, outcomes: Outcome[]) => {
    const backs = outcomes.flatMap((one) => ('saved' in one ? [backOf(one.write, one.saved)] : []));
    let toast = 0;
    const undo = async () => {
      if (!undos.includes(undo)) return;
      undos.splice(undos.indexOf(undo), 1);
      toasts.close(toast);
      if (store.get().at) surface.focus();
      const failed = (await writer(backs)).filter((one) => 'error' in one).length;
      if (failed > 0) toasts.error(say(cellTexts, 'notRestored', { count: failed }));
      else toasts.success(say(cellTexts, 'restored'));
    };
    undos.push(undo);
    toast = toasts.undo(text, undo);
  };

  /** Writes one cell; null unless the server refuses. */
  const saveCell = async (row: Row, cell: CellField, draft: unknown): Promise<Refusal | null> => {
    const { idOf, nameOf } = grid();
    const write = writeOf(row, idOf(row), nameOf(row), [[cell, draft]]);
    const [outcome] = await writer([write]);
    if (outcome && 'error' in outcome)
      return { id: write.id, column: cell.column, draft, reason: reasonOf(outcome.error, cell) };
    if (outcome) offerUndo(say(recordTexts, 'changed', { label: cell.title }), [outcome]);
    return null;
  };

  const change = async (writes: RowWrite[], told: Omit<Report, 'written'>): Promise<void> => {
    const total = writes.length;
    if (total > askOver && !(await surface.ask(total))) return;
    if (total > 20) surface.progress(0, total);
    const outcomes = await writer(writes, (done) => total > 20 && surface.progress(done, total));
    surface.progress(0, 0);
    const saved = outcomes.filter((one) => 'saved' in one);
    const refused = outcomes.flatMap((one) =>
      'error' in one ? [{ id: one.write.id, name: one.write.name, reason: rowReason(one.error, grid().fields) }] : [],
    );
    if (saved.length > 0) offerUndo(say(cellTexts, 'changed', { count: saved.length }), saved);
    const report = { written: saved.length, refused: [...told.refused, ...refused], notes: told.notes };
    if (report.refused.length > 0) surface.report(report);
    else if (saved.length === 0) toasts.success([say(cellTexts, 'unchanged'), ...report.notes].join('。'));
    else for (const note of report.notes) toasts.success(note);
  };

  /** New texts for the cells of a rectangle. */
  const enter = async (rect: Rect, textAt: (row: number, column: number) => string, notes: string[]): Promise<void> => {
    const { rows, fields, idOf, nameOf } = grid();
    const cells = fields.slice(rect.left, rect.right + 1).map((cell, i) => ({ cell, column: rect.left + i }));
    const open = cells.filter(({ cell }) => cell.fixed === null);
    if (open.length === 0) return store.set({ hint: say(cellTexts, 'nothing') });
    const closed = cells.filter(({ cell }) => cell.fixed !== null).map(({ cell }) => cell.title);
    if (closed.length > 0) notes.push(say(cellTexts, 'skipped', { columns: formatList(closed) }));
    const called = await namedIn(rect, open, textAt);
    const writes: RowWrite[] = [];
    const refused: Report['refused'] = [];
    for (let at = rect.top; at <= rect.bottom; at++) {
      const row = rows[at];
      if (!row) continue;
      const read = open.map(({ cell, column }) => ({
        cell,
        ...readCell(cell, textAt(at, column), called.get(column)),
      }));
      const wrong = read.find((one) => one.wrong !== undefined);
      if (wrong) refused.push({ id: idOf(row), name: nameOf(row), reason: `${wrong.cell.title}: ${wrong.wrong}` });
      else {
        const changes = read.flatMap(({ cell, value }) =>
          same(value, cell.read(row)) ? [] : [[cell, value] as [CellField, unknown]],
        );
        if (changes.length > 0) writes.push(writeOf(row, idOf(row), nameOf(row), changes));
      }
    }
    await change(writes, { refused, notes });
  };

  /** `choose` shows where it went. */
  const paste = async (block: Block, chosen: Rect, choose: (rect: Rect) => void): Promise<void> => {
    const end = chosen.top + block.length;
    if (end > grid().rows.length) await surface.reach(end);
    const { rows, fields } = grid();
    const landing = landingOf(block, chosen, rows.length, fields.length);
    const { rect, rowsLeft, columnsLeft } = landing;
    choose(rect);
    const notes: string[] = [];
    if (rowsLeft > 0) notes.push(say(cellTexts, 'rowsLeft', { count: rowsLeft }));
    if (columnsLeft > 0) notes.push(say(cellTexts, 'columnsLeft', { count: columnsLeft }));
    return enter(rect, landing.textAt, notes);
  };

  return {
    saveCell,
    paste,
    clear: (chosen: Rect) => enter(chosen, () => '', []),
    /** Takes back what was done last, also when the server has not answered yet. */
    undo: async () => {
      await underway;
      await undos.at(-1)?.();
    },
    /** The texts of a rectangle, as they go to a spreadsheet. */
    texts: (chosen: Rect): Block => {
      const { rows, fields } = grid();
      const shown = fields.slice(chosen.left, chosen.right + 1);
      return rows
        .slice(chosen.top, chosen.bottom + 1)
        .map((row) => shown.map((cell) => valueText(cell, cell.read(row), cell.nameIn(row))));
    },
  };
}

/** Where a cell is now: rows move when others work as well. */
export function placeOf({ rows, fields, idOf }: Grid, cell: { id: string; column: string }) {
  const row = rows.findIndex((one) => idOf(one) === cell.id);
  const column = fields.findIndex((one) => one.column === cell.column);
  return row < 0 || column < 0 ? null : { row, column };
}

function readCell(
  cell: CellField,
  text: string,
  called: ReadonlyMap<string, string> | undefined,
): { value?: unknown; wrong?: string } {
  if (!cell.field) return {};
  const read = readText(text, cell.field, called);
  return 'wrong' in read ? { wrong: wrongText(read.wrong, text) } : { value: read.value };
}

const wrongText = (wrong: Wrong, text: string): string => say(cellTexts, `wrong.${wrong}`, { text: text.slice(0, 40) });

/** Whom and what the texts of a rectangle name, by column: ids by name. */
async function namedIn(
  rect: Rect,
  cells: { cell: CellField; column: number }[],
  textAt: (row: number, column: number) => string,
) {
  const known = new Map<string, string | null>();
  const called = new Map<number, Map<string, string>>();
  for (const { cell, column } of cells) {
    const find = finderOf(cell);
    if (!find) continue;
    const ids = new Map<string, string>();
    for (let row = rect.top; row <= rect.bottom; row++) {
      const name = textAt(row, column).trim();
      if (name === '') continue;
      const key = `${find.kind} ${name}`;
      if (!known.has(key)) known.set(key, await find.by(name).catch(() => null));
      const id = known.get(key);
      if (id) ids.set(name, id);
    }
    called.set(column, ids);
  }
  return called;
}

function finderOf({ field }: CellField): { kind: string; by: (name: string) => Promise<string | null> } | null {
  if (field?.type === 'user') return { kind: 'users', by: personCalled };
  const kind = field?.type === 'record' && field.custom?.target_kind;
  return kind ? { kind, by: (name) => recordCalled(kind, name) } : null;
}

function reasonOf(error: unknown, cell: CellField): string {
  const key = cell.field?.key ?? '';
  if (error instanceof Beaten)
    return say(cellTexts, 'beaten', { value: valueText(cell, valueIn(error.current, key)) || say(cellTexts, 'empty') });
  if (!(error instanceof ApiProblem)) return explain(error);
  const { errors = {} } = error.body;
  return (errors[key] ?? errors[`custom_fields.${key}`] ?? Object.values(errors).flat()).join(' ') || explain(error);
}

function rowReason(error: unknown, fields: CellField[]): string {
  if (error instanceof Beaten) return say(cellTexts, 'beatenRow');
  const errors = error instanceof ApiProblem ? Object.entries(error.body.errors ?? {}) : [];
  const labelOf = (key: string) => fields.find((one) => one.field?.key === key.replace(/^custom_fields\./, ''))?.title;
  return (
    errors.map(([key, texts]) => [labelOf(key), texts.join(' ')].filter(Boolean).join(': ')).join('；') ||
    explain(error)
  );
}
