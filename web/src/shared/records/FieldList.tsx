import { useState } from 'react';
import { useTexts } from '../i18n';
import { type RecordPlace, useSight } from '../sight';
import { HistoryButton, type OpenHistory } from './history/HistoryButton';
import { InlineField } from './InlineField';
import { isEmpty, type RecordField } from './recordFields';
import css from './records.module.css';
import { recordTexts } from './records.texts';
import { WhoSees } from './WhoSees';

interface FieldListProps<R> {
  fields: RecordField<R>[];
  groups: { key: string; label: string }[];
  record: R;
  readOnly: boolean;
  onSave: (field: RecordField<R>, value: unknown) => Promise<void>;
  /** Where the fields belong, for what the reader may not see of them. */
  place?: RecordPlace;
  known?: (field: RecordField<R>) => { id: string | null; name: string | null } | undefined;
}

const storageKey = 'guanxi.hideEmptyFields';

/** All fields of a record in groups: find one, hide the empty ones, edit each where it stands. */
export function FieldList<R>({ fields, groups, record, readOnly, onSave, known, place }: FieldListProps<R>) {
  const t = useTexts(recordTexts);
  const [find, setFind] = useState('');
  const [hide, setHide] = useState(() => localStorage.getItem(storageKey) === '1');
  const [history, setHistory] = useState<OpenHistory>(null);
  const wanted = find.trim().toLowerCase();
  const sight = useSight(place);
  const shown = fields.filter((field) =>
    sight(field.key) === 'hidden' || field.hidden?.(record)
      ? false
      : wanted
        ? `${field.label} ${field.key}`.toLowerCase().includes(wanted)
        : !hide || !isEmpty(field.read(record)),
  );

  return (
    <div className={css.fields}>
      <div className={css.fieldsTop}>
        <input
          type="search"
          className={css.findField}
          placeholder={t('findField')}
          aria-label={t('findField')}
          value={find}
          onChange={(event) => setFind(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !find) return;
            event.stopPropagation();
            setFind('');
          }}
        />
        <button
          type="button"
          className={css.linkButton}
          aria-pressed={hide}
          onClick={() => {
            localStorage.setItem(storageKey, hide ? '0' : '1');
            setHide(!hide);
          }}
        >
          {hide ? t('showEmpty') : t('hideEmpty')}
        </button>
        {place && <HistoryButton place={place} open={history} onChange={setHistory} />}
        {place && <WhoSees place={place} />}
      </div>
      {groups.map((group) => {
        const some = shown.filter((field) => field.group === group.key);
        if (some.length === 0) return null;
        return (
          <section key={group.key} aria-label={group.label} className={css.group}>
            <h3 className={css.groupTitle}>{group.label}</h3>
            {some.map((field) => (
              <InlineField
                key={field.key}
                field={field}
                record={record}
                readOnly={readOnly}
                onSave={onSave}
                known={known?.(field)}
                place={place}
                onHistory={place && (() => setHistory({ field: keyOf(field.key) }))}
              />
            ))}
          </section>
        );
      })}
      {shown.length === 0 && <p className={css.hint}>{t('noField')}</p>}
    </div>
  );
}

/** As the server names it: an own field without the member it lies in, several values by the one they stand for. */
const keyOf = (key: string): string =>
  ({ phones: 'phone', emails: 'email', addresses: 'address' })[key] ?? key.replace(/^custom_fields\./, '');
