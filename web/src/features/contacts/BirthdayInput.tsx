import { Input, Select, Space } from 'antd';
import { useTexts } from '@/shared/i18n';
import { contactTexts } from './contacts.texts';

interface BirthdayInputProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  lunar: boolean;
  onLunar: (lunar: boolean) => void;
}

/** A day by the solar or the lunar calendar; the lunar one is typed, since its months are not the browser's. */
export function BirthdayInput({ id, value, onChange, lunar, onLunar }: BirthdayInputProps) {
  const t = useTexts(contactTexts);
  return (
    <Space.Compact block>
      <Select
        aria-label={t('birthday')}
        style={{ width: 92, flex: 'none' }}
        value={lunar}
        options={[
          { value: false, label: t('solar') },
          { value: true, label: t('lunar') },
        ]}
        onChange={onLunar}
      />
      <Input
        id={id}
        type={lunar ? 'text' : 'date'}
        placeholder="1988-08-15"
        inputMode={lunar ? 'numeric' : undefined}
        maxLength={10}
        value={value ?? ''}
        onChange={(event) => onChange?.(event.target.value || null)}
      />
    </Space.Compact>
  );
}
