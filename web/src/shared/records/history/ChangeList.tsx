import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Avatar } from '@/shared/Avatar';
import { formatInstant, formatList } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { UndoIcon } from '@/shared/icons';
import { ListFailed } from '@/shared/lists/ListStates';
import type { RecordPlace } from '@/shared/sight';
import { type ChangeOrigin, type HistoryEntry, recordHistory } from './history.api';
import css from './history.module.css';
import { historyTexts } from './history.texts';
import { useUndoChange } from './useUndoChange';
import { useValueText } from './useValueText';

const acts = [
  ...(['created', 'updated', 'merged', 'unmerged', 'restored'] as const),
  ...(['transferred', 'claimed', 'released', 'returned'] as const),
];

/** What was changed, by moments; each value can be put back. */
export function ChangeList({ place, field }: { place: RecordPlace; field: string | undefined }) {
  const t = useTexts(historyTexts);
  const query = useInfiniteQuery(recordHistory(place, field));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  const names = Object.assign({}, ...(query.data?.pages.map((page) => page.names) ?? [])) as Record<string, string>;
  const { text, fields } = useValueText(place.kind, names);
  const fieldOf = (key: string) =>
    entries.flatMap((one) => one.fields).find((one) => one.key === key)?.field ??
    fields?.find((one) => one.key === key)?.key ??
    null;
  const undo = useUndoChange(place, (key, value) => text(fieldOf(key), value));

  if (query.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (query.isError) return <ListFailed error={query.error} onRetry={() => void query.refetch()} />;
  if (entries.length === 0 && !query.hasNextPage) return <p className={css.nothing}>{t('nothing')}</p>;
  return (
    <>
      <ol className={css.entries}>
        {entries.map((entry) => (
          <Change
            key={entry.entry}
            entry={entry}
            field={field}
            text={text}
            busy={undo.busy}
            onPut={(keys, labels) => void undo.put({ entry: entry.entry, fields: keys }, labels)}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

interface ChangeProps {
  entry: HistoryEntry;
  field: string | undefined;
  text: (field: string | null, value: unknown) => string;
  busy: boolean;
  onPut: (keys: string[], labels: string) => void;
}

function Change({ entry, field, text, busy, onPut }: ChangeProps) {
  const t = useTexts(historyTexts);
  // in the history of one field the others are beside the point
  const fields = field ? entry.fields.filter((one) => one.field === field) : entry.fields;
  const undoable = fields.filter((one) => one.undoable);
  const act = acts.find((one) => one === entry.action) ?? 'other';
  return (
    <li className={css.entry}>
      <Origin origin={entry.origin} act={t(act)} />
      {fields.length > 0 && (
        <ul className={css.fields}>
          {fields.map((one) => (
            <li key={one.key} className={css.field}>
              <span className={css.label}>{one.label}</span>
              <span className={css.values}>
                {entry.action !== 'created' && (
                  <>
                    <del>{text(one.field, one.before)}</del>
                    <span aria-hidden>→</span>
                  </>
                )}
                <ins>{text(one.field, one.after)}</ins>
              </span>
              {one.undoable && (
                <button
                  type="button"
                  className={css.tool}
                  disabled={busy}
                  title={t('putBack.of', { label: one.label, value: text(one.field, one.before) })}
                  aria-label={t('putBack.of', { label: one.label, value: text(one.field, one.before) })}
                  onClick={() => onPut([one.key], one.label)}
                >
                  <UndoIcon />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {undoable.length > 1 && (
        <button
          type="button"
          className={css.link}
          disabled={busy}
          onClick={() =>
            onPut(
              undoable.map((one) => one.key),
              formatList(undoable.map((one) => one.label)),
            )
          }
        >
          {t('undoAll')}
        </button>
      )}
    </li>
  );
}

/** Who, how and when. */
function Origin({ origin, act }: { origin: ChangeOrigin; act: string }) {
  const t = useTexts(historyTexts);
  const locale = useLocale();
  const how = useHow();
  return (
    <header className={css.head}>
      <Avatar name={origin.by_name ?? t('system')} size={20} />
      <strong>{origin.by_name ?? t('system')}</strong>
      <span>{act}</span>
      <span className={css.how}>{how(origin)}</span>
      <time dateTime={origin.at}>{formatInstant(origin.at, locale)}</time>
    </header>
  );
}

/** How a value came about, with the name of the file where it came from one. */
export function useHow() {
  const t = useTexts(historyTexts);
  return (origin: ChangeOrigin): string =>
    origin.through
      ? t('how.through', { how: t(`how.${origin.how}`), through: origin.through })
      : t(`how.${origin.how}`);
}
