import { useTexts } from '@/shared/i18n';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';

/** A to D, computed by the server; the letter says it, the colour only helps. */
export function GradeMark({ grade, hint = false }: { grade: string; hint?: boolean }) {
  const t = useTexts(customerTexts);
  return (
    <span
      className={css.grade}
      data-grade={grade}
      role="img"
      aria-label={t('gradeOf', { grade })}
      title={hint ? t('gradeHint') : undefined}
    >
      {grade}
    </span>
  );
}
