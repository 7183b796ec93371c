/** Cells as spreadsheets put them on the clipboard: rows of texts. */
export type Block = string[][];

/** Two corners and all between, in places of rows and columns. */
export interface Rect {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Reads tab separated text; a cell in quotes may hold tabs, line breaks and doubled quotes. */
export function parseBlock(text: string): Block {
  const rows: Block = [];
  let row: string[] = [];
  let at = 0;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (;;) {
    const [cell, end] = source[at] === '"' ? quoted(source, at) : plain(source, at);
    row.push(cell);
    if (source[end] !== '\t') {
      rows.push(row);
      row = [];
    }
    if (end >= source.length) return rows;
    at = end + 1;
  }
}

function plain(source: string, from: number): [cell: string, end: number] {
  let end = from;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end++;
  return [source.slice(from, end), end];
}

function quoted(source: string, from: number): [cell: string, end: number] {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const end = source.indexOf('"', at);
    // a quote that nothing closes is part of the text, as are those of a cell that goes on behind its quotes
    if (end < 0) return plain(source, from);
    cell += source.slice(at, end);
    if (source[end + 1] === '"') {
      cell += '"';
      at = end + 2;
      continue;
    }
    const next = source[end + 1];
    return next === undefined || next === '\t' || next === '\n' ? [cell, end + 1] : plain(source, from);
  }
}

/** The way back: what would be read wrongly stands in quotes. */
export const writeBlock = (block: Block): string => block.map((row) => row.map(inQuotes).join('\t')).join('\n');

const inQuotes = (cell: string): string => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The same as a table; columns of text say so, that a spreadsheet neither drops zeros in front nor works out what begins with =. */
export function writeHtml(block: Block, isText: (column: number) => boolean): string {
  const cell = (text: string, column: number) =>
    `<td${isText(column) ? ` style="mso-number-format:'\\@'"` : ''}>${escaped(text)}</td>`;
  return `<meta charset="utf-8"><table>${block.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '<br>' };
const escaped = (text: string): string => text.replace(/[&<>"\n]/g, (sign) => signs[sign] ?? sign);

export const heightOf = (rect: Rect): number => rect.bottom - rect.top + 1;
export const widthOf = (rect: Rect): number => rect.right - rect.left + 1;

export const between = (a: { row: number; column: number }, b: { row: number; column: number }): Rect => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
});

/** Where a block goes, and how much of it finds no room. */
export interface Landing {
  rect: Rect;
  /** What belongs in a cell of the list. */
  textAt: (row: number, column: number) => string;
  rowsLeft: number;
  columnsLeft: number;
}

/**
 * Lays a block over what is chosen: from its first cell on, as large as the block; over all that is chosen where that is larger
 * and the block fits into it without a rest, so that one value fills many cells. What goes beyond the list is left out.
 */
export function landingOf(block: Block, chosen: Rect, rows: number, columns: number): Landing {
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  const tall = heightOf(chosen) % height === 0 ? heightOf(chosen) : height;
  const wide = widthOf(chosen) % width === 0 ? widthOf(chosen) : width;
  const fits = tall >= height && wide >= width;
  const [down, across] = fits ? [tall, wide] : [height, width];
  const bottom = Math.min(rows, chosen.top + down) - 1;
  const right = Math.min(columns, chosen.left + across) - 1;
  return {
    rect: { top: chosen.top, left: chosen.left, bottom, right },
    textAt: (row, column) => block[(row - chosen.top) % height]?.[(column - chosen.left) % width] ?? '',
    rowsLeft: Math.max(0, chosen.top + down - rows),
    columnsLeft: Math.max(0, chosen.left + across - columns),
  };
}
