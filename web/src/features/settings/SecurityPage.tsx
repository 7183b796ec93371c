import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import {
  FactorSetup,
  ProofDialog,
  secondFactorQuery,
  useBeginSecondFactor,
  useRemoveSecondFactor,
  useRenewRecoveryCodes,
} from '@/features/account/public';
import { useTexts } from '@/shared/i18n';
import { explain, useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { sessionsQuery, useEndSessions } from './access.api';
import { accessTexts } from './access.texts';
import { PasskeySection } from './PasskeySection';
import { Empty, Line, PageHead, RowsSkeleton, Section } from './Section';
import { SessionList } from './SessionList';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

/** The own second factor and passkeys, and where one is signed in. */
export function SecurityPage() {
  const t = useTexts(settingsTexts);
  usePageTitle(t('security.title'));
  return (
    <>
      <PageHead title={t('security.title')} />
      <SecondFactor />
      <PasskeySection />
      <Sessions />
    </>
  );
}

function SecondFactor() {
  const t = useTexts(accessTexts);
  const state = useQuery(secondFactorQuery);
  const [settingUp, setSettingUp] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const begin = useBeginSecondFactor();
  if (state.isPending) return <RowsSkeleton rows={1} />;
  if (state.isError) return <Empty title={explain(state.error)} />;
  const { is_on, has_authenticator, is_required, recovery_codes_left } = state.data;
  // the codes stay on screen until they are kept, although it is on by then
  if (!is_on || settingUp || begin.data) {
    return (
      <Section title={t('factor')} text={t('factor.text')}>
        <div className={css.form} onClickCapture={() => setSettingUp(true)}>
          <FactorSetup
            made={begin.data}
            onDone={() =>
              setTimeout(() => {
                setSettingUp(false);
                begin.reset();
              })
            }
          />
        </div>
      </Section>
    );
  }
  return (
    <Section title={t('factor')} text={t('factor.text')}>
      <Line label={t('factor.authenticator')} text={has_authenticator ? t('factor.on') : t('factor.off')}>
        {has_authenticator ? (
          <Button danger onClick={() => setAsking('off')}>
            {t('factor.turnOff')}
          </Button>
        ) : (
          <Button onClick={() => setAsking('begin')}>{t('factor.setUp')}</Button>
        )}
      </Line>
      <Line label={t('factor.codes')} text={t('factor.codes.left', { count: recovery_codes_left })}>
        <Button onClick={() => setAsking('codes')}>{t('factor.codes.renew')}</Button>
      </Line>
      <FactorDialog asking={asking} isRequired={is_required} begin={begin} onClose={() => setAsking(null)} />
    </Section>
  );
}

type Asking = 'off' | 'codes' | 'begin';

function FactorDialog(props: {
  asking: Asking | null;
  isRequired: boolean;
  begin: ReturnType<typeof useBeginSecondFactor>;
  onClose: () => void;
}) {
  const { asking, isRequired, begin, onClose } = props;
  const t = useTexts(accessTexts);
  const remove = useRemoveSecondFactor();
  const renew = useRenewRecoveryCodes();
  const asked = asking ?? 'off';
  const ways = {
    off: {
      title: t('factor.turnOff.title'),
      text: isRequired ? t('factor.turnOff.required') : undefined,
      button: t('factor.turnOff'),
      send: (proof: Parameters<typeof remove.mutateAsync>[0]) =>
        remove.mutateAsync(proof).then(() => {
          toasts.success(t('factor.turnedOff'));
          return undefined;
        }),
    },
    codes: {
      title: t('factor.codes.renew.title'),
      text: t('factor.codes.renew.text'),
      button: t('factor.codes.renew'),
      send: (proof: Parameters<typeof renew.mutateAsync>[0]) =>
        renew.mutateAsync(proof).then((made) => made.recovery_codes),
    },
    begin: {
      title: t('factor.setUp.title'),
      text: undefined,
      button: t('factor.setUp'),
      send: (proof: Parameters<typeof remove.mutateAsync>[0]) => begin.mutateAsync(proof).then(() => undefined),
    },
  };
  return <ProofDialog open={asking !== null} danger={asked === 'off'} {...ways[asked]} onClose={onClose} />;
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
