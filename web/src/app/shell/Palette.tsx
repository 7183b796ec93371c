import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useNavigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { CloseIcon, SearchIcon } from '@/shared/icons';
import { Keys } from '@/shared/Keys';
import { usePhone } from '@/shared/useMediaQuery';
import { appTexts } from '../app.texts';
import css from './Palette.module.css';
import type { ShellMenu } from './useMenu';
import { type PaletteItem, usePaletteItems } from './usePaletteItems';

/** One place to go, find and do. Everything by keyboard; it opens at once, without animation. */
export function Palette({ menu, start, onClose }: { menu: ShellMenu; start: string; onClose: () => void }) {
  const t = useTexts(appTexts);
  const navigate = useNavigate();
  const phone = usePhone();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(start);
  const [at, setAt] = useState(0);
  const { groups, searching, failed } = usePaletteItems(menu, text);
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const chosen = Math.min(at, items.length - 1);

  useFocusBack(input);
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);

  const open = (item: PaletteItem | undefined) => {
    if (!item) return;
    if (item.next !== undefined) {
      setText(item.next);
      setAt(0);
      return;
    }
    onClose();
    item.run(navigate);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) setAt(items.length === 0 ? 0 : (chosen + move + items.length) % items.length);
    else if (event.key === 'Enter') open(items[chosen]);
    else if (event.key === 'Escape') onClose();
    else if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };

  let index = -1;
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the dialog closes it; Esc does the same by keyboard
    <div
      className={css.scrim}
      data-shortcuts="off"
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={css.dialog} role="dialog" aria-modal="true" aria-label={t('palette.label')} onKeyDown={onKeyDown}>
        <div className={css.field} data-searching={searching}>
          <SearchIcon />
          <input
            ref={input}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            placeholder={t('palette.placeholder')}
            role="combobox"
            aria-label={t('palette.label')}
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={items.length > 0 ? `${id}-${chosen}` : undefined}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
          />
          <button type="button" className={css.esc} onClick={onClose} tabIndex={-1} aria-label={t('palette.close')}>
            {phone ? <CloseIcon /> : 'Esc'}
          </button>
        </div>
        <div className={css.list} id={`${id}-list`} role="listbox" aria-label={t('palette.label')} tabIndex={-1}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: groups of a listbox, not of a form
            <div key={group.key} role="group" aria-label={group.title}>
              <div className={css.title} aria-hidden="true">
                {group.title}
              </div>
              {group.items.map((item) => {
                index += 1;
                const mine = index;
                return (
                  <Row
                    key={item.key}
                    id={`${id}-${mine}`}
                    item={item}
                    chosen={mine === chosen}
                    onPoint={() => setAt(mine)}
                    onOpen={() => open(item)}
                  />
                );
              })}
            </div>
          ))}
          {items.length === 0 && !searching && (
            <p className={css.nothing}>{failed ? t('palette.failed') : t('palette.nothing', { q: text.trim() })}</p>
          )}
        </div>
        <Footer count={items.length} searching={searching} />
      </div>
    </div>,
    document.body,
  );
}

function Row(props: { id: string; item: PaletteItem; chosen: boolean; onPoint: () => void; onOpen: () => void }) {
  const { item } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field; aria-activedescendant points here
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field opens the chosen row
    <div
      id={props.id}
      role="option"
      aria-selected={props.chosen}
      className={css.row}
      onPointerMove={props.onPoint}
      onClick={props.onOpen}
    >
      {item.icon}
      <span className={css.name}>{item.title}</span>
      {item.subtitle && <span className={css.subtitle}>{item.subtitle}</span>}
      <span className={css.side}>{item.keys ? <Keys keys={item.keys} /> : item.hint}</span>
    </div>
  );
}

function Footer({ count, searching }: { count: number; searching: boolean }) {
  const t = useTexts(appTexts);
  return (
    <div className={css.footer}>
      <span>
        <Keys keys="arrowup arrowdown" /> {t('palette.move')}
      </span>
      <span>
        <Keys keys="enter" /> {t('palette.open')}
      </span>
      <span className="gx-visually-hidden" aria-live="polite">
        {searching ? '' : t('palette.count', { count })}
      </span>
    </div>
  );
}

/** Takes the focus while open and gives it back afterwards. */
function useFocusBack(input: { current: HTMLInputElement | null }): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [input]);
}
