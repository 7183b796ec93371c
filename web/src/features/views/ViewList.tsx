import { useTexts } from '@/shared/i18n';
import { EditIcon, StarIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import css from './list.module.css';
import type { ViewInUse } from './useView';
import { useFavouriteViews, useKeepFavourites, type View } from './views.api';
import { viewTexts } from './views.texts';

interface ViewListProps {
  title: string;
  view: ViewInUse;
  onEdit: (view: View) => void;
  onDone: () => void;
}

/** All views of the list, to be chosen, kept in the side bar, changed. */
export function ViewList({ title, view, onEdit, onDone }: ViewListProps) {
  const t = useTexts(viewTexts);
  const { views = [], current } = view;
  const parts: [string, View[]][] = [
    [t('builtIn'), views.filter((one) => one.is_built_in)],
    [t('mine'), views.filter((one) => one.is_mine)],
    [t('others'), views.filter((one) => !one.is_mine && !one.is_built_in)],
  ];
  const choose = (one: View | null) => {
    view.show(one);
    onDone();
  };
  return (
    <div className={css.views} role="menu" aria-label={t('views')}>
      <button
        type="button"
        role="menuitemradio"
        aria-checked={!current}
        className={listCss.option}
        onClick={() => choose(null)}
      >
        {t('all', { title })}
      </button>
      {parts.map(
        ([heading, part]) =>
          part.length > 0 && (
            // biome-ignore lint/a11y/useSemanticElements: a group of a menu
            <div key={heading} role="group" aria-label={heading}>
              <div className={css.viewHeading}>{heading}</div>
              {part.map((one) => (
                <div key={one.view_id} className={css.viewLine}>
                  <button
                    type="button"
                    role="menuitemradio"
                    aria-checked={one.view_id === current?.view_id}
                    className={listCss.option}
                    title={one.owner_name && !one.is_mine ? t('by', { name: one.owner_name }) : undefined}
                    onClick={() => choose(one)}
                  >
                    {one.name}
                  </button>
                  {one.is_mine && (
                    <button
                      type="button"
                      className={listCss.iconButton}
                      aria-label={`${t('edit')}: ${one.name}`}
                      onClick={() => {
                        onDone();
                        onEdit(one);
                      }}
                    >
                      <EditIcon />
                    </button>
                  )}
                  <Star view={one} />
                </div>
              ))}
            </div>
          ),
      )}
    </div>
  );
}

function Star({ view }: { view: View }) {
  const t = useTexts(viewTexts);
  const { toggle, isPending } = useStar(view);
  const on = view.favourite_place !== null;
  return (
    <button
      type="button"
      className={listCss.iconButton}
      data-on={on || undefined}
      disabled={isPending}
      aria-pressed={on}
      aria-label={`${t(on ? 'unfavourite' : 'favourite')}: ${view.name}`}
      title={t(on ? 'unfavourite' : 'favourite')}
      onClick={toggle}
    >
      <StarIcon />
    </button>
  );
}

function useStar(view: View) {
  const keep = useKeepFavourites();
  const ids = useFavouriteViews().map((one) => one.view_id);
  const on = ids.includes(view.view_id);
  return {
    isPending: keep.isPending,
    toggle: () => keep.mutate(on ? ids.filter((id) => id !== view.view_id) : [...ids, view.view_id]),
  };
}
