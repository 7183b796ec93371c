import { AutoComplete } from 'antd';
import { useTexts } from '@/shared/i18n';
import { opportunityTexts } from './opportunities.texts';

interface CompetitorInputProps {
  known: readonly string[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Those named on the deal are offered; another may be typed. */
export function CompetitorInput({ known, value, onChange }: CompetitorInputProps) {
  const t = useTexts(opportunityTexts);
  return (
    <AutoComplete
      aria-label={t('lost_to')}
      allowClear
      maxLength={200}
      style={{ width: '100%' }}
      options={known.map((name) => ({ value: name }))}
      value={value}
      onChange={(name?: string) => onChange(name || undefined)}
    />
  );
}
