import { Select } from 'antd';
import { useTexts } from '@/shared/i18n';
import { ArrowRightIcon } from '@/shared/icons';
import type { ImportKind, ImportMapping, ImportPreview } from './imports.api';
import css from './imports.module.css';
import { importTexts } from './imports.texts';
import { isNeeded, type Origin } from './mapping';

interface ColumnMappingProps {
  kind: ImportKind;
  columns: ImportPreview['columns'];
  fields: ImportPreview['fields'];
  mapping: ImportMapping;
  origins: Record<string, Origin>;
  twice: string[];
  onChange: (column: string, field: string | null) => void;
}

const leaveOut = '';

/** A line per column of the file: its heading, some of its values, and the field it fills. */
export function ColumnMapping({ kind, columns, fields, mapping, origins, twice, onChange }: ColumnMappingProps) {
  const t = useTexts(importTexts);
  const options = [
    { value: leaveOut, label: t('leaveOut') },
    ...fields.map((field) => ({
      value: field.key,
      label: isNeeded(kind, field) ? `${field.label}（${t('required')}）` : field.label,
    })),
  ];
  return (
    <ul className={css.mapping}>
      {columns.map((column) => {
        const field = mapping[column.name] ?? null;
        const origin = origins[column.name];
        const wrong = field !== null && twice.includes(field);
        return (
          <li key={column.index} className={css.mapLine} data-out={field === null || undefined}>
            <span className={css.mapName} title={column.name}>
              {column.name || `#${column.index + 1}`}
            </span>
            <span className={css.mapSamples} title={column.samples.join(' · ')}>
              {column.samples.filter(Boolean).slice(0, 3).join(' · ')}
            </span>
            <ArrowRightIcon />
            <Select
              aria-label={`${t('field')}: ${column.name}`}
              value={field ?? leaveOut}
              status={wrong ? 'error' : undefined}
              showSearch={{ optionFilterProp: 'label' }}
              options={options}
              onChange={(value) => onChange(column.name, value === leaveOut ? null : value)}
            />
            <span className={css.origin} data-origin={origin ?? undefined}>
              {origin && t(origin)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
