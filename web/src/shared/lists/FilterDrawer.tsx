import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTexts } from '../i18n';
import { ChevronLeftIcon, ChevronRightIcon } from '../icons';
import { FilterEditor, FilterValue } from './FilterEditor';
import type { FilterSheetProps } from './FilterSheet';
import { isSet, type Values, without } from './filters';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';

interface DrawerProps extends FilterSheetProps {
  open: boolean;
  onClose: () => void;
}

/** What rises from below. */
export function FilterDrawer({ defs, values, total, onChange, onMore, open, onClose }: DrawerProps) {
  const t = useTexts(listTexts);
  const [key, setKey] = useState<string | null>(null);
  const def = defs.find((one) => one.key === key);
  const used = defs.filter((one) => isSet(one, values));
  return (
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
      onClose={onClose}
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
          <Button size="large" type="primary" block onClick={() => (def ? setKey(null) : onClose())}>
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
      {!def && onMore && (
        <button
          type="button"
          className={styles.sheetRow}
          onClick={() => {
            onMore();
            onClose();
          }}
        >
          <span>{t('advanced')}</span>
          <ChevronRightIcon />
        </button>
      )}
    </Drawer>
  );
}
