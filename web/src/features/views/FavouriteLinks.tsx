import { Link, useLocation } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { StarIcon } from '@/shared/icons';
import css from './favourites.module.css';
import { valuesOf } from './useView';
import { useFavouriteViews, type View } from './views.api';
import { viewTexts } from './views.texts';

function addressOf(view: View): string {
  const values = Object.entries(valuesOf(view)).filter(([, value]) => value);
  return `/${view.kind}?${new URLSearchParams(values as [string, string][])}`;
}

/** The views a person keeps in the side bar. */
export function FavouriteLinks({ collapsed }: { collapsed: boolean }) {
  const t = useTexts(viewTexts);
  const { pathname, search } = useLocation();
  const kept = useFavouriteViews();
  if (kept.length === 0) return null;
  const shown = new URLSearchParams(search).get('v');
  return (
    <section aria-label={t('favourites')}>
      {!collapsed && <h2 className={css.heading}>{t('favourites')}</h2>}
      <ul className={css.links}>
        {kept.map((view) => (
          <li key={view.view_id}>
            <Link
              to={addressOf(view)}
              className={css.link}
              title={view.name}
              aria-label={collapsed ? view.name : undefined}
              aria-current={(pathname === `/${view.kind}` && shown === view.view_id) || undefined}
            >
              <StarIcon />
              {!collapsed && <span className={css.name}>{view.name}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
