import { useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { Action, MenuEntry } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { useCan } from '@/shared/session';
import { registerEverywhere } from '@/shared/shortcuts';
import { appTexts } from '../app.texts';
import { features } from '../features';
import { inOrder } from './menuOrder';

/** What the features offer, as far as this person may. */
export interface ShellMenu {
  main: MenuEntry[];
  reports: MenuEntry[];
  tools: MenuEntry[];
  /** Pages another part of the screen leads to. */
  elsewhere: MenuEntry[];
  phone: MenuEntry[];
  actions: Action[];
  create: Action[];
}

export function useMenu(): ShellMenu {
  const can = useCan();
  return useMemo(() => {
    const allowed = (one: { permission?: string }) => !one.permission || can(one.permission);
    const entries = inOrder(features.flatMap((feature) => feature.menu ?? []).filter(allowed));
    const shown = entries.filter((entry) => !entry.phoneOnly);
    const actions = features.flatMap((feature) => feature.actions ?? []).filter(allowed);
    return {
      main: shown.filter((entry) => (entry.group ?? 'main') === 'main'),
      reports: shown.filter((entry) => entry.group === 'reports'),
      tools: shown.filter((entry) => entry.group === 'tools'),
      elsewhere: entries.filter((entry) => entry.phoneOnly),
      phone: entries.filter((entry) => entry.phone),
      actions,
      create: actions.filter((action) => action.create),
    };
  }, [can]);
}

/** Every page of the menu. */
export const menuEntries = ({ main, elsewhere, reports, tools }: ShellMenu): MenuEntry[] => [
  ...main,
  ...elsewhere,
  ...reports,
  ...tools,
];

/** Puts the keys of the menu and of the actions into the one registry. */
export function useMenuShortcuts(menu: ShellMenu): void {
  const navigate = useNavigate();
  useEffect(() => {
    const stops = menuEntries(menu).map((entry) =>
      entry.shortcut
        ? registerEverywhere({
            keys: entry.shortcut,
            group: 'go',
            label: () => say(appTexts, 'nav.go', { name: entry.label() }),
            run: () => void navigate(entry.path),
          })
        : () => undefined,
    );
    for (const action of menu.actions) {
      if (!action.shortcut) continue;
      stops.push(
        registerEverywhere({
          keys: action.shortcut,
          group: 'general',
          label: action.label,
          run: () => action.run(navigate),
        }),
      );
    }
    return () => {
      for (const stop of stops) stop();
    };
  }, [menu, navigate]);
}
