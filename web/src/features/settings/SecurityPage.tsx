import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { FactorSetup, secondFactorQuery } from '@/features/account/public';
import { useTexts } from '@/shared/i18n';
import { explain, useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { sessionsQuery, useEndSessions } from './access.api';
import { accessTexts } from './access.texts';
import { BothFactorsDialog } from './BothFactorsDialog';
import { Empty, Line, PageHead, RowsSkeleton, Section } from './Section';
import { SessionList } from './SessionList';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

/** The own second factor, and where one is signed in. */
export function SecurityPage() {
  const t = useTexts(settingsTexts);
  usePageTitle(t('security.title'));
  return (
    <>
      <PageHead title={t('security.title')} />
      <SecondFactor />
      <Sessions />
    </>
  );
}

function SecondFactor() {
  const t = useTexts(accessTexts);
  const state = useQuery(secondFactorQuery);
  const [settingUp, setSettingUp] = useState(false);
  const [asking, setAsking] = useState<'off' | 'codes' | null>(null);
  if (state.isPending) return <RowsSkeleton rows={1} />;
  if (state.isError) return <Empty title={explain(state.error)} />;
  const { is_on, is_required, recovery_codes_left } = state.data;
  // the codes stay on screen until they are kept, although it is on by then
  if (!is_on || settingUp) {
    return (
      <Section title={t('factor')} text={t('factor.text')}>
        <div className={css.form} onClickCapture={() => setSettingUp(true)}>
          <FactorSetup onDone={() => setTimeout(() => setSettingUp(false))} />
        </div>
      </Section>
    );
  }
  return (
    <Section title={t('factor')} text={t('factor.text')}>
      <Line label={t('factor.on')}>
        <Button danger onClick={() => setAsking('off')}>
          {t('factor.turnOff')}
        </Button>
      </Line>
      <Line label={t('factor.codes')} text={t('factor.codes.left', { count: recovery_codes_left })}>
        <Button onClick={() => setAsking('codes')}>{t('factor.codes.renew')}</Button>
      </Line>
      <BothFactorsDialog asking={asking} isRequired={is_required} onClose={() => setAsking(null)} />
    </Section>
  );
}

function Sessions() {
  const t = useTexts(accessTexts);
  const sessions = useQuery(sessionsQuery());
  const end = useEndSessions();
  const showProblem = useProblem();
  const stop = () =>
    end.mutate(undefined, {
      onSuccess: () => toasts.success(t('sessions.ended')),
      onError: (error) => showProblem(error),
    });
  const others = sessions.data?.items.filter((session) => !session.is_current).length ?? 0;
  return (
    <Section title={t('sessions')} text={t('sessions.text')}>
      <SessionList />
      {others > 1 && (
        <div className={css.form}>
          <Button danger onClick={stop} loading={end.isPending}>
            {t('sessions.endOthers')}
          </Button>
        </div>
      )}
    </Section>
  );
}
