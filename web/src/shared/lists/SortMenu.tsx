import { useState } from 'react';
import { useTexts } from '../i18n';
import { ArrowDownIcon, ArrowUpIcon, SortIcon } from '../icons';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';
import { Pop } from './Pop';

export interface SortChoice {
  key: string;
  label: string;
  falling?: boolean;
}

/** Chooses the order; the same one again turns it round. */
export function SortMenu(props: { choices: SortChoice[]; value: string; onChange: (sort: string) => void }) {
  const t = useTexts(listTexts);
  const [open, setOpen] = useState(false);
  const key = props.value.replace(/^-/, '');
  const falling = props.value.startsWith('-');
  const current = props.choices.find((choice) => choice.key === key);
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      content={
        <div className={styles.options} role="menu" aria-label={t('sort')}>
          {props.choices.map((choice) => {
            const on = choice.key === key;
            const next = on ? !falling : (choice.falling ?? false);
            return (
              <button
                key={choice.key}
                type="button"
                role="menuitemradio"
                aria-checked={on}
                className={styles.option}
                onClick={() => {
                  props.onChange(next ? `-${choice.key}` : choice.key);
                  if (!on) setOpen(false);
                }}
              >
                <span className={styles.optionLabel}>{choice.label}</span>
                {on &&
                  (falling ? (
                    <ArrowDownIcon aria-label={t('descending')} />
                  ) : (
                    <ArrowUpIcon aria-label={t('ascending')} />
                  ))}
              </button>
            );
          })}
        </div>
      }
    >
      <button type="button" className={styles.quiet} aria-haspopup="menu" aria-expanded={open} title={t('sort')}>
        <SortIcon aria-hidden />
        <span className={styles.sortName}>{current?.label ?? t('sort')}</span>
        {current && (falling ? <ArrowDownIcon aria-hidden /> : <ArrowUpIcon aria-hidden />)}
      </button>
    </Pop>
  );
}
