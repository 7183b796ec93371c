import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../i18n';
import { FilterIcon } from '../icons';
import { type FilterDef, isSet, type Values } from './filters';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';

const FilterDrawer = lazy(async () => ({ default: (await import('./FilterDrawer')).FilterDrawer }));

export interface FilterSheetProps {
  defs: FilterDef[];
  values: Values;
  total: string;
  onChange: (change: Values) => void;
  /** Opens the conditions that no filter here has. */
  onMore?: () => void;
}

/** All filters of the list in a sheet that rises from below, for the thumb. */
export function FilterSheet(props: FilterSheetProps) {
  const t = useTexts(listTexts);
  const [open, setOpen] = useState<boolean | null>(null);
  const used = props.defs.filter((one) => isSet(one, props.values)).length;
  return (
    <>
      <button
        type="button"
        className={styles.iconButton}
        aria-label={used > 0 ? `${t('filters')} (${used})` : t('filters')}
        aria-haspopup="dialog"
        aria-pressed={used > 0}
        onClick={() => setOpen(true)}
      >
        <FilterIcon />
      </button>
      {open !== null && (
        <Suspense fallback={null}>
          <FilterDrawer {...props} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
