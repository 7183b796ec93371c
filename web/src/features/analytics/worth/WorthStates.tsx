import { Button } from 'antd';
import { Link } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { useTexts } from '@/shared/i18n';
import { TrophyIcon, WarningIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import frame from '../reports/reports.module.css';
import { worthTexts } from './worth.texts';

/** Refused or failed: why, and what helps. */
export function WorthFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTexts(worthTexts);
  if (error instanceof ApiProblem && error.status === 403)
    return <ListNotice icon={<WarningIcon />} title={t('refused')} text={t('refusedText')} />;
  return <ListFailed error={error} onRetry={onRetry} />;
}

/** Nobody has bought yet. */
export function NobodyBought() {
  const t = useTexts(worthTexts);
  const can = useCan();
  return (
    <ListNotice icon={<TrophyIcon />} title={t('empty')} text={t('emptyText')}>
      {can('orders.view') && (
        <Link to="/orders">
          <Button type="primary">{t('toOrders')}</Button>
        </Link>
      )}
    </ListNotice>
  );
}

export const WorthBones = () => (
  <div className={frame.bones} aria-hidden>
    <div className={frame.boneTable} />
    <div className={frame.boneChart} />
  </div>
);
