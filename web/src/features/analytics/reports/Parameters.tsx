import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Suspense } from 'react';
import { pipelineList } from '@/features/pipelines/public';
import { ConditionBar } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { FilterChips } from '@/shared/lists/FilterChips';
import { type FilterDef, isFilterError } from '@/shared/lists/filters';
import { departmentsQuery } from '@/shared/users';
import type { Asked, ReportParameter } from '../analytics.api';
import { analyticsTexts } from '../analytics.texts';
import css from './reports.module.css';

interface ParametersProps {
  parameters: ReportParameter[];
  values: Asked;
  error: unknown;
  onChange: (change: Asked) => void;
}

/** What a report can be asked: choices with a usual one as fields, what narrows it as chips, conditions below. */
export function Parameters({ parameters: all, values, error, onChange }: ParametersProps) {
  // the days have a picker of their own
  const parameters = all.filter(({ name }) => name !== 'from' && name !== 'to');
  const chips = useChips(parameters);
  const conditions = parameters.find((one) => one.type === 'filter');
  return (
    <>
      {parameters.map((parameter) => (
        <Field key={parameter.name} parameter={parameter} value={values[parameter.name]} onChange={onChange} />
      ))}
      {chips.length > 0 && <FilterChips defs={chips} values={values} onChange={onChange} />}
      {conditions?.kind && (
        <Conditions
          kind={conditions.kind}
          value={values[conditions.name] ?? ''}
          error={error}
          onApply={(filter) => onChange({ [conditions.name]: filter })}
        />
      )}
    </>
  );
}

interface FieldProps {
  parameter: ReportParameter;
  value: string | undefined;
  onChange: (change: Asked) => void;
}

function Field({ parameter, value, onChange }: FieldProps) {
  const { name, label, type, options } = parameter;
  const shown = value ?? parameter.default ?? undefined;
  if (type === 'select')
    return (
      <span className={css.field}>
        <span aria-hidden>{label}</span>
        <Select
          aria-label={label}
          value={shown}
          allowClear={!parameter.default}
          placeholder="–"
          popupMatchSelectWidth={false}
          options={options ?? []}
          // the usual choice needs no word in the address
          onChange={(next?: string) => onChange({ [name]: next === parameter.default ? undefined : next })}
        />
      </span>
    );
  if (type === 'date' || type === 'month')
    return (
      <label className={css.field}>
        <span>{label}</span>
        <input type={type} value={shown ?? ''} onChange={(event) => onChange({ [name]: event.target.value })} />
      </label>
    );
  return null;
}

/** People, departments and pipelines are chosen as in lists. */
function useChips(parameters: ReportParameter[]): FilterDef[] {
  const has = (type: ReportParameter['type']) => parameters.some((one) => one.type === type);
  const departments = useQuery({ ...departmentsQuery, enabled: has('department') }).data?.items ?? [];
  const pipelines = useQuery({ ...pipelineList, enabled: has('pipeline') }).data?.items ?? [];
  return parameters.flatMap(({ name, label, type }): FilterDef[] => {
    if (type === 'user') return [{ key: name, label, kind: 'user', pinned: true }];
    if (type === 'department') {
      const options = departments.map((one) => ({ value: one.department_id, label: one.name }));
      return options.length > 0 ? [{ key: name, label, kind: 'switch', pinned: true, options }] : [];
    }
    if (type !== 'pipeline' || pipelines.length < 2) return [];
    const options = pipelines.map((one) => ({ value: one.pipeline_id, label: one.name }));
    return [{ key: name, label, kind: 'switch', pinned: true, options }];
  });
}

interface ConditionsProps {
  kind: string;
  value: string;
  error: unknown;
  onApply: (filter: string | undefined) => void;
}

/** The conditions of the records that count. */
export function Conditions({ kind, value, error, onApply }: ConditionsProps) {
  const t = useTexts(analyticsTexts);
  return (
    <div className={css.conditions}>
      <span>{t('conditions')}</span>
      <Suspense fallback={null}>
        <ConditionBar
          kind={kind}
          value={value}
          sent={value}
          error={isFilterError(error) ? error : null}
          onApply={onApply}
        />
      </Suspense>
    </div>
  );
}
