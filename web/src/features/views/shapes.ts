import type { Field } from '../customFields/public';

const numbers = ['integer', 'number', 'money'];
const times = ['date', 'instant'];
const parting = ['select', 'yes_no', 'user', 'record', 'text', ...times];

/** What can be added up. */
export const numberFields = (fields: Field[]) => fields.filter((field) => numbers.includes(field.type));
export const dateFields = (fields: Field[]) => fields.filter((field) => times.includes(field.type));
/** What a list can be parted by. */
export const groupFields = (fields: Field[]) => fields.filter((field) => parting.includes(field.type));
/** What a board can have columns of: a card that is dragged gets the value of its column. */
export const boardFields = (fields: Field[]) =>
  fields.filter((field) => field.type === 'select' && !field.read_only && field.access === 'full');

export const measureNames = ['sum', 'avg', 'min', 'max'] as const;
export type MeasureName = (typeof measureNames)[number];

/** What `sum:annual_revenue` adds up, and how. */
export function readMeasure(measure: string): { what: MeasureName; key: string } {
  const [what, key = ''] = measure.split(':');
  return { what: measureNames.find((one) => one === what) ?? 'sum', key };
}
