import { Select } from 'antd';
import { useTexts } from '@/shared/i18n';
import { taskTexts } from './tasks.texts';

interface ReminderInputProps {
  id?: string;
  value?: number[];
  onChange?: (days: number[]) => void;
}

const usual = [1, 3, 7, 14, 30];

/** How many days before one is reminded; on the day itself always. */
export function ReminderInput({ id, value = [], onChange }: ReminderInputProps) {
  const t = useTexts(taskTexts);
  const days = [...new Set([...usual, ...value])].sort((a, b) => a - b);
  return (
    <Select
      id={id}
      mode="multiple"
      allowClear
      aria-label={t('reminder_days')}
      placeholder={t('reminderNone')}
      style={{ width: '100%' }}
      value={[...value].sort((a, b) => a - b)}
      options={days.map((count) => ({ value: count, label: t('reminderOf', { count }) }))}
      onChange={(chosen: number[]) => onChange?.([...chosen].sort((a, b) => a - b))}
    />
  );
}
