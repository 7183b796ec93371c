import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Outlet } from 'react-router';
import { locales, setLocale, useLocale, useTexts } from '@/shared/i18n';
import { LanguageIcon, Mark } from '@/shared/icons';
import { forgetWhoLeft } from '@/shared/session';
import css from './account.module.css';
import { accountTexts } from './account.texts';

/** The frame of the pages before sign-in: what this is on one side, the form on the other. */
export function AccountLayout() {
  const t = useTexts(accountTexts);
  const locale = useLocale();
  const cache = useQueryClient();
  useEffect(() => forgetWhoLeft(cache), [cache]);
  const other = locales.find((one) => one.value !== locale);
  return (
    <div className={css.layout}>
      <aside className={css.aside}>
        <div className={css.brand}>
          <Mark size={30} />
          <span>Guanxi</span>
        </div>
        <Rings />
        <div>
          <p className={css.tagline}>{t('tagline')}</p>
          <p className={css.more}>{t('tagline.more')}</p>
        </div>
      </aside>
      <main className={css.main}>
        {other && (
          <button type="button" className={css.language} lang={other.value} onClick={() => setLocale(other.value)}>
            <LanguageIcon /> {other.label}
          </button>
        )}
        <div className={css.box}>
          <span className={css.smallBrand}>
            <Mark size={36} />
          </span>
          <Outlet />
        </div>
      </main>
    </div>
  );
}

const people: [x: number, y: number, r: number][] = [
  [130, 120, 46],
  [206, 158, 46],
  [312, 84, 26],
  [330, 236, 34],
  [96, 262, 22],
  [226, 306, 18],
];

/** Rings that hold each other, the mark drawn large. */
function Rings() {
  const lines = 'M248 138 L290 98 M244 184 L304 218 M112 164 L100 240 M214 204 L224 288 M118 260 L208 302';
  return (
    <svg viewBox="0 0 400 360" className={css.rings} aria-hidden="true" focusable="false">
      <path d={lines} />
      {people.map(([x, y, r], index) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={r} data-warm={index === 1} />
      ))}
    </svg>
  );
}
