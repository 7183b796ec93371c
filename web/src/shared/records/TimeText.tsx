import { formatDate, formatInstant, formatRelative, none } from '../format';
import { useLocale } from '../i18n';

/** A moment as one speaks of it, with the exact time as the title. */
export function TimeText({ at }: { at: string | null | undefined }) {
  const locale = useLocale();
  if (!at) return <span className="gx-none">{none}</span>;
  return (
    <time dateTime={at} title={formatInstant(at, locale)}>
      {formatRelative(at, Date.now(), locale)}
    </time>
  );
}

/** A date without time, the same everywhere. */
export function DateText({ date }: { date: string | null | undefined }) {
  const locale = useLocale();
  if (!date) return <span className="gx-none">{none}</span>;
  return <time dateTime={date}>{formatDate(date, locale)}</time>;
}
