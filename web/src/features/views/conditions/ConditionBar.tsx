import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { CloseIcon, CodeIcon } from '@/shared/icons';
import { AdvancedFilter, type AdvancedFilterProps } from '@/shared/lists/AdvancedFilter';
import listCss from '@/shared/lists/lists.module.css';
import { relatedFieldsOf } from '../../customFields/public';
import { readFilter } from '../views.api';
import { groupOf, labelsOf, nothing, written } from './conditions';
import css from './conditions.module.css';
import { conditionTexts } from './conditions.texts';
import { GroupChips } from './GroupChips';

interface ConditionBarProps extends Omit<AdvancedFilterProps, 'onClose'> {
  kind: string;
  /** Without it the bar stays. */
  onClose?: () => void;
}

/** The conditions of a list as chips, joined by and / or in groups; whoever wants writes them as text. */
export function ConditionBar({ kind, ...text }: ConditionBarProps) {
  const { value, onApply, onClose } = text;
  const clear = () => onApply(undefined);
  const t = useTexts(conditionTexts);
  const [asText, setAsText] = useState(false);
  const fields = useQuery(relatedFieldsOf(kind)).data?.items.filter((field) => field.filterable) ?? [];
  const read = useQuery({ ...readFilter(kind, value), enabled: value !== '' });
  // what nobody can read is corrected as text
  if (asText || read.isError || text.error)
    return (
      <div className={css.textRow}>
        <AdvancedFilter {...text} onClose={onClose ?? clear} />
        <button type="button" className={listCss.quiet} onClick={() => setAsText(false)}>
          {t('asChips')}
        </button>
      </div>
    );
  const tree = value === '' ? undefined : read.data;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own look
    <div className={css.bar} role="group" aria-label={t('conditions')} data-stale={read.isPlaceholderData || undefined}>
      <GroupChips
        group={tree ? groupOf(tree) : nothing}
        fields={fields}
        labels={labelsOf(tree)}
        onChange={(group) => onApply(written(group, fields) || undefined)}
      />
      <span className={css.tools}>
        <button
          type="button"
          className={listCss.iconButton}
          aria-label={t('asText')}
          title={t('asText')}
          onClick={() => setAsText(true)}
        >
          <CodeIcon />
        </button>
        {onClose && (
          <button
            type="button"
            className={listCss.iconButton}
            aria-label={t('close')}
            title={t('close')}
            onClick={onClose}
          >
            <CloseIcon />
          </button>
        )}
      </span>
    </div>
  );
}
