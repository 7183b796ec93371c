import { type ComponentProps, type ReactElement, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { CloseIcon, PlusIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import { Pop } from '@/shared/lists/Pop';
import type { Field } from '../../customFields/public';
import { ConditionEditor } from './ConditionEditor';
import { type Comparison, type Group, isGroup, replaced, type Term } from './conditions';
import css from './conditions.module.css';
import { conditionTexts } from './conditions.texts';
import { operatorName, valuesName } from './names';

interface GroupProps {
  group: Group;
  fields: Field[];
  labels: Map<string, string>;
  onChange: (group: Group) => void;
  /** A group within another has brackets and no groups of its own to be added. */
  inner?: boolean;
}

/** Conditions one after the other with the word that joins them, which a click turns. */
export function GroupChips({ group, fields, labels, onChange, inner = false }: GroupProps) {
  const t = useTexts(conditionTexts);
  const put = (at: number, term: Term | undefined) => onChange(replaced(group, at, term));
  const add = (comparison: Comparison | undefined, join?: Group['join']) => {
    if (!comparison) return;
    onChange({ ...group, terms: [...group.terms, join ? { join, terms: [comparison] } : comparison] });
  };
  const other = group.join === 'and' ? 'or' : 'and';
  return (
    <>
      {group.not && <span className={css.not}>{t('not')}</span>}
      {group.terms.map((term, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names of their own, two may be the same
        <span key={at} className={css.term}>
          {at > 0 && (
            <button
              type="button"
              className={css.join}
              title={t('turn', { word: t(other) })}
              onClick={() => onChange({ ...group, join: other })}
            >
              {t(group.join)}
            </button>
          )}
          {isGroup(term) ? (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own look
            <span className={css.group} role="group">
              <GroupChips group={term} fields={fields} labels={labels} onChange={(next) => put(at, next)} inner />
            </span>
          ) : (
            <ConditionChip comparison={term} fields={fields} labels={labels} onChange={(next) => put(at, next)} />
          )}
        </span>
      ))}
      <AddCondition label={t('add')} fields={fields} labels={labels} onAdd={(one) => add(one)} />
      {!inner && group.terms.length > 0 && (
        <AddCondition label={t('addGroup')} fields={fields} labels={labels} onAdd={(one) => add(one, other)} />
      )}
    </>
  );
}

interface ChipProps {
  comparison: Comparison;
  fields: Field[];
  labels: Map<string, string>;
  onChange: (comparison: Comparison | undefined) => void;
}

function ConditionChip({ comparison, fields, labels, onChange }: ChipProps) {
  const t = useTexts(conditionTexts);
  const field = fields.find((one) => one.key === comparison.field);
  const name = field?.label ?? comparison.field;
  const operator = operatorName(t, comparison.operator, field?.type ?? 'text');
  const value = valuesName(t, comparison, field, labels);
  return (
    <span className={listCss.chip} data-set>
      <ConditionPop fields={fields} labels={labels} comparison={comparison} onDone={onChange}>
        {(open) => (
          <button
            type="button"
            className={listCss.chipButton}
            aria-haspopup="dialog"
            aria-expanded={open}
            title={`${name} ${operator} ${value}`}
          >
            <span className={listCss.chipName}>
              {name} {operator}
            </span>
            {value && <b>{value}</b>}
          </button>
        )}
      </ConditionPop>
      <button
        type="button"
        className={listCss.chipClear}
        aria-label={t('remove', { name })}
        onClick={() => onChange(undefined)}
      >
        <CloseIcon />
      </button>
    </span>
  );
}

interface AddProps {
  label: string;
  fields: Field[];
  labels: Map<string, string>;
  onAdd: (comparison: Comparison | undefined) => void;
}

const AddCondition = ({ label, fields, labels, onAdd }: AddProps) => (
  <ConditionPop fields={fields} labels={labels} comparison={undefined} onDone={onAdd}>
    {(open) => (
      <button type="button" className={listCss.quiet} aria-haspopup="dialog" aria-expanded={open}>
        <PlusIcon aria-hidden /> {label}
      </button>
    )}
  </ConditionPop>
);

/** A button that opens one condition. */
function ConditionPop({
  children,
  onDone,
  ...editor
}: ComponentProps<typeof ConditionEditor> & { children: (open: boolean) => ReactElement }) {
  const [open, setOpen] = useState(false);
  const done = (comparison: Comparison | undefined) => {
    setOpen(false);
    onDone(comparison);
  };
  return (
    <Pop open={open} onOpenChange={setOpen} padding={12} content={<ConditionEditor {...editor} onDone={done} />}>
      {children(open)}
    </Pop>
  );
}
