import { Modal } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { UserPicker } from '@/shared/UserPicker';
import { type Department, useEditDepartment } from './settings.api';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

/** Who leads a department. */
export function HeadDialog({ department, onClose }: { department: Department; onClose: () => void }) {
  const t = useTexts(settingsTexts);
  const edit = useEditDepartment();
  const showProblem = useProblem();
  const [head, setHead] = useState(department.head_id);
  const save = () =>
    edit.mutate(
      { department_id: department.department_id, head_id: head },
      { onSuccess: onClose, onError: (error) => showProblem(error) },
    );
  return (
    <Modal
      open
      width={420}
      title={t('departments.headOf', { name: department.name })}
      okText={t('profile.save')}
      cancelText={t('cancel')}
      confirmLoading={edit.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <p className={css.dialogText}>{t('departments.head.text')}</p>
      <UserPicker
        autoFocus
        style={{ width: '100%' }}
        aria-label={t('departments.head')}
        value={head ?? undefined}
        known={{ id: department.head_id, name: department.head_name }}
        onChange={(id?: string) => setHead(id ?? null)}
      />
    </Modal>
  );
}
