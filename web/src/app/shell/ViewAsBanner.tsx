import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, body } from '@/api/client';
import { useTexts } from '@/shared/i18n';
import { EyeIcon } from '@/shared/icons';
import { useMe } from '@/shared/session';
import { appTexts } from '../app.texts';
import css from './shell.module.css';

/** Says all the time through whose eyes one looks, and leads back. */
export function ViewAsBanner() {
  const t = useTexts(appTexts);
  const me = useMe();
  const leave = useMutation({
    mutationFn: () => body(api.DELETE('/api/me/view')),
    // everything on screen was read with another's rights
    onSuccess: () => window.location.assign('/settings/users'),
  });
  if (!me.viewed_by) return null;
  return (
    <div className={css.viewAs} role="status">
      <EyeIcon />
      <span>{t('viewAs', { name: me.name })}</span>
      <Button size="small" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('viewAs.leave')}
      </Button>
    </div>
  );
}
