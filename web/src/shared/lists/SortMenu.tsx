import { useState } from 'react';
import { formatList } from '../format';
import { useTexts } from '../i18n';
import { ArrowDownIcon, ArrowUpIcon, CloseIcon, PlusIcon, SortIcon } from '../icons';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';
import { Pop } from './Pop';
import { alsoSortedBy, mostSorts, notSortedBy, type Sort, sortedBy, sortsOf } from './sorts';

export interface SortChoice {
  key: string;
  label: string;
  falling?: boolean;
}

/** Chooses the order: by one field, the same one again turns it round, or by further ones behind it. */
export function SortMenu(props: { choices: SortChoice[]; value: string; onChange: (sort: string) => void }) {
  const { choices, value, onChange } = props;
  const t = useTexts(listTexts);
  const [open, setOpen] = useState(false);
  const sorts = sortsOf(value);
  const named = sorts
    .map(({ key }) => choices.find((choice) => choice.key === key)?.label)
    .filter((label) => label !== undefined);
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      content={
        <div className={styles.options} role="menu" aria-label={t('sort')}>
          {choices.map((choice) => (
            <SortOption
              key={choice.key}
              choice={choice}
              sorts={sorts}
              value={value}
              onChange={onChange}
              onDone={() => setOpen(false)}
            />
          ))}
        </div>
      }
    >
      <button type="button" className={styles.quiet} aria-haspopup="menu" aria-expanded={open} title={t('sort')}>
        <SortIcon aria-hidden />
        <span className={styles.sortName}>{formatList(named) || t('sort')}</span>
        {sorts[0] && named.length === 1 && <Arrow falling={sorts[0].falling} />}
      </button>
    </Pop>
  );
}

const Arrow = ({ falling }: { falling: boolean }) =>
  falling ? <ArrowDownIcon aria-hidden /> : <ArrowUpIcon aria-hidden />;

interface OptionProps {
  choice: SortChoice;
  sorts: Sort[];
  value: string;
  onChange: (sort: string) => void;
  onDone: () => void;
}

function SortOption({ choice, sorts, value, onChange, onDone }: OptionProps) {
  const t = useTexts(listTexts);
  const { key, label } = choice;
  const place = sorts.findIndex((one) => one.key === key);
  const sorted = sorts[place];
  const several = sorts.length > 1;
  return (
    <div className={styles.sortLine}>
      <button
        type="button"
        role="menuitemradio"
        aria-checked={sorted !== undefined}
        className={styles.option}
        onClick={() => {
          onChange((sorted ? alsoSortedBy : sortedBy)(value, key, choice.falling));
          if (!sorted) onDone();
        }}
      >
        <span className={styles.optionLabel}>{label}</span>
        {sorted && several && <span className={styles.sortPlace}>{place + 1}</span>}
        {sorted && <span className="gx-visually-hidden">{t(sorted.falling ? 'descending' : 'ascending')}</span>}
        {sorted && <Arrow falling={sorted.falling} />}
      </button>
      {sorted && several && (
        <button
          type="button"
          className={styles.iconButton}
          aria-label={t('notSortBy', { name: label })}
          title={t('notSortBy', { name: label })}
          onClick={() => onChange(notSortedBy(value, key))}
        >
          <CloseIcon />
        </button>
      )}
      {!sorted && sorts.length > 0 && sorts.length < mostSorts && (
        <button
          type="button"
          className={styles.iconButton}
          aria-label={t('alsoSortBy', { name: label })}
          title={t('alsoSortBy', { name: label })}
          onClick={() => onChange(alsoSortedBy(value, key, choice.falling))}
        >
          <PlusIcon />
        </button>
      )}
    </div>
  );
}
