import { useState } from 'react';
import { useTexts } from '../i18n';
import { ChevronDownIcon, CloseIcon, PlusIcon } from '../icons';
import { FilterEditor, FilterValue } from './FilterEditor';
import { type FilterDef, isSet, type Values, without } from './filters';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';
import { Pop } from './Pop';

interface FilterChipsProps {
  defs: FilterDef[];
  values: Values;
  onChange: (change: Values) => void;
}

/** The filters in use, each edited in place; pinned ones are always there to be opened. */
export function FilterChips({ defs, values, onChange }: FilterChipsProps) {
  const t = useTexts(listTexts);
  // one just chosen from "add filter": shown with its editor open, although it has no value yet
  const [fresh, setFresh] = useState<string | null>(null);
  const shown = defs.filter((def) => def.pinned || isSet(def, values) || def.key === fresh);
  const rest = defs.filter((def) => !shown.includes(def));
  const used = defs.filter((def) => isSet(def, values));

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own look
    <div className={styles.chips} role="group" aria-label={t('filters')}>
      {shown.map((def) => (
        <Chip
          key={def.key}
          def={def}
          values={values}
          openAtFirst={def.key === fresh}
          onChange={onChange}
          onClosed={() => def.key === fresh && setFresh(null)}
        />
      ))}
      {rest.length > 0 && <AddFilter defs={rest} onPick={setFresh} />}
      {used.length > 1 && (
        <button
          type="button"
          className={styles.quiet}
          onClick={() => onChange(Object.assign({ filter: undefined }, ...used.map(without)) as Values)}
        >
          {t('clearAll')}
        </button>
      )}
    </div>
  );
}

interface ChipProps {
  def: FilterDef;
  values: Values;
  openAtFirst: boolean;
  onChange: (change: Values) => void;
  onClosed: () => void;
}

function Chip({ def, values, openAtFirst, onChange, onClosed }: ChipProps) {
  const t = useTexts(listTexts);
  const [open, setOpen] = useState(openAtFirst);
  const set = isSet(def, values);
  const close = () => {
    setOpen(false);
    onClosed();
  };
  return (
    <span className={styles.chip} data-set={set || undefined}>
      <Pop
        open={open}
        onOpenChange={(now) => (now ? setOpen(true) : close())}
        content={<FilterEditor def={def} values={values} onChange={onChange} onDone={close} />}
      >
        <button type="button" className={styles.chipButton} aria-haspopup="dialog" aria-expanded={open}>
          <span className={styles.chipName}>{def.label}</span>
          {set ? <FilterValue def={def} values={values} /> : <ChevronDownIcon aria-hidden />}
        </button>
      </Pop>
      {set && (
        <button
          type="button"
          className={styles.chipClear}
          aria-label={t('removeFilter', { name: def.label })}
          onClick={() => onChange(without(def))}
        >
          <CloseIcon />
        </button>
      )}
    </span>
  );
}

function AddFilter({ defs, onPick }: { defs: FilterDef[]; onPick: (key: string) => void }) {
  const t = useTexts(listTexts);
  const [open, setOpen] = useState(false);
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      content={
        <div className={styles.options} role="menu">
          {defs.map((def) => (
            <button
              key={def.key}
              type="button"
              role="menuitem"
              className={styles.option}
              onClick={() => {
                setOpen(false);
                onPick(def.key);
              }}
            >
              {def.label}
            </button>
          ))}
        </div>
      }
    >
      <button type="button" className={styles.quiet} aria-haspopup="menu" aria-expanded={open}>
        <PlusIcon aria-hidden /> {t('filter')}
      </button>
    </Pop>
  );
}
