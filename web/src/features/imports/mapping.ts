import type { ImportKind, ImportMapping, ImportPreview } from './imports.api';

type Field = ImportPreview['fields'][number];
export type Origin = 'guessed' | 'unsure' | 'remembered' | null;

const storageKey = (kind: ImportKind) => `guanxi.importMapping.${kind}`;
/** Below this the server's guess is only a suggestion. */
const sure = 0.8;
const mostRemembered = 300;

function remembered(kind: ImportKind): ImportMapping {
  try {
    return JSON.parse(localStorage.getItem(storageKey(kind)) ?? '{}') as ImportMapping;
  } catch {
    return {};
  }
}

/** Keeps what was decided for each heading, so that the next file like this one needs no decisions. */
export function remember(kind: ImportKind, mapping: ImportMapping): void {
  const all = Object.entries({ ...remembered(kind), ...mapping }).slice(-mostRemembered);
  try {
    localStorage.setItem(storageKey(kind), JSON.stringify(Object.fromEntries(all)));
  } catch {
    // private mode: decided again next time
  }
}

/** The mapping to begin with: what this person decided for a heading before, else the server's guess. */
export function firstMapping(
  kind: ImportKind,
  preview: ImportPreview,
): { mapping: ImportMapping; origins: Record<string, Origin> } {
  const before = remembered(kind);
  const known = new Set(preview.fields.map((field) => field.key));
  const mapping: ImportMapping = {};
  const origins: Record<string, Origin> = {};
  for (const column of preview.columns) {
    const own = before[column.name];
    if (own !== undefined && (own === null || known.has(own)) && own !== column.field) {
      mapping[column.name] = own;
      origins[column.name] = 'remembered';
    } else {
      mapping[column.name] = column.field;
      origins[column.name] = column.field === null ? null : column.confidence >= sure ? 'guessed' : 'unsure';
    }
  }
  return { mapping, origins };
}

/** Of each line one field has to come from the file: a person may be a name, or a given and a family name. */
const needed: Record<ImportKind, string[][]> = {
  customers: [['name']],
  contacts: [['name', 'given_name', 'family_name']],
  leads: [['name', 'given_name', 'family_name', 'company']],
  opportunities: [['title', 'product']],
  orders: [['ordered_at'], ['customer'], ['amount', 'product']],
  products: [['name']],
  users: [['name']],
};

export const isNeeded = (kind: ImportKind, field: Field) => needed[kind].some(([first]) => first === field.key);

/** What keeps the mapping from being used. */
export function problemsOf(kind: ImportKind, mapping: ImportMapping, fields: Field[], creates: boolean) {
  const used = Object.values(mapping).filter((key): key is string => key !== null);
  const several = new Set(fields.filter((field) => field.takes_several).map((field) => field.key));
  const twice = [...new Set(used.filter((key, i) => used.indexOf(key) !== i && !several.has(key)))];
  const absent = creates ? needed[kind].filter((some) => !some.some((key) => used.includes(key))) : [];
  const missing = fields.filter((field) => absent.some(([first]) => first === field.key));
  return { used, twice, missing };
}
