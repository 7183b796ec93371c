import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { ApiProblem } from '@/api/problem';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { useDebounced } from '@/shared/useDebounced';
import { matchingLeads } from '../leads.api';
import css from '../leads.module.css';
import { leadSettingsTexts } from './leadSettings.texts';

interface ConditionInputProps {
  value: string;
  onChange: (condition: string) => void;
}

/** A condition in the filter language; says while one types how many leads fit, or where it goes wrong. */
export function ConditionInput({ value, onChange }: ConditionInputProps) {
  const t = useTexts(leadSettingsTexts);
  const asked = useDebounced(value.trim(), 400);
  const { data, error } = useQuery(matchingLeads(asked));
  const position = error instanceof ApiProblem ? (error.body.position as number | undefined) : undefined;
  return (
    <div className={css.condition}>
      <Input
        aria-label={t('condition')}
        placeholder={t('condition')}
        value={value}
        maxLength={1000}
        spellCheck={false}
        status={error ? 'error' : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <small aria-live="polite" data-wrong={Boolean(error) || undefined}>
        {error && (position ? t('mistakeAt', { at: position, text: explain(error) }) : explain(error))}
        {!error && data && asked && t('matching', { count: data.total })}
      </small>
    </div>
  );
}
