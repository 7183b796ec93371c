import { Modal } from 'antd';
import { useTexts } from '@/shared/i18n';
import { Keys } from '@/shared/Keys';
import { type Shortcut, type ShortcutGroup, useShortcutList } from '@/shared/shortcuts';
import { appTexts } from '../app.texts';
import css from './shell.module.css';

const groups: ShortcutGroup[] = ['general', 'go', 'list', 'record'];

/** Every key that works right now; opened by `?`. */
export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(appTexts);
  const list = useShortcutList();
  // a page may take a key over; the later one is the one that works
  const byKeys = new Map<string, Shortcut>(list.map((one) => [one.keys, one]));
  const known = [...byKeys.values()];
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('shortcuts')} width={560} destroyOnHidden>
      <div className={css.sheet}>
        {groups.map((group) => {
          const some = known.filter((one) => one.group === group);
          if (some.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(`shortcuts.${group}`)}</h3>
              <dl>
                {some.map((one) => (
                  <div key={one.keys}>
                    <dt>{one.label()}</dt>
                    <dd>
                      <Keys keys={one.keys} />
                      <span className="gx-visually-hidden">{one.keys}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <p className={css.hint}>{t('shortcuts.hint')}</p>
    </Modal>
  );
}
