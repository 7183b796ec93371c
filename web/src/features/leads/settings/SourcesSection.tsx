import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Empty, RowsSkeleton, Section } from '@/features/settings/public';
import { formatMoney } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { EditIcon, PlusIcon, TrashIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { useRemoval } from '@/shared/records/useRemoval';
import { toasts } from '@/shared/toasts';
import css from '../leads.module.css';
import { leadSettingsTexts } from './leadSettings.texts';
import { type LeadSource, leadSources, useDeleteSource, useSaveSource } from './settings.api';

/** What each source cost. */
export function SourcesSection() {
  const t = useTexts(leadSettingsTexts);
  const locale = useLocale();
  const { data } = useQuery(leadSources);
  const remove = useDeleteSource();
  const removal = useRemoval();
  const [editing, setEditing] = useState<LeadSource | 'new'>();
  const drop = ({ source_id, name }: LeadSource) =>
    removal({
      kind: 'lead_sources',
      id: source_id,
      said: t('deleted', { name }),
      remove: () => remove.mutateAsync(source_id),
    });
  const items = data?.items;
  return (
    <Section title={t('sources')} text={t('sourcesText')}>
      <div className={css.rules}>
        {!items && <RowsSkeleton rows={2} />}
        {items?.length === 0 && editing !== 'new' && <Empty title={t('noSources')} />}
        {items?.map((source) =>
          editing === source ? (
            <SourceForm key={source.source_id} source={source} onDone={() => setEditing(undefined)} />
          ) : (
            <div key={source.source_id} className={css.sourceRow}>
              <span className={css.sourceName}>
                {source.name}
                {source.note && <small>{source.note}</small>}
              </span>
              <span className={css.money}>{formatMoney(source.cost, source.currency, locale)}</span>
              <Button type="text" icon={<EditIcon />} aria-label={source.name} onClick={() => setEditing(source)} />
              <Button
                type="text"
                icon={<TrashIcon />}
                aria-label={`${t('delete')} ${source.name}`}
                onClick={() => drop(source)}
              />
            </div>
          ),
        )}
        {editing === 'new' && <SourceForm onDone={() => setEditing(undefined)} />}
        <div className={css.rulesFoot}>
          <Button icon={<PlusIcon />} onClick={() => setEditing('new')}>
            {t('addSource')}
          </Button>
          <span className={css.grow} />
          <Link to="/reports/lead-sources">{t('toReport')}</Link>
        </div>
      </div>
    </Section>
  );
}

function SourceForm({ source, onDone }: { source?: LeadSource; onDone: () => void }) {
  const t = useTexts(leadSettingsTexts);
  const save = useSaveSource();
  const [name, setName] = useState(source?.name ?? '');
  const [cost, setCost] = useState<number | null>(source?.cost ?? 0);
  const [note, setNote] = useState(source?.note ?? '');
  const send = () =>
    save.mutate(
      { id: source?.source_id, name: name.trim(), cost: cost ?? 0, note: note.trim() || null },
      { onSuccess: onDone, onError: (error) => toasts.error(explain(error)) },
    );
  return (
    <form
      className={css.sourceForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) send();
      }}
    >
      <Input
        autoFocus
        aria-label={t('sourceName')}
        placeholder={t('sourceName')}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <InputNumber
        aria-label={t('cost')}
        min={0}
        max={9_999_999_999_999}
        precision={2}
        value={cost}
        onChange={setCost}
      />
      <Input
        aria-label={t('note')}
        placeholder={t('note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button onClick={onDone}>{t('cancel')}</Button>
      <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={save.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
