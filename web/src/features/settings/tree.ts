import type { Department } from './settings.api';

export interface TreeRow {
  department: Department;
  depth: number;
}

/** Departments as they stand in the tree, parents before children; one whose parent is missing stands at the top. */
export function inTreeOrder(departments: Department[]): TreeRow[] {
  const known = new Set(departments.map((one) => one.department_id));
  const below = new Map<string | null, Department[]>();
  for (const one of departments) {
    const parent = one.parent_id && known.has(one.parent_id) ? one.parent_id : null;
    below.set(parent, [...(below.get(parent) ?? []), one]);
  }
  const walk = (parent: string | null, depth: number): TreeRow[] =>
    (below.get(parent) ?? []).flatMap((department) => [
      { department, depth },
      ...walk(department.department_id, depth + 1),
    ]);
  return walk(null, 0);
}

/** True for the department itself and everything below it. */
export function isBelow(departments: Department[], id: string, top: string): boolean {
  const parents = new Map(departments.map((one) => [one.department_id, one.parent_id]));
  for (let at: string | null | undefined = id, steps = 0; at && steps < departments.length + 1; steps++) {
    if (at === top) return true;
    at = parents.get(at);
  }
  return false;
}
