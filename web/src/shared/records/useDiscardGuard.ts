import { App } from 'antd';
import { useCallback, useEffect } from 'react';
import { useTexts } from '../i18n';
import { recordTexts } from './records.texts';

/** Asks before what was filled in is thrown away; the browser asks when the tab is closed. */
export function useDiscardGuard(isDirty: () => boolean): (leave: () => void) => void {
  const t = useTexts(recordTexts);
  const { modal } = App.useApp();
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [isDirty]);
  return useCallback(
    (leave) => {
      if (!isDirty()) {
        leave();
        return;
      }
      modal.confirm({
        title: t('discardTitle'),
        content: t('discardText'),
        okText: t('discard'),
        okButtonProps: { danger: true },
        cancelText: t('keepEditing'),
        onOk: leave,
      });
    },
    [isDirty, t, modal],
  );
}
