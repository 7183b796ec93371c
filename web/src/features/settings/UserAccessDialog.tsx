import { useQuery } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { formatRelative } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { KeyIcon } from '@/shared/icons';
import { explain, useProblem } from '@/shared/problems';
import { useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { sessionsQuery, useEndSessions, useResetSecondFactor, useRevokeUserToken, userTokensQuery } from './access.api';
import { accessTexts } from './access.texts';
import { Empty, RowsSkeleton, Section } from './Section';
import { SessionList } from './SessionList';
import type { Token, User } from './settings.api';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

/** The ways in of a user, for the administrator to close: sessions, tokens, and a second factor that was lost. */
export function UserAccessDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const s = useTexts(settingsTexts);
  return (
    <Modal
      open={user !== null}
      onCancel={onClose}
      width={600}
      title={user && `${user.name} · ${s('users.access')}`}
      footer={null}
      destroyOnHidden
    >
      {user && (
        <>
          <Sessions user={user} />
          <Tokens user={user} />
          <Factor user={user} onDone={onClose} />
        </>
      )}
    </Modal>
  );
}

function Sessions({ user }: { user: User }) {
  const t = useTexts(accessTexts);
  const sessions = useQuery(sessionsQuery(user.user_id));
  const end = useEndSessions(user.user_id);
  const showProblem = useProblem();
  const stop = () =>
    end.mutate(undefined, {
      onSuccess: () => toasts.success(t('sessions.ended')),
      onError: (error) => showProblem(error),
    });
  const own = sessions.data?.items.some((session) => session.is_current);
  return (
    <Section title={t('sessions.ofUser')}>
      <SessionList userId={user.user_id} />
      {(sessions.data?.items.length ?? 0) > 1 && !own && (
        <div className={css.form}>
          <Button danger onClick={stop} loading={end.isPending}>
            {t('sessions.endAll')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Tokens({ user }: { user: User }) {
  const t = useTexts(accessTexts);
  const tokens = useQuery(userTokensQuery(user.user_id));
  return (
    <Section title={t('tokens')}>
      {tokens.isPending && <RowsSkeleton rows={1} />}
      {tokens.isError && <Empty title={explain(tokens.error)} />}
      {tokens.data?.items.length === 0 && <Empty title={t('tokens.none')} />}
      <ul className={css.rows}>
        {tokens.data?.items.map((token) => (
          <TokenRow key={token.token_id} token={token} userId={user.user_id} />
        ))}
      </ul>
    </Section>
  );
}

function TokenRow({ token, userId }: { token: Token; userId: string }) {
  const s = useTexts(settingsTexts);
  const revoke = useRevokeUserToken(userId);
  const showProblem = useProblem();
  const { modal } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: s('tokens.revoke.ask', { name: token.name }),
      content: s('tokens.revoke.text'),
      icon: null,
      okText: s('tokens.revoke'),
      okButtonProps: { danger: true },
      onOk: () =>
        revoke.mutateAsync(token.token_id).then(
          () => toasts.success(s('tokens.revoked')),
          (error: unknown) => showProblem(error),
        ),
    });
  return (
    <li className={css.row}>
      <span className={css.badge}>
        <KeyIcon />
      </span>
      <div className={css.rowMain}>
        <strong>{token.name}</strong>
        <span>
          <code>{token.prefix}…</code>
          <i />
          {token.last_used_at ? s('tokens.used', { when: formatRelative(token.last_used_at) }) : s('tokens.unused')}
        </span>
      </div>
      <Button type="text" danger onClick={ask} loading={revoke.isPending}>
        {s('tokens.revoke')}
      </Button>
    </li>
  );
}

function Factor({ user, onDone }: { user: User; onDone: () => void }) {
  const t = useTexts(accessTexts);
  const me = useMe();
  const reset = useResetSecondFactor(user.user_id);
  const showProblem = useProblem();
  const { modal } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: t('reset.ask', { name: user.name }),
      content: t('reset.content'),
      icon: null,
      okText: t('reset'),
      okButtonProps: { danger: true },
      onOk: () =>
        reset.mutateAsync(undefined).then(
          () => {
            toasts.success(t('reset.done'));
            onDone();
          },
          (error: unknown) => showProblem(error),
        ),
    });
  if (!user.has_second_factor || user.user_id === me.user_id) return null;
  return (
    <Section title={t('factor')} text={t('reset.text')}>
      <div className={css.form}>
        <Button danger onClick={ask} loading={reset.isPending}>
          {t('reset')}
        </Button>
      </div>
    </Section>
  );
}
