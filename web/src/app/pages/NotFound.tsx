import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { usePageTitle } from '@/shared/usePageTitle';
import { appTexts } from '../app.texts';
import css from './pages.module.css';

export function NotFound() {
  const t = useTexts(appTexts);
  const navigate = useNavigate();
  usePageTitle(t('notFound.title'));
  return (
    <div className={css.message}>
      <p className={css.code}>404</p>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <Button type="primary" onClick={() => navigate('/')}>
        {t('notFound.home')}
      </Button>
    </div>
  );
}
