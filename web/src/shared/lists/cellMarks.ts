/**
 * What is drawn over the cells of a list: the cell of the cursor and those chosen around it. It is kept outside of React's
 * state, so that a key draws only the rows it touches again, however many there are.
 */
export interface CellMarks {
  subscribe: (listener: () => void) => () => void;
  /** Of one row: `cursor,first,last` by the places of the columns; empty where nothing is marked. */
  of: (row: number) => string;
  /** The column of the cursor; -1 while the cursor is on whole rows. */
  column: () => number;
}

export const noMarks: CellMarks = { subscribe: () => () => {}, of: () => '', column: () => -1 };
