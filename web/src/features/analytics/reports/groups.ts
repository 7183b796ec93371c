import type { ComponentType } from 'react';

export interface Listed {
  path: string;
  title: string;
  description: string;
  group: string;
  icon: ComponentType;
}

/** The reports by what they are about, in the order in which each subject first comes. */
export const groupsOf = (reports: readonly Listed[]): { group: string; items: Listed[] }[] =>
  [...new Set(reports.map((one) => one.group))].map((group) => ({
    group,
    items: reports.filter((one) => one.group === group),
  }));
