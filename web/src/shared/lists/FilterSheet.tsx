import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTexts } from '../i18n';
import { ChevronLeftIcon, ChevronRightIcon, FilterIcon } from '../icons';
import { FilterEditor, FilterValue } from './FilterEditor';
import { type FilterDef, isSet, type Values, without } from './filters';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';

interface FilterSheetProps {
  defs: FilterDef[];
  values: Values;
  total: string;
  onChange: (change: Values) => void;
}

/** All filters of the list in a sheet that rises from below, for the thumb. */
export function FilterSheet({ defs, values, total, onChange }: FilterSheetProps) {
  const t = useTexts(listTexts);
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const def = defs.find((one) => one.key === key);
  const used = defs.filter((one) => isSet(one, values));
  return (
    <>
      <button
        type="button"
        className={styles.iconButton}
        aria-label={used.length > 0 ? `${t('filters')} (${used.length})` : t('filters')}
        aria-haspopup="dialog"
        aria-pressed={used.length > 0}
        onClick={() => setOpen(true)}
      >
        <FilterIcon />
      </button>
      <Drawer
        open={open}
        placement="bottom"
        size="auto"
        title={
          def ? (
            <button type="button" className={styles.sheetBack} onClick={() => setKey(null)}>
              <ChevronLeftIcon /> {def.label}
            </button>
          ) : (
            t('filters')
          )
        }
        onClose={() => setOpen(false)}
        afterOpenChange={(now) => !now && setKey(null)}
        styles={{ body: { padding: 8 }, section: { maxHeight: '82dvh', borderRadius: '14px 14px 0 0' } }}
        footer={
          <div className={styles.sheetFooter}>
            <Button
              size="large"
              disabled={used.length === 0}
              onClick={() => onChange(Object.assign({}, ...used.map(without)) as Values)}
            >
              {t('clearAll')}
            </Button>
            <Button size="large" type="primary" block onClick={() => (def ? setKey(null) : setOpen(false))}>
              {t('countOnly', { total })}
            </Button>
          </div>
        }
      >
        {def ? (
          <div className={styles.sheetEditor}>
            <FilterEditor def={def} values={values} onChange={onChange} onDone={() => setKey(null)} />
          </div>
        ) : (
          defs.map((one) => (
            <button key={one.key} type="button" className={styles.sheetRow} onClick={() => setKey(one.key)}>
              <span>{one.label}</span>
              <span className={styles.sheetValue}>
                {isSet(one, values) ? <FilterValue def={one} values={values} /> : t('anything')}
              </span>
              <ChevronRightIcon />
            </button>
          ))
        )}
      </Drawer>
    </>
  );
}
