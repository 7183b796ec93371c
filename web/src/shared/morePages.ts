import { createContext, useContext } from 'react';
import type { MenuEntry } from './feature';

/** The pages without a tab in the phone's bottom bar; the shell knows them, the tab 我 lists them. */
export const MorePages = createContext<MenuEntry[]>([]);

export const useMorePages = () => useContext(MorePages);
