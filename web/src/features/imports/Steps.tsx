import { useTexts } from '@/shared/i18n';
import { CheckIcon } from '@/shared/icons';
import css from './imports.module.css';
import { importTexts } from './imports.texts';

/** File, columns, check, import: where one is. */
export function Steps({ at }: { at: number }) {
  const t = useTexts(importTexts);
  const names = [t('stepFile'), t('stepMap'), t('stepCheck'), t('stepRun')];
  return (
    <ol className={css.steps} aria-label={t('steps')}>
      {names.map((name, i) => (
        <li key={name} aria-current={i === at ? 'step' : undefined} data-done={i < at || undefined}>
          <span className={css.stepMark}>{i < at ? <CheckIcon /> : i + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
