import { useTexts } from '@/shared/i18n';
import { listTexts } from '@/shared/lists/lists.texts';
import css from './board.module.css';

export function BoardSkeleton({ columns }: { columns: number }) {
  const t = useTexts(listTexts);
  return (
    <div className={css.board} role="status" aria-label={t('loading')}>
      {Array.from({ length: columns || 4 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={i} className={css.column} aria-hidden>
          <div className={css.columnHead}>
            <span className={css.headBone} />
          </div>
          <div className={css.bones}>
            {['a', 'b', 'c', 'd'].slice(0, 4 - (i % 3)).map((key) => (
              <div key={key} className={css.bone} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
