import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { CustomersIcon, ImportIcon, PlusIcon, SparkIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import { SampleProgress } from '@/shared/SampleProgress';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { openCreateCustomer } from './createRequest';
import { useLoadSample } from './customers.api';
import { customerTexts } from './customers.texts';

/** The first look of a new organisation: three ways to begin. */
export function CustomerEmpty() {
  const t = useTexts(customerTexts);
  const can = useCan();
  const navigate = useNavigate();
  const sample = useLoadSample();
  if (sample.isPending) {
    return (
      <ListNotice icon={<SparkIcon />} title={t('loadingSample')}>
        <SampleProgress />
      </ListNotice>
    );
  }
  return (
    <ListNotice icon={<CustomersIcon />} title={t('empty')} text={t('emptyText')}>
      {can('customers.import') && (
        <Button type="primary" icon={<ImportIcon />} onClick={() => navigate('/imports/new?kind=customers')}>
          {t('importFile')}
        </Button>
      )}
      {can('customers.create') && (
        <Button icon={<PlusIcon />} onClick={openCreateCustomer}>
          {t('create')}
        </Button>
      )}
      {can('organization.edit') && (
        <Button
          icon={<SparkIcon />}
          onClick={() => sample.mutate(undefined, { onSuccess: () => void toasts.success(t('sampleLoaded')) })}
        >
          {t('loadSample')}
        </Button>
      )}
    </ListNotice>
  );
}
