import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { addDays, type Day, startOf, today, weekdayOf } from '@/shared/days';
import { useLocale, useTexts } from '@/shared/i18n';
import {
  commonRules,
  emptyRule,
  type Frequency,
  frequencies,
  parseRule,
  type Rule,
  ruleInWords,
  type Weekday,
  weekdays,
  writeRule,
} from './recurrence';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

interface RecurrenceInputProps {
  id?: string;
  value?: string | null;
  onChange?: (rule: string | null) => void;
  /** The first day it is due, from which the common rules are told. */
  from?: Day | '';
}

const own = 'custom';

/** How often something comes again, chosen in words; the rest with a small editor. */
export function RecurrenceInput({ id, value = null, onChange, from }: RecurrenceInputProps) {
  const t = useTexts(taskTexts);
  const locale = useLocale();
  const start = from || today();
  const common = commonRules(start);
  const [editing, setEditing] = useState(false);
  const isCommon = common.some((one) => one.rule === value);
  const rule = value ? parseRule(value) : null;
  const options = [
    { value: '', label: t('never') },
    ...common.map((one) => ({ value: one.rule, label: ruleInWords(one.rule, locale) })),
    ...(value && !isCommon ? [{ value, label: ruleInWords(value, locale) }] : []),
    { value: own, label: t('custom') },
  ];
  const choose = (chosen: string) => {
    setEditing(chosen === own);
    if (chosen !== own) onChange?.(chosen || null);
    else if (!value) onChange?.(writeRule({ ...emptyRule, days: [weekdays[weekdayOf(start) - 1] ?? 'MO'] }));
  };
  return (
    <div className={css.recurrence}>
      <Select id={id} aria-label={t('recurrence')} value={value ?? ''} options={options} onChange={choose} />
      {editing && rule && <RuleEditor rule={rule} start={start} onChange={(next) => onChange?.(writeRule(next))} />}
      {value && !rule && <p className={css.hint}>{t('keptRule')}</p>}
      {value && rule && editing && <p className={css.hint}>{ruleInWords(value, locale)}</p>}
    </div>
  );
}

function RuleEditor({ rule, start, onChange }: { rule: Rule; start: Day; onChange: (rule: Rule) => void }) {
  const t = useTexts(taskTexts);
  const set = (change: Partial<Rule>) => onChange({ ...rule, ...change });
  return (
    <div className={css.ruleEditor}>
      <div className={css.ruleLine}>
        <span>{t('every')}</span>
        <InputNumber
          min={1}
          max={99}
          precision={0}
          aria-label={t('every')}
          value={rule.interval}
          onChange={(interval) => set({ interval: interval ?? 1 })}
        />
        <Select
          aria-label={t('recurrence')}
          value={rule.freq}
          options={frequencies.map((freq) => ({ value: freq, label: t(freq) }))}
          onChange={(freq: Frequency) => onChange({ ...started(freq, start), interval: rule.interval, ...endOf(rule) })}
        />
      </div>
      {rule.freq === 'WEEKLY' && <DaysChoice days={rule.days} onChange={(days) => set({ days })} />}
      {rule.freq === 'MONTHLY' && <MonthChoice rule={rule} start={start} onChange={onChange} />}
      <EndChoice rule={rule} start={start} onChange={set} />
    </div>
  );
}

const endOf = ({ count, until }: Rule) => ({ count, until });

/** A rule of another frequency begins with the day it is first due. */
function started(freq: Frequency, start: Day): Rule {
  const date = startOf(start).getDate();
  const rule: Rule = { ...emptyRule, freq };
  if (freq === 'WEEKLY') return { ...rule, days: [weekdays[weekdayOf(start) - 1] ?? 'MO'] };
  if (freq === 'MONTHLY') return { ...rule, monthDay: date > 28 ? -1 : date };
  if (freq === 'YEARLY') return { ...rule, month: startOf(start).getMonth() + 1, monthDay: date };
  return rule;
}

function DaysChoice({ days, onChange }: { days: Weekday[]; onChange: (days: Weekday[]) => void }) {
  const t = useTexts(taskTexts);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own look
    <div className={css.ruleLine} role="group" aria-label={t('weekdays')}>
      {weekdays.map((day) => (
        <button
          key={day}
          type="button"
          className={css.weekday}
          aria-pressed={days.includes(day)}
          onClick={() => onChange(days.includes(day) ? days.filter((one) => one !== day) : [...days, day])}
        >
          {t(day)}
        </button>
      ))}
    </div>
  );
}

interface PartProps {
  rule: Rule;
  start: Day;
  onChange: (rule: Rule) => void;
}

function MonthChoice({ rule, start, onChange }: PartProps) {
  const t = useTexts(taskTexts);
  const locale = useLocale();
  const date = startOf(start).getDate();
  const day = weekdays[weekdayOf(start) - 1] ?? 'MO';
  const week = Math.ceil(date / 7);
  const choices: Rule[] = [
    { ...rule, monthDay: date > 28 ? -1 : date, nth: null },
    { ...rule, monthDay: -1, nth: null },
    { ...rule, monthDay: null, nth: { at: week > 4 ? -1 : week, day } },
    { ...rule, monthDay: null, nth: { at: -1, day } },
    rule,
  ];
  const plain = (one: Rule) => writeRule({ ...one, interval: 1, count: null, until: null });
  const byText = new Map(choices.map((one) => [plain(one), one]));
  return (
    <Select
      aria-label={t('on')}
      value={plain(rule)}
      options={[...byText.keys()].map((text) => ({ value: text, label: ruleInWords(text, locale) }))}
      onChange={(text: string) => onChange(byText.get(text) ?? rule)}
    />
  );
}

function EndChoice({ rule, start, onChange }: { rule: Rule; start: Day; onChange: (change: Partial<Rule>) => void }) {
  const t = useTexts(taskTexts);
  const kind = rule.count !== null ? 'count' : rule.until !== null ? 'until' : 'never';
  return (
    <div className={css.ruleLine}>
      <span>{t('ends')}</span>
      <Select
        aria-label={t('ends')}
        value={kind}
        options={[
          { value: 'never', label: t('endsNever') },
          { value: 'count', label: t('endsCount') },
          { value: 'until', label: t('endsUntil') },
        ]}
        onChange={(next: 'never' | 'count' | 'until') =>
          onChange({ count: next === 'count' ? 10 : null, until: next === 'until' ? addDays(start, 90) : null })
        }
      />
      {kind === 'count' && (
        <>
          <InputNumber
            min={1}
            max={999}
            precision={0}
            aria-label={t('times')}
            value={rule.count}
            onChange={(count) => onChange({ count: count ?? 1, until: null })}
          />
          <span>{t('times')}</span>
        </>
      )}
      {kind === 'until' && (
        <input
          type="date"
          className={css.native}
          aria-label={t('endsUntil')}
          min={start}
          value={rule.until ?? ''}
          onChange={(event) => event.target.value && onChange({ until: event.target.value, count: null })}
        />
      )}
    </div>
  );
}
