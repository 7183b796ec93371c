import { useQuery } from '@tanstack/react-query';
import { Checkbox, DatePicker, Input, Skeleton } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { formatInstant, formatList } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { UndoIcon } from '@/shared/icons';
import { ListFailed } from '@/shared/lists/ListStates';
import type { RecordPlace } from '@/shared/sight';
import { usePhone } from '@/shared/useMediaQuery';
import { useHow } from './ChangeList';
import { type FieldAsOf, recordAsOf } from './history.api';
import css from './history.module.css';
import { historyTexts } from './history.texts';
import { useUndoChange } from './useUndoChange';
import { useValueText } from './useValueText';

/** The record as it was: what is different today is marked, and each value says where it came from. */
export function AsOfView({ place }: { place: RecordPlace }) {
  const t = useTexts(historyTexts);
  const locale = useLocale();
  const phone = usePhone();
  const [at, setAt] = useState<Dayjs>(() => dayjs().subtract(1, 'day').startOf('minute'));
  const [onlyChanged, setOnlyChanged] = useState(false);
  const query = useQuery(recordAsOf(place, at.toISOString()));
  const then = query.data;
  const { text } = useValueText(place.kind, then?.names ?? {});
  const undo = useUndoChange(place, text);
  const shown = then?.fields.filter((field) => !onlyChanged || field.changed) ?? [];

  return (
    <div className={css.then}>
      <div className={css.when}>
        {phone ? (
          // the phone's own wheel fits its screen
          <Input
            type="datetime-local"
            className={css.moment}
            value={at.format('YYYY-MM-DDTHH:mm')}
            aria-label={t('at')}
            onChange={(event) => event.target.value && setAt(dayjs(event.target.value))}
          />
        ) : (
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            allowClear={false}
            value={at}
            aria-label={t('at')}
            maxDate={dayjs()}
            onChange={(value) => value && setAt(value)}
          />
        )}
        <Checkbox checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)}>
          {t('onlyChanged')}
        </Checkbox>
      </div>
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.isError && <ListFailed error={query.error} onRetry={() => void query.refetch()} />}
      {then && !then.existed && (
        <p className={css.nothing} role="status">
          {t('notThere', { since: formatInstant(then.known_since, locale) })}
        </p>
      )}
      {then?.existed && (
        <>
          {new Date(then.known_since) > new Date(then.at) && (
            <p className={css.note}>{t('unknownSince', { since: formatInstant(then.known_since, locale) })}</p>
          )}
          <dl className={css.record}>
            {shown.map((field) => (
              <Value
                key={field.key}
                field={field}
                text={text}
                busy={undo.busy}
                onPut={(entry) => void undo.put({ entry, fields: [field.key] }, field.label)}
              />
            ))}
          </dl>
          {shown.length === 0 && <p className={css.nothing}>{t('noneChanged')}</p>}
          {then.unknown.length > 0 && !onlyChanged && (
            <p className={css.note}>{t('unknown', { labels: formatList(then.unknown) })}</p>
          )}
        </>
      )}
    </div>
  );
}

interface ValueProps {
  field: FieldAsOf;
  text: (field: string | null, value: unknown) => string;
  busy: boolean;
  onPut: (entry: number) => void;
}

function Value({ field, text, busy, onPut }: ValueProps) {
  const t = useTexts(historyTexts);
  const locale = useLocale();
  const how = useHow();
  const { origin, entry } = field;
  return (
    <div className={css.value} data-changed={field.changed || undefined}>
      <dt>{field.label}</dt>
      <dd>
        <span className={css.was}>{text(field.key, field.value)}</span>
        {field.changed && (
          <small>
            {t('now')}
            {text(field.key, field.now)}
          </small>
        )}
        {origin && field.value !== null && (
          <small>
            {t('from', {
              by: origin.by_name ?? t('system'),
              how: how(origin),
              when: formatInstant(origin.at, locale),
            })}
          </small>
        )}
      </dd>
      {entry !== null && (
        <button
          type="button"
          className={css.tool}
          disabled={busy}
          title={t('putBack.of', { label: field.label, value: text(field.key, field.value) })}
          aria-label={t('putBack.of', { label: field.label, value: text(field.key, field.value) })}
          onClick={() => onPut(entry)}
        >
          <UndoIcon />
        </button>
      )}
    </div>
  );
}
