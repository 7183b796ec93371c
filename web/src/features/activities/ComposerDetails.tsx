import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { contactsOf } from '@/features/contacts/public';
import { quickDays } from '@/shared/days';
import { useTexts } from '@/shared/i18n';
import { MoneyInput } from '@/shared/records/MoneyInput';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';
import type { Subject } from './subject';
import { type ComposerState, timed } from './useComposer';

interface ComposerDetailsProps {
  state: ComposerState;
  subject: Subject;
  fixedContact: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** With whom, when, how long, with what outcome, and what comes next. */
export function ComposerDetails({ state, subject, fixedContact, onKeyDown }: ComposerDetailsProps) {
  const t = useTexts(activityTexts);
  const { draft, set } = state;
  return (
    <>
      <div className={css.details}>
        <input
          type="datetime-local"
          className={css.when}
          aria-label={t('when')}
          title={t('when')}
          value={draft.when}
          onChange={(event) => set({ when: event.target.value })}
        />
        {subject.customerId && !fixedContact && (
          <ContactChoice
            customerId={subject.customerId}
            value={draft.contact}
            onChange={(contact) => set({ contact })}
          />
        )}
        {timed.has(draft.type) && (
          <InputNumber
            className={css.minutes}
            min={0}
            max={1440}
            precision={0}
            controls={false}
            suffix={t('minutes')}
            aria-label={t('duration')}
            value={draft.minutes}
            onChange={(minutes) => set({ minutes })}
          />
        )}
        {draft.type === 'purchase' && (
          <MoneyInput
            className={css.amount}
            min={0}
            aria-label={t('amount')}
            placeholder={t('amount')}
            value={draft.amount}
            onChange={(amount) => set({ amount })}
            onKeyDown={onKeyDown}
          />
        )}
        {draft.type !== 'note' && draft.type !== 'purchase' && (
          <Input
            className={css.outcome}
            aria-label={t('outcome')}
            placeholder={t('outcome')}
            maxLength={200}
            value={draft.outcome}
            onChange={(event) => set({ outcome: event.target.value })}
            onKeyDown={onKeyDown}
          />
        )}
      </div>
      <div className={css.details}>
        <Input
          className={css.nextStep}
          prefix={<span className={css.nextLabel}>{t('nextStep')}</span>}
          aria-label={t('nextStep')}
          placeholder={t('nextStepHint')}
          maxLength={200}
          value={draft.nextStep}
          onChange={(event) => {
            const nextStep = event.target.value;
            // a step without a day would be forgotten: tomorrow, until another is chosen
            const nextStepOn = nextStep && !draft.nextStepOn ? (quickDays()[1]?.date ?? '') : draft.nextStepOn;
            set({ nextStep, nextStepOn });
          }}
          onKeyDown={onKeyDown}
        />
        {draft.nextStep && (
          <>
            <input
              type="date"
              className={css.when}
              aria-label={t('nextStepOn')}
              title={t('nextStepOn')}
              value={draft.nextStepOn}
              onChange={(event) => set({ nextStepOn: event.target.value })}
            />
            <span className={css.quickDays}>
              {quickDays()
                .slice(1)
                .map((day) => (
                  <button
                    key={day.key}
                    type="button"
                    className={css.quickDay}
                    aria-pressed={draft.nextStepOn === day.date}
                    onClick={() => set({ nextStepOn: day.date })}
                  >
                    {day.label}
                  </button>
                ))}
            </span>
          </>
        )}
      </div>
    </>
  );
}

interface ContactChoiceProps {
  customerId: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

function ContactChoice({ customerId, value, onChange }: ContactChoiceProps) {
  const t = useTexts(activityTexts);
  const people = useQuery(contactsOf(customerId)).data?.items ?? [];
  if (people.length === 0) return null;
  return (
    <Select
      allowClear
      className={css.who}
      aria-label={t('contact')}
      placeholder={t('contact')}
      value={value}
      options={people.map((one) => ({ value: one.contact_id, label: one.name }))}
      onChange={onChange}
    />
  );
}
