import { Button } from 'antd';
import { useState } from 'react';
import { today } from '@/shared/days';
import { formatDate } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { CalendarIcon, ChevronDownIcon } from '@/shared/icons';
import { Pop } from '@/shared/lists/Pop';
import { analyticsTexts } from '../analytics.texts';
import { isPreset, nameOf, type Period, presets, written } from '../period';
import css from './reports.module.css';

type PeriodValues = { period?: string; from?: string; to?: string };
interface PickerProps {
  values: PeriodValues;
  /** The days shown now, also where the address says none. */
  shown: Period | undefined;
  onChange: (values: PeriodValues) => void;
  /** What is chosen by choosing nothing; without it something always is. */
  usual?: string;
}

/** Which days figures are of: by name, so that a link moves on with the calendar, or from one day to another. */
export function PeriodPicker({ values, shown, onChange, usual }: PickerProps) {
  const t = useTexts(analyticsTexts);
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const name = isPreset(values.period) ? values.period : shown && nameOf(shown, today());
  const days = shown && t('range', { from: formatDate(shown.from, locale), to: formatDate(shown.to, locale) });
  const isUsual = !values.period && !values.from;
  const text = isUsual && usual ? usual : name ? t(`period.${name}`) : (days ?? t('period'));
  const choose = (next: PeriodValues) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomLeft"
      padding={8}
      content={
        <div className={css.periods}>
          <div className={css.presets} role="listbox" aria-label={t('period')}>
            {usual && (
              <button
                type="button"
                role="option"
                aria-selected={isUsual}
                className={css.presetWide}
                onClick={() => choose({ period: undefined, from: undefined, to: undefined })}
              >
                {usual}
              </button>
            )}
            {presets.map((preset) => (
              <button
                key={preset}
                type="button"
                role="option"
                aria-selected={!(isUsual && usual) && name === preset}
                onClick={() => choose(written(preset))}
              >
                {t(`period.${preset}`)}
              </button>
            ))}
          </div>
          <Custom shown={shown} onApply={(period) => choose(written(period))} />
        </div>
      }
    >
      <Button
        icon={<CalendarIcon />}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={days}
        aria-label={`${t('period')}: ${text}`}
      >
        {text}
        <ChevronDownIcon aria-hidden />
      </Button>
    </Pop>
  );
}

function Custom({ shown, onApply }: { shown: Period | undefined; onApply: (period: Period) => void }) {
  const t = useTexts(analyticsTexts);
  const [from, setFrom] = useState(shown?.from ?? '');
  const [to, setTo] = useState(shown?.to ?? '');
  return (
    <form
      className={css.custom}
      onSubmit={(event) => {
        event.preventDefault();
        if (from && to) onApply({ from, to });
      }}
    >
      <label>
        <span>{t('from')}</span>
        <input type="date" value={from} max={to || undefined} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        <span>{t('to')}</span>
        <input type="date" value={to} min={from || undefined} onChange={(event) => setTo(event.target.value)} />
      </label>
      <Button htmlType="submit" disabled={!from || !to}>
        {t('apply')}
      </Button>
    </form>
  );
}
