import { App, Button } from 'antd';
import { formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { HistoryIcon } from '@/shared/icons';
import { toasts } from '@/shared/toasts';
import { type Import, useRevertImport } from './imports.api';
import { importTexts } from './imports.texts';

/** Takes a whole import back, after saying what that means in numbers. */
export function RevertButton({ run }: { run: Import }) {
  const t = useTexts(importTexts);
  const locale = useLocale();
  const { modal } = App.useApp();
  const revert = useRevertImport();
  const ask = () =>
    modal.confirm({
      title: t('revertTitle'),
      content: t('revertText', {
        created: formatNumber(run.created, 0, locale),
        updated: formatNumber(run.updated, 0, locale),
      }),
      okText: t('revert'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () =>
        revert.mutateAsync(run.import_id).then(
          () => void toasts.success(t('revertDone')),
          () => undefined,
        ),
    });
  return (
    <Button icon={<HistoryIcon />} loading={revert.isPending} onClick={ask}>
      {t('revert')}
    </Button>
  );
}
