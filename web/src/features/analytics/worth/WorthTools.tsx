import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { formatInstant, formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { RepeatIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { type AnalyticsSettings, analyticsSettings, type RfmMode, useCountAnew, useRfmMode } from './worth.api';
import css from './worth.module.css';
import { worthTexts } from './worth.texts';

const modes: RfmMode[] = ['quantile', 'fixed'];

/** When customers were counted and how they are scored; who may, counts anew or scores otherwise. */
export function WorthTools() {
  const t = useTexts(worthTexts);
  const locale = useLocale();
  const { data } = useQuery(analyticsSettings);
  const mayConfigure = useCan()('analytics.configure');
  if (!data) return null;
  return (
    <div className={css.tools}>
      <Mode settings={data} mayConfigure={mayConfigure} />
      <span className={css.countedAt}>
        {data.counted_at ? t('countedAt', { at: formatInstant(data.counted_at, locale) }) : t('neverCounted')}
      </span>
      {mayConfigure && <CountAnew />}
    </div>
  );
}

function Mode({ settings, mayConfigure }: { settings: AnalyticsSettings; mayConfigure: boolean }) {
  const t = useTexts(worthTexts);
  const { mutate, isPending, variables } = useRfmMode();
  const { rfm_mode: now } = settings;
  const choose = (mode: RfmMode) =>
    mutate(mode, {
      onSuccess: () => void toasts.undo(t('modeChanged', { mode: t(`mode.${mode}`) }), () => mutate(now)),
    });
  return (
    <span className={css.mode} title={t(`modeHint.${now}`)}>
      <span aria-hidden>{t('mode')}</span>
      {mayConfigure ? (
        <Segmented<RfmMode>
          aria-label={t('mode')}
          value={isPending ? variables : now}
          disabled={isPending}
          options={modes.map((value) => ({ value, label: t(`mode.${value}`), title: t(`modeHint.${value}`) }))}
          onChange={choose}
        />
      ) : (
        <b>{t(`mode.${now}`)}</b>
      )}
    </span>
  );
}

function CountAnew() {
  const t = useTexts(worthTexts);
  const { mutate, isPending } = useCountAnew();
  return (
    <Button
      icon={<RepeatIcon />}
      loading={isPending}
      onClick={() =>
        mutate(undefined, {
          onSuccess: ({ buyers }) => toasts.success(t('counted', { count: formatNumber(buyers, 0) })),
        })
      }
    >
      {t('countAnew')}
    </Button>
  );
}
