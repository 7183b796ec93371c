import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { Line, PageHead, RowsSkeleton, Section } from '@/features/settings/public';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { GradeRules } from './GradeRules';
import { type PoolRules, poolRules, useSavePoolRules } from './ownership.api';
import css from './ownership.module.css';
import { ownershipTexts } from './ownership.texts';
import { PoolPreview } from './PoolPreview';

/** When customers return to the pool, and how many one person may hold. */
export function PoolRulesPage() {
  const t = useTexts(ownershipTexts);
  const { data } = useQuery(poolRules);
  const save = useSavePoolRules();
  const [draft, setDraft] = useState<PoolRules>();
  useEffect(() => setDraft(data), [data]);
  usePageTitle(t('rules'));
  const dirty = JSON.stringify(draft) !== JSON.stringify(data);
  const send = () =>
    draft &&
    save.mutate(draft, {
      onSuccess: () => toasts.success(t('saved')),
      onError: (error) => toasts.error(explain(error)),
    });
  return (
    <>
      <PageHead title={t('rules')} text={t('rulesText')} />
      {data && draft ? (
        <>
          <ReturnSection draft={draft} onChange={setDraft} />
          <Section>
            <Line label={t('most')} text={t('mostText')}>
              <Days
                value={draft.most_per_person}
                label={t('most')}
                hint={t('noLimit')}
                onChange={(most_per_person) => setDraft({ ...draft, most_per_person })}
              />
            </Line>
          </Section>
          <Section title={t('byGrade')}>
            <GradeRules grades={draft.grades} onChange={(grades) => setDraft({ ...draft, grades })} />
          </Section>
          <div className={css.saveBar}>
            <Button type="primary" disabled={!dirty} loading={save.isPending} onClick={send}>
              {t('save')}
            </Button>
          </div>
          <PoolPreview isOn={data.returns_by_itself} isDirty={dirty} />
        </>
      ) : (
        <Section>
          <RowsSkeleton />
        </Section>
      )}
    </>
  );
}

function ReturnSection({ draft, onChange }: { draft: PoolRules; onChange: (draft: PoolRules) => void }) {
  const t = useTexts(ownershipTexts);
  const set = (changes: Partial<PoolRules>) => onChange({ ...draft, ...changes });
  return (
    <Section>
      <Line label={t('returns')} text={t('returnsText')}>
        <Switch
          aria-label={t('returns')}
          checked={draft.returns_by_itself}
          onChange={(returns_by_itself) => set({ returns_by_itself })}
        />
      </Line>
      <Line label={t('days')} text={t('daysText')}>
        <Days
          value={draft.return_after_days}
          label={t('days')}
          min={1}
          onChange={(days) => days && set({ return_after_days: days })}
        />
      </Line>
      <Line label={t('warn')} text={t('warnText')}>
        <Days
          value={draft.warn_days}
          label={t('warn')}
          onChange={(days) => days !== null && set({ warn_days: days })}
        />
      </Line>
      <Line label={t('keepsWon')}>
        <Switch aria-label={t('keepsWon')} checked={draft.keeps_won} onChange={(keeps_won) => set({ keeps_won })} />
      </Line>
    </Section>
  );
}

function Days(props: {
  value: number | null;
  label: string;
  hint?: string;
  min?: number;
  onChange: (value: number | null) => void;
}) {
  return (
    <InputNumber
      aria-label={props.label}
      min={props.min ?? 0}
      max={3650}
      precision={0}
      placeholder={props.hint}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
