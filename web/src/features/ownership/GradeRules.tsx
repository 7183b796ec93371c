import { InputNumber, Switch } from 'antd';
import { useTexts } from '@/shared/i18n';
import type { Grade, PoolGradeRule } from './ownership.api';
import css from './ownership.module.css';
import { ownershipTexts } from './ownership.texts';

const all: Grade[] = ['A', 'B', 'C', 'D'];

/** What is different for customers of one grade; a grade without a difference has no rule. */
export function GradeRules({
  grades,
  onChange,
}: {
  grades: PoolGradeRule[];
  onChange: (grades: PoolGradeRule[]) => void;
}) {
  const t = useTexts(ownershipTexts);
  const set = (next: PoolGradeRule) => {
    const others = grades.filter((one) => one.grade !== next.grade);
    const differs = next.return_after_days !== null || next.most_per_person !== null || next.is_exempt;
    onChange([...others, ...(differs ? [next] : [])].sort((a, b) => a.grade.localeCompare(b.grade)));
  };
  return (
    <table className={css.grades}>
      <thead>
        <tr>
          <th scope="col">{t('grade')}</th>
          <th scope="col">{t('gradeDays')}</th>
          <th scope="col">{t('gradeMost')}</th>
          <th scope="col">{t('gradeExempt')}</th>
        </tr>
      </thead>
      <tbody>
        {all.map((grade) => {
          const rule = grades.find((one) => one.grade === grade) ?? {
            grade,
            return_after_days: null,
            most_per_person: null,
            is_exempt: false,
          };
          const name = t('gradeName', { grade });
          return (
            <tr key={grade}>
              <th scope="row">{name}</th>
              <td>
                <InputNumber
                  aria-label={`${name} ${t('gradeDays')}`}
                  min={1}
                  max={3650}
                  precision={0}
                  disabled={rule.is_exempt}
                  placeholder={t('asAll')}
                  value={rule.return_after_days}
                  onChange={(return_after_days) => set({ ...rule, return_after_days })}
                />
              </td>
              <td>
                <InputNumber
                  aria-label={`${name} ${t('gradeMost')}`}
                  min={0}
                  max={1_000_000}
                  precision={0}
                  placeholder={t('noLimit')}
                  value={rule.most_per_person}
                  onChange={(most_per_person) => set({ ...rule, most_per_person })}
                />
              </td>
              <td>
                <Switch
                  size="small"
                  aria-label={`${name} ${t('gradeExempt')}`}
                  checked={rule.is_exempt}
                  onChange={(is_exempt) => set({ ...rule, is_exempt })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
