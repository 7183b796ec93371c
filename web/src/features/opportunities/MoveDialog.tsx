import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Schemas } from '@/api/client';
import { CustomerPicker } from '@/features/customers/public';
import { opportunityFields } from '@/features/pipelines/public';
import { formatList } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { FieldEditor } from '@/shared/records/FieldEditor';
import { isEmpty, type RecordField } from '@/shared/records/recordFields';
import { CompetitorInput } from './CompetitorInput';
import type { Question } from './moves';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';

/** Lists are edited on the record itself. */
const elsewhere = new Set(['lines', 'contacts', 'products']);
const reasons = ['price', 'competitor', 'budget', 'fit', 'postponed', 'silent'] as const;

type Values = Record<string, unknown>;

/** Only what is missing, nothing else of the deal. */
export function MoveDialog({ question }: { question: Question }) {
  const { deal, target, missing } = question;
  const t = useTexts(opportunityTexts);
  const id = useId();
  const navigate = useNavigate();
  const fields = useQuery(opportunityFields).data?.items;
  const [values, setValues] = useState<Values>(() =>
    missing.fields.includes('actual_amount') ? { actual_amount: deal.amount } : {},
  );
  const [done, setDone] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const losing = missing.fields.includes('lost_reason');
  const winning = missing.fields.includes('actual_amount');
  const here = missing.fields.filter((key) => !elsewhere.has(key));
  const there = missing.fields.filter((key) => elsewhere.has(key));
  const nameOf = (key: string) =>
    fields?.find((field) => field.key === key)?.label ??
    (key in opportunityTexts.entries ? t(key as keyof typeof opportunityTexts.entries) : key);
  const complete =
    here.every((key) => !isEmpty(values[key])) &&
    missing.activities.every((name) => done.includes(name)) &&
    there.length === 0;
  const set = (key: string, value: unknown) => setValues((before) => ({ ...before, [key]: value }));

  const send = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (!complete) return;
    question.answer({
      set: Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value))),
      done_activities: done.length > 0 ? done : undefined,
    });
  };
  const kind = losing ? 'lost' : winning ? 'won' : 'gate';
  const title = { lost: t('lostTitle'), won: t('wonTitle'), gate: t('gateTitle', { stage: target.name }) }[kind];
  const text = {
    lost: t('lostText', { title: deal.title }),
    won: t('wonText', { title: deal.title }),
    gate: t('gateText'),
  }[kind];
  const go = { lost: t('lostDo'), won: t('wonDo'), gate: t('gateMove') }[kind];
  return (
    <Modal
      open
      width={460}
      title={title}
      onCancel={() => question.answer(null)}
      footer={[
        <Button key="cancel" onClick={() => question.answer(null)}>
          {t('cancel')}
        </Button>,
        <Button key="go" type="primary" danger={losing} htmlType="submit" form={id} disabled={there.length > 0}>
          {go}
        </Button>,
      ]}
    >
      <form id={id} className={css.moveForm} onSubmit={send}>
        <p>{text}</p>
        {here.map((key, i) => (
          <div key={key} className={css.moveField}>
            {key === 'lost_reason' ? (
              <LostReason value={values[key] as string | undefined} onChange={(value) => set(key, value)} />
            ) : (
              <GateField
                name={key}
                label={nameOf(key)}
                field={fields?.find((field) => field.key === key)}
                value={values[key]}
                first={i === 0}
                onChange={(value) => set(key, value)}
                onSend={() => send()}
              />
            )}
            {tried && isEmpty(values[key]) && (
              <span className={css.wrong} role="alert">
                {t('required', { label: nameOf(key) })}
              </span>
            )}
          </div>
        ))}
        {losing && (
          <div className={css.moveField}>
            <span>{t('lostToWho')}</span>
            <CompetitorInput
              known={deal.competitors}
              value={values.lost_to as string | undefined}
              onChange={(value) => set('lost_to', value)}
            />
          </div>
        )}
        {missing.activities.length > 0 && (
          <fieldset className={css.moveActivities}>
            <legend>{t('gateActivities')}</legend>
            {missing.activities.map((name) => (
              <Checkbox
                key={name}
                checked={done.includes(name)}
                onChange={(event) =>
                  setDone(event.target.checked ? [...done, name] : done.filter((one) => one !== name))
                }
              >
                {name}
              </Checkbox>
            ))}
          </fieldset>
        )}
        {there.length > 0 && (
          <p className={css.moveElsewhere}>
            {t('gateElsewhere', { names: formatList(there.map(nameOf)) })}{' '}
            <Button
              type="link"
              size="small"
              onClick={() => {
                question.answer(null);
                void navigate(`/opportunities/${deal.opportunity_id}`);
              }}
            >
              {t('gateOpen')}
            </Button>
          </p>
        )}
      </form>
    </Modal>
  );
}

interface GateFieldProps {
  name: string;
  label: string;
  field: Schemas['Field'] | undefined;
  value: unknown;
  first: boolean;
  onChange: (value: unknown) => void;
  onSend: () => void;
}

/** The editor that fits the field, as on the record. */
function GateField({ name, label, field, value, first, onChange, onSend }: GateFieldProps) {
  if (name === 'customer_id') {
    return (
      <div className={css.moveLabel}>
        <span>{label}</span>
        <CustomerPicker aria-label={label} value={value as string | null} onChange={onChange} autoFocus={first} />
      </div>
    );
  }
  if (name === 'competitors') {
    return (
      <div className={css.moveLabel}>
        <span>{label}</span>
        <Input
          autoFocus={first}
          aria-label={label}
          value={((value as string[] | undefined) ?? []).join('、')}
          onChange={(event) => onChange(event.target.value.split(/[、,，]/).filter(Boolean))}
        />
      </div>
    );
  }
  const amount = name === 'actual_amount' || name === 'amount';
  const described: RecordField<object> = {
    key: name,
    label,
    group: '',
    type: amount ? 'money' : name === 'probability' ? 'integer' : (field?.type ?? 'text'),
    options: field?.options ?? undefined,
    required: true,
    read: () => value,
  };
  const atOnce = ['select', 'yes_no', 'user'].includes(described.type);
  return (
    <div className={css.moveLabel}>
      <span>{label}</span>
      <FieldEditor
        field={described}
        label={label}
        value={value}
        autoFocus={first && !atOnce}
        onChange={onChange}
        onCommit={(next) => (atOnce ? onChange(next) : onSend())}
        onCancel={() => undefined}
      />
    </div>
  );
}

/** The usual reasons by one tap, or one's own words. */
function LostReason({ value, onChange }: { value: string | undefined; onChange: (value: string) => void }) {
  const t = useTexts(opportunityTexts);
  const usual = reasons.map((key) => t(`reason.${key}`));
  return (
    <fieldset className={css.reasons} aria-label={t('lost_reason')}>
      <div className={css.reasonChips}>
        {usual.map((text) => (
          <button
            key={text}
            type="button"
            className={css.reason}
            aria-pressed={value === text}
            onClick={() => onChange(text)}
          >
            {text}
          </button>
        ))}
      </div>
      <Input
        maxLength={200}
        aria-label={t('lost_reason')}
        placeholder={t('reasonOwn')}
        value={usual.includes(value ?? '') ? '' : (value ?? '')}
        onChange={(event) => onChange(event.target.value)}
      />
    </fieldset>
  );
}
