import { useCallback, useState } from 'react';
import { TaskPeek } from '@/features/tasks/public';
import { useLocale, useTexts } from '@/shared/i18n';
import { Pop } from '@/shared/lists/Pop';
import type { Entry } from './calendar.api';
import { calendarTexts } from './calendar.texts';
import { whenInWords } from './words';

interface Open {
  entry: Entry;
  opener: HTMLElement;
  box: DOMRect;
}

/** The entry looked at, and where it stands on screen. */
export function usePeek() {
  const [shown, setShown] = useState<Open | null>(null);
  const open = useCallback(
    (entry: Entry, opener: HTMLElement) => setShown({ entry, opener, box: opener.getBoundingClientRect() }),
    [],
  );
  const close = useCallback(() => {
    shown?.opener.focus({ preventScroll: true });
    setShown(null);
  }, [shown]);
  return { shown, open, close };
}

/** The small panel beside an entry. */
export function Peek({ peek }: { peek: ReturnType<typeof usePeek> }) {
  const t = useTexts(calendarTexts);
  const locale = useLocale();
  const { shown, close } = peek;
  if (!shown) return null;
  const { entry, box } = shown;
  const { top, left, width, height } = box;
  return (
    <Pop
      key={entry.key}
      open
      onOpenChange={(now) => !now && close()}
      placement={left + width / 2 > window.innerWidth / 2 ? 'leftTop' : 'rightTop'}
      padding={16}
      content={
        <TaskPeek
          id={entry.item.task_id}
          title={entry.item.title}
          when={whenInWords(entry, locale, t('allDay'))}
          onClose={close}
        />
      }
    >
      <span aria-hidden style={{ position: 'fixed', top, left, width, height, pointerEvents: 'none' }} />
    </Pop>
  );
}
