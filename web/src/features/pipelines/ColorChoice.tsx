import { useTexts } from '@/shared/i18n';
import { CheckIcon } from '@/shared/icons';
import { stageColors } from '@/shared/theme/palette';
import css from './pipelines.module.css';
import { pipelineTexts } from './pipelines.texts';

/** A colour by one click, or any other. */
export function ColorChoice({ value, onChange }: { value?: string; onChange?: (color: string) => void }) {
  const t = useTexts(pipelineTexts);
  return (
    <div className={css.colors} role="radiogroup" aria-label={t('color')}>
      {stageColors.map((color, i) => (
        // biome-ignore lint/a11y/useSemanticElements: a button that looks like a swatch
        <button
          key={color}
          type="button"
          role="radio"
          aria-checked={value === color}
          aria-label={t('colorOf', { n: i + 1 })}
          className={css.swatch}
          style={{ background: color }}
          onClick={() => onChange?.(color)}
        >
          {value === color && <CheckIcon />}
        </button>
      ))}
      <input
        type="color"
        aria-label={t('ownColor')}
        title={t('ownColor')}
        value={value ?? stageColors[0]}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </div>
  );
}
