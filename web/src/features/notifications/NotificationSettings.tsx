import { useQuery } from '@tanstack/react-query';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { CheckIcon, WarningIcon } from '@/shared/icons';
import { ListFailed } from '@/shared/lists/ListStates';
import { useProblem } from '@/shared/problems';
import { usePageTitle } from '@/shared/usePageTitle';
import { NotificationIcon } from './NotificationIcon';
import {
  type Channel,
  type NotificationPreferences,
  notificationPreferences,
  useSetPreference,
} from './notifications.api';
import css from './notifications.module.css';
import { notificationTexts } from './notifications.texts';

type Key = keyof typeof notificationTexts.entries;
const channels: Channel[] = ['in_app', 'email', 'browser'];

/** What one is told of, and how. The only place that asks the browser for permission. */
export function NotificationSettings() {
  const t = useTexts(notificationTexts);
  const preferences = useQuery(notificationPreferences);
  const permission = usePermission();
  usePageTitle(t('settings'));
  return (
    <div className={css.settings}>
      <header className={css.settingsHead}>
        <h1>{t('settings')}</h1>
        <p>{t('page.text')}</p>
      </header>
      {preferences.isPending && <div className={css.menuBone} role="status" aria-label={t('loading')} />}
      {preferences.isError && <ListFailed error={preferences.error} onRetry={() => void preferences.refetch()} />}
      {preferences.data && <Choices preferences={preferences.data} onBrowser={permission.ask} />}
      <section className={css.browser}>
        <div>
          <h2>{t('browser.title')}</h2>
          <p>{t('browser.text')}</p>
        </div>
        {permission.state === 'default' ? (
          <Button onClick={() => void permission.ask()}>{t('browser.ask')}</Button>
        ) : (
          <p className={css.permission} data-state={permission.state} role="status">
            {permission.state === 'granted' ? <CheckIcon /> : <WarningIcon />}
            {t(`browser.${permission.state}`)}
          </p>
        )}
      </section>
    </div>
  );
}

function usePermission() {
  const known = 'Notification' in window;
  const [state, setState] = useState<'default' | 'granted' | 'denied' | 'unknown'>(
    known ? Notification.permission : 'unknown',
  );
  const ask = async () => {
    if (known && Notification.permission === 'default') setState(await Notification.requestPermission());
  };
  return { state, ask };
}

interface ChoicesProps {
  preferences: NotificationPreferences;
  onBrowser: () => Promise<void>;
}

function Choices({ preferences, onBrowser }: ChoicesProps) {
  const t = useTexts(notificationTexts);
  const showProblem = useProblem();
  const set = useSetPreference();
  const name = (kind: string) => (`kind.${kind}` in notificationTexts.entries ? t(`kind.${kind}` as Key) : kind);
  const change = (kind: string, channel: Channel, on: boolean) => {
    const now = preferences.kinds[kind];
    if (!now) return;
    if (channel === 'browser' && on) void onBrowser();
    set.mutate({ [kind]: { ...now, [channel]: on } }, { onError: (error) => showProblem(error) });
  };
  return (
    <table className={css.choices}>
      <thead>
        <tr>
          <th scope="col">{t('kind')}</th>
          {channels.map((channel) => (
            <th key={channel} scope="col">
              {t(channel)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(preferences.kinds).map(([kind, on]) => (
          <tr key={kind}>
            <th scope="row">
              <NotificationIcon kind={kind} />
              <span>
                {name(kind)}
                {`kind.${kind}.text` in notificationTexts.entries && <small>{t(`kind.${kind}.text` as Key)}</small>}
              </span>
            </th>
            {channels.map((channel) => (
              <td key={channel}>
                <Switch
                  size="small"
                  checked={on[channel]}
                  aria-label={`${name(kind)}: ${t(channel)}`}
                  onChange={(checked) => change(kind, channel, checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
