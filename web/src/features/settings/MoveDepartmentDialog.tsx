import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { departmentTexts } from './departments.texts';
import type { Department } from './settings.api';
import { settingsTexts } from './settings.texts';
import { inTreeOrder, isBelow } from './tree';

const top = 'top';

/** Moving without dragging: by keyboard, on a phone, or far in a long tree. */
export function MoveDepartmentDialog(props: {
  department: Department | null;
  departments: Department[];
  onMove: (department: Department, parent: string | null) => void;
  onClose: () => void;
}) {
  const { department, departments, onMove, onClose } = props;
  const t = useTexts(departmentTexts);
  const s = useTexts(settingsTexts);
  const [parent, setParent] = useState<string | null>(null);
  const close = () => {
    setParent(null);
    onClose();
  };
  const chosen = parent ?? department?.parent_id ?? top;
  const rows = inTreeOrder(departments).filter(
    (row) => !department || !isBelow(departments, row.department.department_id, department.department_id),
  );
  return (
    <Modal
      open={department !== null}
      title={department && t('move.title', { name: department.name })}
      okText={t('move.do')}
      okButtonProps={{ disabled: chosen === (department?.parent_id ?? top) }}
      onOk={() => {
        if (department) onMove(department, chosen === top ? null : chosen);
        close();
      }}
      onCancel={close}
      destroyOnHidden
    >
      <Form layout="vertical">
        <Form.Item label={t('move.below')} htmlFor="move-below">
          <Select
            id="move-below"
            showSearch={{ optionFilterProp: 'name' }}
            value={chosen}
            onChange={setParent}
            options={[
              { value: top, name: t('move.top'), label: t('move.top') },
              ...rows.map(({ department: one, depth }) => ({
                value: one.department_id,
                name: one.name,
                label: <span style={{ paddingLeft: depth * 14 }}>{one.name || s('departments.name')}</span>,
              })),
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
