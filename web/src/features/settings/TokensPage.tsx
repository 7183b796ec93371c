import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { formatDate, formatRelative } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { KeyIcon, PlusIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { NewTokenDialog } from './NewTokenDialog';
import { Empty, PageHead, RowsSkeleton, Section } from './Section';
import { type Token, tokensQuery, useRevokeToken } from './settings.api';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

export function TokensPage() {
  const t = useTexts(settingsTexts);
  const tokens = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  usePageTitle(t('tokens.title'));
  const add = (
    <Button type="primary" icon={<PlusIcon />} onClick={() => setMaking(true)}>
      {t('tokens.new')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('tokens.title')}
        text={t('tokens.text')}
        action={tokens.data?.items.length ? add : undefined}
      />
      <Section>
        {tokens.isPending && <RowsSkeleton rows={2} />}
        {tokens.isError && <Empty title={explain(tokens.error)} />}
        {tokens.data?.items.length === 0 && (
          <Empty title={t('tokens.none')} text={t('tokens.none.text')}>
            {add}
          </Empty>
        )}
        <ul className={css.rows}>
          {tokens.data?.items.map((token) => (
            <TokenRow key={token.token_id} token={token} />
          ))}
        </ul>
      </Section>
      <NewTokenDialog open={making} onClose={() => setMaking(false)} />
    </>
  );
}

function TokenRow({ token }: { token: Token }) {
  const t = useTexts(settingsTexts);
  const { modal } = App.useApp();
  const revoke = useRevokeToken();
  const ask = () =>
    modal.confirm({
      title: t('tokens.revoke.ask', { name: token.name }),
      content: t('tokens.revoke.text'),
      icon: null,
      okText: t('tokens.revoke'),
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync(token.token_id).then(() => toasts.success(t('tokens.revoked'))),
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
          <Expiry token={token} />
          <i />
          {token.last_used_at ? t('tokens.used', { when: formatRelative(token.last_used_at) }) : t('tokens.unused')}
        </span>
      </div>
      <Button type="text" danger onClick={ask} loading={revoke.isPending}>
        {t('tokens.revoke')}
      </Button>
    </li>
  );
}

function Expiry({ token }: { token: Token }) {
  const t = useTexts(settingsTexts);
  if (!token.expires_at) return t('tokens.never');
  if (new Date(token.expires_at) < new Date()) return <em className={css.bad}>{t('tokens.expired')}</em>;
  return t('tokens.expires', { date: formatDate(token.expires_at) });
}
