import { useEffect, useState } from 'react';
import { useTexts } from './i18n';
import css from './SampleProgress.module.css';
import { sharedTexts } from './shared.texts';

/** How long it usually takes, in seconds; the bar slows down towards its end and never reaches it by itself. */
const usual = 15;

/** Loading the sample data is one request of some seconds: what it does, and that it goes on. */
export function SampleProgress() {
  const t = useTexts(sharedTexts);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const since = Date.now();
    const timer = setInterval(() => setSeconds((Date.now() - since) / 1000), 250);
    return () => clearInterval(timer);
  }, []);
  const part = 1 - Math.exp((-1.6 * seconds) / usual);
  const steps = ['sample.people', 'sample.customers', 'sample.history', 'sample.last'] as const;
  const step = steps[Math.min(steps.length - 1, Math.floor(part * steps.length))] ?? 'sample.last';
  return (
    <div className={css.progress}>
      <div
        className={css.bar}
        role="progressbar"
        aria-label={t('sample.loading')}
        aria-valuetext={t(step)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part * 100)}
      >
        <span style={{ width: `${part * 100}%` }} />
      </div>
      <p>
        <span role="status">{t(step)}</span>
        <span className="gx-num">{t('sample.seconds', { count: Math.floor(seconds) })}</span>
      </p>
    </div>
  );
}
