import { Tooltip } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { FilterIcon } from '@/shared/icons';
import { isFilterError } from '@/shared/lists/filters';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import type { ListState } from '@/shared/useListState';

const ConditionBar = lazy(async () => ({ default: (await import('./conditions/ConditionBar')).ConditionBar }));

interface Conditions {
  kind: string;
  state: ListState;
  /** What was sent, which may hold more than the user's own filter. */
  sent: string | undefined;
  error: unknown;
}

/** The conditions of a list that no chip of its own has, and the button that opens them. */
export function useConditions({ kind, state, sent, error }: Conditions): {
  button: ReactNode;
  bar: ReactNode;
  open: () => void;
} {
  const tl = useTexts(listTexts);
  const [opened, setOpened] = useState(false);
  const filter = state.values.filter ?? '';
  const shown = opened || filter !== '';
  const close = () => {
    setOpened(false);
    if (filter) state.set({ filter: undefined });
  };
  return {
    open: () => setOpened(true),
    button: (
      <Tooltip title={tl('advanced')}>
        <button
          type="button"
          className={listCss.iconButton}
          aria-label={tl('advanced')}
          aria-pressed={shown}
          onClick={() => (shown ? close() : setOpened(true))}
        >
          <FilterIcon />
        </button>
      </Tooltip>
    ),
    bar: shown && (
      <Suspense fallback={null}>
        <ConditionBar
          kind={kind}
          value={filter}
          sent={sent}
          error={isFilterError(error) ? error : null}
          onApply={(next) => state.set({ filter: next })}
          onClose={close}
        />
      </Suspense>
    ),
  };
}
