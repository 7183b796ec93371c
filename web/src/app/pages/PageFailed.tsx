import { Button } from 'antd';
import { useEffect } from 'react';
import { useNavigate, useRouteError } from 'react-router';
import { ApiProblem, Unreachable } from '@/api/problem';
import { useTexts } from '@/shared/i18n';
import { appTexts } from '../app.texts';
import { NotFound } from './NotFound';
import css from './pages.module.css';

// after an update of the server the old page asks for files that are gone
const isOldPage = (error: unknown) => error instanceof TypeError && /import|module/i.test(error.message);

/** Stands in for a page that failed; the rest of the shell keeps working. */
export function PageFailed() {
  const t = useTexts(appTexts);
  const navigate = useNavigate();
  const error = useRouteError();
  const unreachable = error instanceof Unreachable;
  const missing = error instanceof ApiProblem && error.status === 404;

  useEffect(() => {
    if (!unreachable && !missing) reportError(error);
  }, [error, unreachable, missing]);

  if (missing) return <NotFound />;
  return (
    <div className={css.message} role="alert">
      <h1>{unreachable ? t('unreachable.title') : t('failed.title')}</h1>
      <p>{unreachable ? t('unreachable.text') : isOldPage(error) ? t('failed.update') : t('failed.text')}</p>
      {error instanceof ApiProblem && <p className={css.detail}>{error.message}</p>}
      <div className={css.buttons}>
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('failed.reload')}
        </Button>
        <Button onClick={() => navigate(-1)}>{t('failed.back')}</Button>
      </div>
    </div>
  );
}
