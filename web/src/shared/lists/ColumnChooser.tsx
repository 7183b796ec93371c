import { Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { useTexts } from '../i18n';
import { ArrowDownIcon, ArrowUpIcon, ColumnsIcon, GripIcon } from '../icons';
import { preferences, usePreferences } from '../preferences';
import type { Column } from './DataTable';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';
import { Pop } from './Pop';
import type { ColumnChoice } from './useColumns';

/** Chooses and orders the columns by mouse or keyboard, and the height of rows. */
export function ColumnChooser<Row>({ all, choice }: { all: Column<Row>[]; choice: ColumnChoice<Row> }) {
  const t = useTexts(listTexts);
  const [open, setOpen] = useState(false);
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      padding={8}
      content={<Chooser all={all} choice={choice} />}
    >
      <Tooltip title={t('chooseColumns')} mouseEnterDelay={0.4}>
        <button type="button" className={styles.iconButton} aria-label={t('chooseColumns')} aria-haspopup="dialog">
          <ColumnsIcon />
        </button>
      </Tooltip>
    </Pop>
  );
}

function Chooser<Row>({ all, choice }: { all: Column<Row>[]; choice: ColumnChoice<Row> }) {
  const t = useTexts(listTexts);
  const { density } = usePreferences();
  const [dragged, setDragged] = useState<string | null>(null);
  const { keys, setKeys } = choice;
  const on = keys.flatMap((key) => all.filter((column) => column.key === key));
  const off = all.filter((column) => !keys.includes(column.key));

  const move = (key: string, to: number) => {
    // the first column names the record and stays where it is
    if (to < 1 || to >= keys.length) return;
    const rest = keys.filter((one) => one !== key);
    setKeys([...rest.slice(0, to), key, ...rest.slice(to)]);
  };

  return (
    <div className={styles.chooser}>
      <Segmented
        block
        size="small"
        aria-label={t('density')}
        value={density}
        options={[
          { value: 'comfortable', label: t('comfortable') },
          { value: 'compact', label: t('compact') },
        ]}
        onChange={(value) => preferences.set({ density: value as typeof density })}
      />
      <ul className={styles.chooserRows}>
        {on.map((column, i) => (
          <li
            key={column.key}
            className={styles.chooserRow}
            draggable={i > 0}
            data-dragged={dragged === column.key || undefined}
            onDragStart={() => setDragged(column.key)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              event.preventDefault();
              if (dragged && dragged !== column.key) move(dragged, i);
            }}
          >
            <GripIcon aria-hidden style={{ visibility: i > 0 ? undefined : 'hidden' }} />
            <label className={styles.chooserLabel}>
              <input
                type="checkbox"
                checked
                disabled={i === 0}
                onChange={() => setKeys(keys.filter((one) => one !== column.key))}
              />
              {column.title}
            </label>
            {i > 0 && (
              <span className={styles.chooserMoves}>
                <button
                  type="button"
                  disabled={i === 1}
                  aria-label={t('moveUp', { name: column.title })}
                  onClick={() => move(column.key, i - 1)}
                >
                  <ArrowUpIcon />
                </button>
                <button
                  type="button"
                  disabled={i === on.length - 1}
                  aria-label={t('moveDown', { name: column.title })}
                  onClick={() => move(column.key, i + 1)}
                >
                  <ArrowDownIcon />
                </button>
              </span>
            )}
          </li>
        ))}
        {off.map((column) => (
          <li key={column.key} className={styles.chooserRow}>
            <GripIcon aria-hidden style={{ visibility: 'hidden' }} />
            <label className={styles.chooserLabel}>
              <input type="checkbox" checked={false} onChange={() => setKeys([...keys, column.key])} />
              {column.title}
            </label>
          </li>
        ))}
      </ul>
      <button type="button" className={styles.quiet} onClick={choice.reset}>
        {t('resetColumns')}
      </button>
    </div>
  );
}
