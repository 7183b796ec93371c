import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useDebounced } from '@/shared/useDebounced';
import { departmentsQuery, userSearch } from '@/shared/users';
import { layoutTexts } from './layouts.texts';

/** Whom something of one's own is for: nobody else, some, everybody. */
export interface Audience {
  sharing: 'private' | 'selected' | 'everyone';
  user_ids: string[];
  department_ids: string[];
}

/** The items of a form that choose the audience. */
export function AudienceItems() {
  const t = useTexts(layoutTexts);
  const sharing = Form.useWatch<Audience['sharing']>('sharing', Form.useFormInstance());
  return (
    <>
      <Form.Item name="sharing" label={t('sharing')}>
        <Segmented
          block
          options={(['private', 'selected', 'everyone'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Form.Item>
      {sharing === 'selected' && (
        <>
          <Form.Item name="user_ids" label={t('people')}>
            <People />
          </Form.Item>
          <Form.Item name="department_ids" label={t('departments')}>
            <Departments />
          </Form.Item>
        </>
      )}
    </>
  );
}

export interface PickerProps {
  id?: string;
  value?: string[];
  onChange?: (value: string[]) => void;
}

export function People(props: PickerProps) {
  const [q, setQ] = useState('');
  const found = useQuery({ ...userSearch(useDebounced(q)), placeholderData: keepPreviousData });
  const options = (found.data?.items ?? []).map((user) => ({ value: user.user_id, label: user.name }));
  return <Select {...props} mode="multiple" showSearch={{ filterOption: false, onSearch: setQ }} options={options} />;
}

function Departments(props: PickerProps) {
  const departments = useQuery(departmentsQuery).data?.items ?? [];
  const options = departments.map((one) => ({ value: one.department_id, label: one.name }));
  return <Select {...props} mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} />;
}
