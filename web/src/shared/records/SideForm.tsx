import { Button, Drawer } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTexts } from '../i18n';
import { usePhone } from '../useMediaQuery';
import css from './records.module.css';
import { recordTexts } from './records.texts';

interface SideFormProps {
  title: string;
  /** In pixels; on a phone the form fills the screen. */
  width?: number;
  /** While it is being saved. */
  busy: boolean;
  onSave: () => void;
  /** Offers to go on with the next one. */
  onSaveAndNew?: () => void;
  onClose: () => void;
  /** Stands opposite the buttons. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A form at the side of the page, on a phone from below. A tap beside it loses nothing. */
export function SideForm({ title, width = 480, busy, onSave, onSaveAndNew, onClose, aside, children }: SideFormProps) {
  const t = useTexts(recordTexts);
  const phone = usePhone();
  const content = useRef<HTMLDivElement>(null);
  // without movement the drawer takes the focus for its close button
  const toFirstField = () => {
    if (content.current?.contains(document.activeElement)) return;
    content.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus();
  };
  return (
    <Drawer
      open
      title={title}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '100%' : width}
      mask={{ closable: false }}
      autoFocus={false}
      afterOpenChange={(open) => open && toFirstField()}
      onClose={onClose}
      footer={
        <div className={css.formFoot}>
          {onSaveAndNew && (
            <Button disabled={busy} onClick={onSaveAndNew}>
              {t('saveAndNew')}
            </Button>
          )}
          {aside}
          <span className={css.grow} />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={busy} onClick={onSave}>
            {t('save')}
          </Button>
        </div>
      }
    >
      <div ref={content}>{children}</div>
    </Drawer>
  );
}
