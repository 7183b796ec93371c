/** The file of a list: its conditions, its columns; all fields when none is named. */
export function exportAddress(kind: string, params: object, format: string, columns: string[], lang: string): string {
  const query = new URLSearchParams({ format, lang });
  if (columns.length > 0) query.set('columns', columns.join(','));
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, String(value));
  return `/api/${kind}/export?${query}`;
}
