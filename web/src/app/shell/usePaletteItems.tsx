import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { NavigateFunction } from 'react-router';
import { api, body, type Schemas } from '@/api/client';
import { Avatar } from '@/shared/Avatar';
import { useTexts } from '@/shared/i18n';
import { ChatIcon, SparkIcon } from '@/shared/icons';
import { type Recent, recents, useRecents } from '@/shared/recents';
import { isSquare, kindName } from '@/shared/records/recordKinds';
import { recordPath } from '@/shared/records/recordPath';
import { useCan } from '@/shared/session';
import { useShortcutList } from '@/shared/shortcuts';
import { useDebounced } from '@/shared/useDebounced';
import { userSearch } from '@/shared/users';
import { appTexts } from '../app.texts';
import { menuEntries, type ShellMenu } from './useMenu';

export interface PaletteItem {
  key: string;
  title: string;
  subtitle?: string | null;
  icon: ReactNode;
  keys?: string;
  hint?: string;
  /** Puts this into the field instead of leaving the palette. */
  next?: string;
  run: (navigate: NavigateFunction) => void;
}

export interface PaletteGroup {
  key: string;
  title: string;
  items: PaletteItem[];
}

/** `>` narrows to actions, `@` to people; without one, everything. */
export function readPaletteText(text: string): { mode: 'all' | 'actions' | 'people'; q: string } {
  const trimmed = text.trimStart();
  const first = trimmed[0];
  if (first === '>' || first === '》') return { mode: 'actions', q: trimmed.slice(1).trim() };
  if (first === '@') return { mode: 'people', q: trimmed.slice(1).trim() };
  return { mode: 'all', q: text.trim() };
}

const recordSearch = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => body(api.GET('/api/search', { params: { query: { q, limit: 12 } }, signal })),
    staleTime: 15_000,
    retry: false,
  });

const matches = (q: string, ...texts: (string | undefined)[]) =>
  texts.some((text) => text?.toLowerCase().includes(q.toLowerCase()));

export function usePaletteItems(menu: ShellMenu, text: string) {
  const t = useTexts(appTexts);
  const can = useCan();
  const seen = useRecents();
  const { mode, q } = readPaletteText(text);
  const settled = useDebounced(q, 120);
  const wantsRecords = mode === 'all' && settled !== '';
  const records = useQuery({ ...recordSearch(settled), enabled: wantsRecords, placeholderData: keepPreviousData });
  const people = useQuery({ ...userSearch(settled), enabled: mode === 'people', placeholderData: keepPreviousData });
  const commands = useCommands(menu, mode, q);

  const hits = wantsRecords ? records.data?.items : undefined;
  const colleagues = mode === 'people' ? people.data?.items : undefined;
  const groups = useMemo(() => {
    const found: PaletteGroup[] = [];
    const add = (key: string, title: string, items: PaletteItem[]) => {
      if (items.length > 0) found.push({ key, title, items });
    };
    if (mode === 'people') {
      add('people', t('palette.people'), (colleagues ?? []).map(personItem));
    } else {
      if (mode === 'all' && q === '')
        add(
          'recent',
          t('palette.recent'),
          seen.map((one) => recordItem(one)),
        );
      if (mode === 'all' && q !== '')
        add(
          'records',
          t('palette.records'),
          (hits ?? []).map((one) => recordItem(one)),
        );
      add('actions', t('palette.actions'), commands.actions);
      if (mode === 'all') add('go', t('palette.go'), commands.go);
    }
    if (mode === 'all' && q === '' && can('users.view')) {
      found.push({ key: 'scope', title: t('palette.people'), items: [peopleScope(t('users.find'))] });
    }
    return found;
  }, [mode, q, colleagues, hits, seen, commands, can, t]);

  const query = mode === 'people' ? people : records;
  const waiting = (mode === 'people' || (mode === 'all' && q !== '')) && (query.isFetching || settled !== q);
  return { groups, searching: waiting, failed: query.isError };
}

/** Menu entries and actions whose name, keywords or keys fit. */
function useCommands(menu: ShellMenu, mode: string, q: string) {
  const shortcuts = useShortcutList();
  const t = useTexts(appTexts);
  return useMemo(() => {
    const go = menuEntries(menu)
      .filter((entry) => q === '' || matches(q, entry.label(), entry.path, t('nav.go', { name: entry.label() })))
      .map<PaletteItem>((entry) => ({
        key: `go ${entry.path}`,
        title: entry.label(),
        icon: <entry.icon />,
        keys: entry.shortcut,
        run: (navigate) => void navigate(entry.path),
      }));
    const actions = menu.actions
      .filter((action) =>
        q === '' ? !action.quiet || mode === 'actions' : matches(q, action.label(), action.keywords, action.id),
      )
      .map<PaletteItem>((action) => ({
        key: action.id,
        title: action.label(),
        icon: action.icon ? <action.icon /> : <SparkIcon />,
        keys: action.shortcut,
        run: action.run,
      }));
    const named = new Set([...menu.actions, ...menuEntries(menu)].map((one) => one.label()));
    // what the page at hand offers by key can be found by name as well
    const here = shortcuts
      .filter((one) => one.group !== 'go' && one.keys !== 'mod+k' && one.keys !== '/' && !named.has(one.label()))
      .filter((one) => (q === '' ? one.group !== 'general' : matches(q, one.label())))
      .map<PaletteItem>((one) => ({
        key: `key ${one.keys}`,
        title: one.label(),
        icon: <SparkIcon />,
        keys: one.keys,
        run: () => one.run(),
      }));
    return { go, actions: uniqueByKey([...actions, ...here]) };
  }, [menu, mode, q, shortcuts, t]);
}

function uniqueByKey(items: PaletteItem[]): PaletteItem[] {
  return [...new Map(items.map((item) => [item.key, item])).values()];
}

function recordItem(hit: Recent | Schemas['SearchHit']): PaletteItem {
  const { kind, id, title, subtitle } = hit;
  return {
    key: id,
    title,
    subtitle,
    icon: <Avatar name={title} size={22} square={isSquare(kind)} />,
    hint: kindName(kind),
    run: (navigate) => {
      recents.remember({ kind, id, title, subtitle });
      void navigate(recordPath(kind, id) ?? '/');
    },
  };
}

function personItem(user: Schemas['UserRow']): PaletteItem {
  return {
    key: user.user_id,
    title: user.name,
    subtitle: user.email,
    icon: <Avatar name={user.name} size={22} />,
    hint: user.department_name ?? undefined,
    run: (navigate) => void navigate(`/customers?owner=${user.user_id}`),
  };
}

function peopleScope(title: string): PaletteItem {
  return { key: 'scope people', title, icon: <ChatIcon />, hint: '@', next: '@', run: () => undefined };
}
