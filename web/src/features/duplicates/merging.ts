import type { MergeField, MergePreview } from './duplicates.api';

/** Which record gives its value, by field; where nothing is chosen the server's rule holds. */
export type Choices = Record<string, string>;

const equal = (a: string[], b: string[]): boolean => a.length === b.length && a.every((text, i) => text === b[i]);

/** The record whose value stays without any choice: an empty field is filled from the other. */
const usual = (field: MergeField, preview: MergePreview): string =>
  !equal(field.result, field.kept) && equal(field.result, field.other) ? preview.other_id : preview.keep_id;

/** Nobody in charge and no parent are something to say, too; of other fields only what is there can stay. */
export const isChoosable = (field: MergeField, texts: string[]): boolean =>
  texts.length > 0 || field.key === 'owner_id' || field.key === 'parent_id';

export function sideOf(field: MergeField, preview: MergePreview, choices: Choices): string {
  const chosen = choices[field.key];
  const texts = chosen === preview.keep_id ? field.kept : field.other;
  return chosen !== undefined && isChoosable(field, texts) ? chosen : usual(field, preview);
}

/** The fields to take from the record that goes. */
export const taken = (preview: MergePreview, choices: Choices): string[] =>
  preview.fields
    .filter((field) => field.differs && !field.is_joined && sideOf(field, preview, choices) === preview.other_id)
    .filter((field) => usual(field, preview) === preview.keep_id)
    .map((field) => field.key);
