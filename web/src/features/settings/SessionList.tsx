import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { formatInstant, formatRelative } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { PhoneIcon, ShieldIcon } from '@/shared/icons';
import { explain, useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { type SessionRow, sessionsQuery, useEndSession } from './access.api';
import { accessTexts } from './access.texts';
import { browserName } from './browserName';
import { Empty, RowsSkeleton } from './Section';
import css from './settings.module.css';

/** Where a user is signed in, or oneself. */
export function SessionList({ userId }: { userId?: string }) {
  const t = useTexts(accessTexts);
  const sessions = useQuery(sessionsQuery(userId));
  if (sessions.isPending) return <RowsSkeleton rows={2} />;
  if (sessions.isError) return <Empty title={explain(sessions.error)} />;
  if (sessions.data.items.length === 0) return <Empty title={t('sessions.none')} />;
  return (
    <ul className={css.rows}>
      {sessions.data.items.map((session) => (
        <Row key={session.session_id} session={session} userId={userId} />
      ))}
    </ul>
  );
}

function Row({ session, userId }: { session: SessionRow; userId?: string }) {
  const t = useTexts(accessTexts);
  const end = useEndSession(userId);
  const showProblem = useProblem();
  const name = browserName(session.browser) ?? t('sessions.unknown');
  const stop = () =>
    end.mutate(session.session_id, {
      onSuccess: () => toasts.success(t('sessions.ended')),
      onError: (error) => showProblem(error),
    });
  return (
    <li className={css.row}>
      <span className={css.badge}>{/iPhone|Android/.test(name) ? <PhoneIcon /> : <ShieldIcon />}</span>
      <div className={css.rowMain}>
        <strong title={session.browser ?? undefined}>
          {name} {session.is_current && <span className={css.pill}>{t('sessions.this')}</span>}
        </strong>
        <span>
          {session.address}
          {session.address && <i />}
          <span title={formatInstant(session.last_seen_at)}>
            {t('sessions.seen', { when: formatRelative(session.last_seen_at) })}
          </span>
          <i />
          <span title={formatInstant(session.created_at)}>
            {t('sessions.since', { when: formatRelative(session.created_at) })}
          </span>
        </span>
      </div>
      {!session.is_current && (
        <Button type="text" danger onClick={stop} loading={end.isPending} aria-label={`${t('sessions.end')} ${name}`}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
