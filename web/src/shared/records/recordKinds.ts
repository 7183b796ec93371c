import { say } from '../i18n';
import { sharedTexts } from '../shared.texts';

/** Records that are found by name: in the palette, among the recent ones. */
export type RecordKind = 'customer' | 'contact' | 'opportunity' | 'lead' | 'task' | 'order';

/** Companies are drawn square, people round. */
export const isSquare = (kind: RecordKind): boolean => kind !== 'contact' && kind !== 'lead';

export const kindName = (kind: RecordKind): string => say(sharedTexts, `kind.${kind}`);
