import type { ComponentType } from 'react';
import type { NavigateFunction, RouteObject } from 'react-router';

/** A line in the side bar, and on phones in the bottom bar when `phone` is set. */
export interface MenuEntry {
  path: string;
  /** Asked for at each render, so that it follows the language. */
  label: () => string;
  icon: ComponentType;
  /** Shown only to who holds it; none means everybody. */
  permission?: string;
  phone?: boolean;
  /** In the bottom bar only: elsewhere another part of the screen leads there. */
  phoneOnly?: boolean;
  /** The keys that go there, such as `g c`. */
  shortcut?: string;
  /** `main` unless told. The order within a group is one list, in app/shell/menuOrder.ts. */
  group?: 'main' | 'reports' | 'tools';
  /** A small count beside the label, such as what is unread. */
  badge?: ComponentType;
}

/** Something to do from anywhere: in the palette under `>`, and in the 新建 menu when `create` is set. */
export interface Action {
  id: string;
  label: () => string;
  icon?: ComponentType;
  permission?: string;
  /** Further words under which the palette finds it: pinyin, initials, synonyms. */
  keywords?: string;
  shortcut?: string;
  create?: boolean;
  /** Found by name, but not offered before anything is typed. */
  quiet?: boolean;
  run: (navigate: NavigateFunction) => void;
}

/** What a feature gives to the shell. */
export interface Feature {
  name: string;
  menu?: MenuEntry[];
  actions?: Action[];
  /** Pages inside the shell, for people who are signed in. */
  routes?: RouteObject[];
  /** Pages without the shell, open to everybody. */
  publicRoutes?: RouteObject[];
  /** Below the menu of the side bar, such as what a person keeps there. */
  side?: ComponentType<{ collapsed: boolean }>;
  /** Always there above every page: dialogs that open from anywhere. Draws nothing until asked. */
  overlay?: ComponentType;
}
