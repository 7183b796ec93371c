import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { Empty, Line, RowsSkeleton, Section } from '@/features/settings/public';
import { useTexts } from '@/shared/i18n';
import { CloseIcon, PlusIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import css from '../leads.module.css';
import { ConditionInput } from './ConditionInput';
import { leadSettingsTexts } from './leadSettings.texts';
import { type ScoringRule, scoring, useSaveScoring } from './settings.api';

interface DraftRule extends ScoringRule {
  key: number;
}

/** The rules most companies begin with. */
const examples: [string, number][] = [
  ['公司规模 > 100', 20],
  ["行业 = '科技'", 15],
  ['访问了定价页', 10],
  ['下载了白皮书', 5],
  ['邮件开启 > 3', 5],
];

let nextKey = 1;
const draft = (rule: ScoringRule): DraftRule => ({ ...rule, key: nextKey++ });

/** Which conditions give how many points, and what follows from the sum. */
export function ScoringSection() {
  const t = useTexts(leadSettingsTexts);
  const { data } = useQuery(scoring);
  const save = useSaveScoring();
  const [rules, setRules] = useState<DraftRule[]>([]);
  const saved = data?.rules;
  useEffect(() => setRules((saved ?? []).map(draft)), [saved]);
  if (!data)
    return (
      <Section title={t('scoring')}>
        <RowsSkeleton />
      </Section>
    );

  const send = (changes: Parameters<typeof save.mutate>[0]) =>
    save.mutate(
      { ...changes, version: data.version },
      {
        onSuccess: () => toasts.success(t('rescoring')),
        onError: (error) => toasts.error(explain(error)),
      },
    );
  const edit = (key: number, change: Partial<ScoringRule>) =>
    setRules(rules.map((rule) => (rule.key === key ? { ...rule, ...change } : rule)));
  const plain = rules.map(({ label, condition, points }) => ({ label, condition, points }));
  const isDirty = JSON.stringify(plain) !== JSON.stringify(data.rules);

  return (
    <Section title={t('scoring')} text={t('scoringText')}>
      <Line label={t('autoScore')} text={t('autoScoreText')}>
        <Switch aria-label={t('autoScore')} checked={data.auto_score} onChange={(auto_score) => send({ auto_score })} />
      </Line>
      <Line label={t('threshold')} text={t('thresholdText')}>
        <Threshold
          label={t('threshold')}
          value={data.score_threshold}
          onSave={(score_threshold) => send({ score_threshold })}
        />
      </Line>
      <Line label={t('autoConvert')} text={t('autoConvertText')}>
        {data.auto_convert && (
          <Threshold
            label={t('convertThreshold')}
            value={data.auto_convert_threshold}
            onSave={(auto_convert_threshold) => send({ auto_convert_threshold })}
          />
        )}
        <Switch
          aria-label={t('autoConvert')}
          checked={data.auto_convert}
          onChange={(auto_convert) => send({ auto_convert })}
        />
      </Line>
      <div className={css.rules}>
        {rules.length === 0 && (
          <Empty title={t('noRules')}>
            <Button
              onClick={() => setRules(examples.map(([condition, points]) => draft({ label: null, condition, points })))}
            >
              {t('useExamples')}
            </Button>
          </Empty>
        )}
        {rules.map((rule) => (
          <div key={rule.key} className={css.rule}>
            <ConditionInput value={rule.condition} onChange={(condition) => edit(rule.key, { condition })} />
            <Input
              className={css.ruleLabel}
              aria-label={t('ruleLabel')}
              placeholder={t('ruleLabel')}
              maxLength={100}
              value={rule.label ?? ''}
              onChange={(event) => edit(rule.key, { label: event.target.value || null })}
            />
            <InputNumber
              className={css.rulePoints}
              aria-label={t('points')}
              min={-100}
              max={100}
              precision={0}
              value={rule.points}
              onChange={(points) => edit(rule.key, { points: points ?? 0 })}
            />
            <Button
              type="text"
              icon={<CloseIcon />}
              aria-label={t('remove')}
              onClick={() => setRules(rules.filter((one) => one.key !== rule.key))}
            />
          </div>
        ))}
        <div className={css.rulesFoot}>
          <Button
            icon={<PlusIcon />}
            onClick={() => setRules([...rules, draft({ label: null, condition: '', points: 10 })])}
          >
            {t('addRule')}
          </Button>
          <span className={css.grow} />
          <Button type="primary" disabled={!isDirty} loading={save.isPending} onClick={() => send({ rules: plain })}>
            {t('save')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

/** Saved when one leaves it, not at every digit. */
function Threshold({ label, value, onSave }: { label: string; value: number; onSave: (value: number) => void }) {
  const [typed, setTyped] = useState<number | null>(value);
  useEffect(() => setTyped(value), [value]);
  const commit = () => {
    if (typed !== null && typed !== value) onSave(typed);
    else setTyped(value);
  };
  return (
    <InputNumber
      aria-label={label}
      min={0}
      max={100}
      precision={0}
      value={typed}
      onChange={setTyped}
      onBlur={commit}
      onPressEnter={commit}
    />
  );
}
