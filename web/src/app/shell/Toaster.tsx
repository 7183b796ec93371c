import { useEffect, useRef, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { CloseIcon } from '@/shared/icons';
import { Keys } from '@/shared/Keys';
import { undoNow } from '@/shared/problems';
import { sharedTexts } from '@/shared/shared.texts';
import { type Toast, toasts, useToastList } from '@/shared/toasts';
import css from './Toaster.module.css';

export function Toaster() {
  const list = useToastList();
  return (
    <div className={css.stack} aria-live="polite">
      {list.map((toast) => (
        <One key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function One({ toast }: { toast: Toast }) {
  const t = useTexts(sharedTexts);
  const [held, setHeld] = useState(false);
  const left = useRef(toast.lasts);

  // the clock stands still while somebody points at it or has moved the focus into it
  useEffect(() => {
    if (held) return;
    const since = Date.now();
    const timer = setTimeout(() => toasts.close(toast.id), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - since;
    };
  }, [held, toast.id]);

  const undo = () => undoNow(toast);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only holds the clock
    <div
      className={css.toast}
      data-tone={toast.tone}
      data-held={held}
      role={toast.tone === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={css.text}>{toast.text}</span>
      {toast.undo && (
        <button type="button" className={css.undo} onClick={undo}>
          {t('undo')}
          <Keys keys="z" />
        </button>
      )}
      <button type="button" className={css.close} aria-label={t('close')} onClick={() => toasts.close(toast.id)}>
        <CloseIcon />
      </button>
      {toast.undo && <span className={css.clock} style={{ animationDuration: `${toast.lasts}ms` }} />}
    </div>
  );
}
