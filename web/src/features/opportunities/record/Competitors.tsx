import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { Badge, type Tone } from '@/shared/records/Badge';
import type { Competitor, Opportunity } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import css from './record.module.css';
import type { OpportunityEdit } from './useOpportunityRecord';

const tones: Record<Competitor['outcome'], Tone> = { open: 'plain', won: 'danger', lost: 'success' };
const outcomes = ['open', 'won', 'lost'] as const;

/** Against whom: what they are good and bad at, and how it went with them. */
export function Competitors({ record, edit }: { record: Opportunity; edit: OpportunityEdit }) {
  const t = useTexts(opportunityTexts);
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const all = record.competitor_details;
  const write = (next: Competitor[]) => {
    setEditing(null);
    void edit.saveList(
      { competitors: next },
      { competitor_details: next, competitors: next.map((one) => one.name) },
      { competitors: all },
      t('competitorsSaved'),
    );
  };
  return (
    <section className={css.card} aria-label={t('competitors')}>
      <h3 className={css.cardTitle}>
        {t('competitors')} <span className={css.dim}>{all.length || ''}</span>
      </h3>
      <ul className={css.people}>
        {all.map((one, i) => (
          <li key={one.name}>
            {editing === i ? (
              <CompetitorForm
                value={one}
                onSave={(value) => write(all.with(i, value))}
                onRemove={() => write(all.toSpliced(i, 1))}
                onCancel={() => setEditing(null)}
              />
            ) : (
              <button type="button" className={css.personRow} disabled={edit.readOnly} onClick={() => setEditing(i)}>
                <span className={css.personName}>
                  <b>{one.name}</b>
                  <Badge tone={tones[one.outcome]}>{t(`outcome.${one.outcome}`)}</Badge>
                </span>
                {one.strengths && (
                  <small>
                    {t('strengths')}：{one.strengths}
                  </small>
                )}
                {one.weaknesses && (
                  <small>
                    {t('weaknesses')}：{one.weaknesses}
                  </small>
                )}
              </button>
            )}
          </li>
        ))}
      </ul>
      {all.length === 0 && editing === null && <p className={css.dim}>{t('noCompetitors')}</p>}
      {editing === 'new' && (
        <CompetitorForm
          value={{ name: '', strengths: null, weaknesses: null, outcome: 'open' }}
          onSave={(value) => write([...all, value])}
          onCancel={() => setEditing(null)}
        />
      )}
      {!edit.readOnly && editing === null && (
        <Button type="text" icon={<PlusIcon />} onClick={() => setEditing('new')}>
          {t('addCompetitor')}
        </Button>
      )}
    </section>
  );
}

interface CompetitorFormProps {
  value: Competitor;
  onSave: (value: Competitor) => void;
  onRemove?: () => void;
  onCancel: () => void;
}

function CompetitorForm({ value, onSave, onRemove, onCancel }: CompetitorFormProps) {
  const t = useTexts(opportunityTexts);
  const [draft, setDraft] = useState(value);
  const name = draft.name.trim();
  return (
    <form
      className={css.smallForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (name) onSave({ ...draft, name });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Input
        autoFocus
        maxLength={200}
        aria-label={t('competitorName')}
        placeholder={t('competitorName')}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <Input
        maxLength={500}
        aria-label={t('strengths')}
        placeholder={t('strengths')}
        value={draft.strengths ?? ''}
        onChange={(event) => setDraft({ ...draft, strengths: event.target.value || null })}
      />
      <Input
        maxLength={500}
        aria-label={t('weaknesses')}
        placeholder={t('weaknesses')}
        value={draft.weaknesses ?? ''}
        onChange={(event) => setDraft({ ...draft, weaknesses: event.target.value || null })}
      />
      <Segmented
        block
        aria-label={t('outcome')}
        value={draft.outcome}
        options={outcomes.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
        onChange={(outcome) => setDraft({ ...draft, outcome })}
      />
      <span className={css.rowOfButtons}>
        {onRemove && (
          <Button type="text" danger onClick={onRemove}>
            {t('remove')}
          </Button>
        )}
        <span className={css.grow} />
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!name}>
          {t('save')}
        </Button>
      </span>
    </form>
  );
}
