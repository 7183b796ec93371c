import { useEffect, useRef, useSyncExternalStore } from 'react';
import { preferences } from './preferences';

export type ShortcutGroup = 'general' | 'go' | 'list' | 'record';

export interface Shortcut {
  /** `c`, `mod+k`, `g c` (one after the other), `[`, `?`. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  keys: string;
  label: () => string;
  group: ShortcutGroup;
  run: () => void;
}

/** What of a key press matters here. */
export interface KeyPress {
  key: string;
  code?: string;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
  shiftKey?: boolean;
}

/** Two keys belong together when the second follows within this time, in milliseconds. */
export const chordTime = 900;

// a Chinese input method sends its own punctuation for these keys
const fullWidth: Record<string, string> = {
  '【': '[',
  '】': ']',
  '？': '?',
  '、': '/',
  '／': '/',
  '》': '>',
  '。': '.',
};

/** The name of a key press in the notation of `Shortcut.keys`. */
export function keyName(press: KeyPress): string {
  let key = fullWidth[press.key] ?? press.key.toLowerCase();
  if (key === 'process' && press.code?.startsWith('Key')) key = press.code.slice(3).toLowerCase();
  if (key === 'escape') key = 'esc';
  const mod = press.ctrlKey || press.metaKey ? 'mod+' : '';
  const alt = press.altKey ? 'alt+' : '';
  const shift = press.shiftKey && key.length > 1 ? 'shift+' : '';
  return mod + alt + shift + key;
}

/** Finds what a sequence of key presses means. The latest registered wins, so a dialog can take a key over. */
export function createKeyMap(shortcuts: () => readonly Shortcut[]) {
  let first: { name: string; at: number } | null = null;
  return (press: KeyPress, now: number): Shortcut | undefined => {
    const name = keyName(press);
    const begun = first && now - first.at <= chordTime ? `${first.name} ${name}` : null;
    first = null;
    const known = [...shortcuts()].reverse();
    const found = (begun && known.find((one) => one.keys === begun)) || known.find((one) => one.keys === name);
    if (!found && known.some((one) => one.keys.startsWith(`${name} `))) first = { name, at: now };
    return found;
  };
}

let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

/** Adds a shortcut to the one registry that feeds the key map, the `?` sheet, tooltips and the palette. */
export function registerShortcut(shortcut: Shortcut): () => void {
  change([...registered, shortcut]);
  return () => change(registered.filter((one) => one !== shortcut));
}

/** The same for one of the whole product: a page takes its key over, whichever of them came first. */
export function registerEverywhere(shortcut: Shortcut): () => void {
  change([shortcut, ...registered]);
  return () => change(registered.filter((one) => one !== shortcut));
}

/** A shortcut that lives as long as its component. */
export function useShortcut(
  keys: string,
  label: () => string,
  run: () => void,
  options: { group?: ShortcutGroup; enabled?: boolean } = {},
): void {
  const { group = 'general', enabled = true } = options;
  const latest = useRef({ label, run });
  useEffect(() => {
    latest.current = { label, run };
  });
  useEffect(() => {
    if (!enabled) return;
    return registerShortcut({ keys, group, label: () => latest.current.label(), run: () => latest.current.run() });
  }, [keys, group, enabled]);
}

export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const dialogOpen = () =>
  [...document.querySelectorAll<HTMLElement>('.ant-modal-wrap, [data-shortcuts="off"]')].some(
    (one) => one.offsetParent !== null || getComputedStyle(one).display !== 'none',
  );

/** Listens to the keyboard; returns the way to stop. Plain letters are left alone while typing and below dialogs. */
export function startShortcuts(): () => void {
  const find = createKeyMap(() => registered);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    const plain = !event.ctrlKey && !event.metaKey;
    if (plain && (isTyping(event.target) || !preferences.get().shortcuts || dialogOpen())) return;
    const found = find(event, event.timeStamp);
    if (!found) return;
    event.preventDefault();
    found.run();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
