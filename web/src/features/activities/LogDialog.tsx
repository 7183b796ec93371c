import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { CustomerPicker } from '@/features/customers/public';
import { useTexts } from '@/shared/i18n';
import { Composer, type ComposerHandle } from './Composer';
import { activityListTexts } from './list/activityList.texts';
import css from './list/list.module.css';

/** Logs an activity from anywhere: the customer first, then what happened. */
export function LogDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(activityListTexts);
  const [customerId, setCustomerId] = useState<string | null>(null);
  const composer = useRef<ComposerHandle>(null);
  useEffect(() => {
    if (customerId) composer.current?.begin();
  }, [customerId]);
  return (
    <Modal open title={t('create')} width={620} footer={null} onCancel={onClose} destroyOnHidden>
      <div className={css.log}>
        <CustomerPicker autoFocus aria-label={t('customer_id')} value={customerId} onChange={setCustomerId} />
        {customerId ? (
          <Composer key={customerId} subject={{ customerId }} handle={composer} onSaved={onClose} />
        ) : (
          <p className="gx-none">{t('pickCustomer')}</p>
        )}
      </div>
    </Modal>
  );
}
