import { Skeleton } from 'antd';
import { useTexts } from '@/shared/i18n';
import { listTexts } from '@/shared/lists/lists.texts';
import css from './record.module.css';

export function OrderSkeleton() {
  const t = useTexts(listTexts);
  return (
    <div className={css.head} role="status" aria-label={t('loading')}>
      <Skeleton active title paragraph={{ rows: 2 }} />
      <Skeleton active title={false} paragraph={{ rows: 5 }} />
    </div>
  );
}
