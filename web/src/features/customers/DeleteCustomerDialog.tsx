import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { recents } from '@/shared/recents';
import { toasts } from '@/shared/toasts';
import { type Customer, deletionOf, useDeleteCustomer } from './customers.api';
import { customerTexts } from './customers.texts';
import type { CustomerEdit } from './useCustomerRecord';

interface DeleteCustomerProps {
  record: Customer;
  edit: CustomerEdit;
  onClose: () => void;
  onDeleted: () => void;
}

/** Says what goes with the customer before it goes, since it does not come back. */
export function DeleteCustomerDialog({ record, edit, onClose, onDeleted }: DeleteCustomerProps) {
  const t = useTexts(customerTexts);
  const consequences = useQuery(deletionOf(record.customer_id));
  const remove = useDeleteCustomer();
  const [sure, setSure] = useState(false);
  const go = () =>
    remove.mutate(record.customer_id, {
      onSuccess: () => {
        recents.forget(record.customer_id);
        toasts.success(t('deleted', { name: record.name }));
        onClose();
        onDeleted();
      },
    });
  const lose = () => {
    onClose();
    edit.save({ status: 'lost' }).catch(() => undefined);
  };
  return (
    <Modal
      open
      title={t('deleteTitle', { name: record.name })}
      onCancel={onClose}
      footer={[
        record.status !== 'lost' && !edit.readOnly && (
          <Button key="lost" onClick={lose} style={{ float: 'left' }}>
            {t('deleteInstead')}
          </Button>
        ),
        <Button key="cancel" onClick={onClose} autoFocus>
          {t('cancel')}
        </Button>,
        <Button
          key="delete"
          danger
          type="primary"
          disabled={!sure || consequences.isPending}
          loading={remove.isPending}
          onClick={go}
        >
          {t('deleteIt')}
        </Button>,
      ]}
    >
      {consequences.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : (
        <>
          <p>{t('deleteText')}</p>
          <ul>
            <li>{t('deleteContacts', { count: consequences.data?.contacts ?? 0 })}</li>
            <li>{t('deleteActivities', { count: consequences.data?.activities ?? 0 })}</li>
            {record.tags.length > 0 && <li>{t('deleteTags')}</li>}
          </ul>
        </>
      )}
      <p>{t('deleteNoUndo')}</p>
      <p style={{ marginTop: 12 }}>
        <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
          {t('deleteConfirm')}
        </Checkbox>
      </p>
    </Modal>
  );
}
