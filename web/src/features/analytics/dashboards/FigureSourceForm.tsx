import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { fieldsOf } from '@/features/customFields/public';
import { dateFields, groupFields, measureNames, numberFields } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { useCan } from '@/shared/session';
import { Conditions } from '../reports/Parameters';
import type { FigureSource, Widget } from './dashboards.api';
import css from './dashboards.module.css';
import { widgetTexts } from './widgets.texts';

const kinds = ['customers', 'contacts', 'leads', 'opportunities', 'orders', 'activities', 'products', 'tasks'] as const;

interface FormProps {
  source: FigureSource;
  error: unknown;
  onChange: (source: Widget['source'], title?: string) => void;
}

/** A figure of one's own: which records, what of them, parted by what, under which conditions. */
export function FigureSourceForm({ source, error, onChange }: FormProps) {
  const t = useTexts(widgetTexts);
  const can = useCan();
  const found = useQuery({ ...fieldsOf(source.kind), enabled: source.kind !== '' }).data?.items ?? [];
  const fields = found.filter((field) => field.access === 'full');
  const [what = 'count', key] = source.measure.split(':');
  const named = (list: typeof fields) => list.map((field) => ({ value: field.key, label: field.label }));
  const titleOf = (next: FigureSource) => {
    const group = fields.find((one) => one.key === next.group)?.label;
    return group ? t('byGroup', { title: figureTitle(next), group }) : figureTitle(next);
  };
  const figureTitle = (next: FigureSource) => {
    const kind = kinds.find((one) => one === next.kind);
    const [name, of] = next.measure.split(':');
    const measure = measureNames.find((one) => one === name);
    if (!kind) return '';
    if (!measure) return t('countOf', { kind: t(`kind.${kind}`) });
    const field = fields.find((one) => one.key === of)?.label ?? '';
    return t('measureOf', { kind: t(`kind.${kind}`), field, measure: t(`measure.${measure}`) });
  };
  const put = (change: Partial<FigureSource>) => {
    const next = { ...source, ...change };
    onChange(next, titleOf(next));
  };
  const numbers = numberFields(fields);
  return (
    <>
      <div className={css.item}>
        <span>{t('kind')}</span>
        <Select
          aria-label={t('kind')}
          value={source.kind || undefined}
          options={kinds
            .filter((kind) => can(`${kind}.view`))
            .map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChange={(kind: string) => {
            const next = { kind, measure: 'count' };
            onChange(next, titleOf(next));
          }}
        />
      </div>
      {source.kind !== '' && (
        <>
          <div className={css.item}>
            <span>{t('measure')}</span>
            <div className={css.pair}>
              <Select
                aria-label={t('measure')}
                value={what}
                options={['count' as const, ...(numbers.length > 0 ? measureNames : [])].map((value) => ({
                  value,
                  label: t(`measure.${value}`),
                }))}
                onChange={(name: string) =>
                  put({ measure: name === 'count' ? 'count' : `${name}:${key ?? numbers[0]?.key ?? ''}` })
                }
              />
              {what !== 'count' && (
                <Select
                  aria-label={t('field')}
                  value={key}
                  options={named(numbers)}
                  onChange={(field: string) => put({ measure: `${what}:${field}` })}
                />
              )}
            </div>
          </div>
          <div className={css.pair}>
            <div className={css.item}>
              <span>{t('group')}</span>
              <Select
                aria-label={t('group')}
                allowClear
                placeholder={t('noGroup')}
                showSearch={{ optionFilterProp: 'label' }}
                value={source.group}
                options={named(groupFields(fields))}
                onChange={(group?: string) => put({ group })}
              />
            </div>
            <div className={css.item}>
              <span>{t('dateField')}</span>
              <Select
                aria-label={t('dateField')}
                allowClear
                placeholder={t('noDate')}
                value={source.date_field}
                options={named(dateFields(fields))}
                onChange={(date_field?: string) =>
                  put({
                    date_field,
                    ...(date_field ? {} : { period: undefined, from: undefined, to: undefined, compare: undefined }),
                  })
                }
              />
            </div>
          </div>
          <Conditions
            kind={source.kind}
            value={source.filter ?? ''}
            error={error}
            onApply={(filter) => put({ filter })}
          />
        </>
      )}
    </>
  );
}
