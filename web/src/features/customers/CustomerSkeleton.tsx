import { Skeleton } from 'antd';
import { useTexts } from '@/shared/i18n';
import { listTexts } from '@/shared/lists/lists.texts';
import css from './customers.module.css';

export function CustomerSkeleton() {
  const t = useTexts(listTexts);
  return (
    <div className={css.recordHead} role="status" aria-label={t('loading')}>
      <Skeleton active avatar={{ shape: 'square', size: 40 }} title paragraph={{ rows: 1 }} />
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    </div>
  );
}
