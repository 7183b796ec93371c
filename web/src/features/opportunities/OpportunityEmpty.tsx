import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { DealIcon, ImportIcon, PlusIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import { openCreateOpportunity } from './createRequest';
import { opportunityTexts } from './opportunities.texts';

/** Nothing yet: two ways to begin. */
export function OpportunityEmpty() {
  const t = useTexts(opportunityTexts);
  const can = useCan();
  const navigate = useNavigate();
  return (
    <ListNotice icon={<DealIcon />} title={t('empty')} text={t('emptyText')}>
      {can('opportunities.create') && (
        <Button type="primary" icon={<PlusIcon />} onClick={() => openCreateOpportunity()}>
          {t('create')}
        </Button>
      )}
      {can('opportunities.import') && (
        <Button icon={<ImportIcon />} onClick={() => navigate('/imports/new?kind=opportunities')}>
          {t('importFile')}
        </Button>
      )}
    </ListNotice>
  );
}
