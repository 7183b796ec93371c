import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { ChevronDownIcon, EditIcon, StarIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import { Pop } from '@/shared/lists/Pop';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import type { ListState } from '@/shared/useListState';
import css from './list.module.css';
import { type ViewInUse, valuesOf, writtenOf } from './useView';
import { favouriteViews, useKeepFavourites, useSaveView, type View, type WriteView } from './views.api';
import { viewTexts } from './views.texts';

const ViewDialog = lazy(async () => ({ default: (await import('./ViewDialog')).ViewDialog }));

interface ViewTitleProps {
  title: string;
  kind: View['kind'];
  view: ViewInUse;
  state: ListState;
  /** The columns on screen, to be kept with a view; none where there are none. */
  columns?: { keys: string[]; widths: Record<string, number>; changed: boolean };
}

/** The heading of a list: the view one looks through, a way to others, and what to do with one that was changed. */
export function ViewTitle({ title, kind, view, state, columns }: ViewTitleProps) {
  const t = useTexts(viewTexts);
  const save = useSaveView();
  const [open, setOpen] = useState(false);
  const [edited, setEdited] = useState<{ view: View | null; body: WriteView } | null>(null);
  const { current } = view;
  const changed = view.changed || (columns?.changed ?? false);
  const body = (): WriteView => ({
    ...writtenOf(state.values),
    columns: columns?.keys.map((key) => ({ key, width: columns.widths[key] })) ?? [],
  });
  const keep = () =>
    current &&
    save.mutate(
      { ...body(), view_id: current.view_id, version: current.version },
      {
        onSuccess: () => toasts.success(t('saved')),
        onError: (error) => void toasts.error(explain(error)),
      },
    );
  return (
    <>
      <h1 className={css.title}>
        <Pop
          open={open}
          onOpenChange={setOpen}
          content={
            <ViewList
              title={title}
              view={view}
              onEdit={(one) => setEdited({ view: one, body: {} })}
              onDone={() => setOpen(false)}
            />
          }
        >
          <button type="button" className={css.viewButton} aria-haspopup="menu" aria-expanded={open}>
            <span className={css.viewName}>{current?.name ?? title}</span>
            <ChevronDownIcon aria-hidden />
          </button>
        </Pop>
      </h1>
      {current && changed && (
        <span className={css.unsaved}>
          <span className={css.unsavedMark}>{t('unsaved')}</span>
          {current.is_mine && (
            <Button size="small" type="link" loading={save.isPending} onClick={keep}>
              {t('save')}
            </Button>
          )}
          <Button size="small" type="link" onClick={() => setEdited({ view: null, body: body() })}>
            {t('saveAs')}
          </Button>
          <Button size="small" type="link" onClick={() => state.replace(valuesOf(current))}>
            {t('discard')}
          </Button>
        </span>
      )}
      {!current && (state.active > 0 || state.values.group || state.values.layout) && (
        <Button size="small" type="link" onClick={() => setEdited({ view: null, body: body() })}>
          {t('saveView')}
        </Button>
      )}
      {edited && (
        <Suspense fallback={null}>
          <ViewDialog
            kind={kind}
            view={edited.view}
            body={edited.body}
            onClose={() => setEdited(null)}
            onSaved={(one) => view.show(one)}
            onDeleted={() => view.show(null)}
          />
        </Suspense>
      )}
    </>
  );
}

interface ViewListProps {
  title: string;
  view: ViewInUse;
  onEdit: (view: View) => void;
  onDone: () => void;
}

/** All views of the list, to be chosen, kept in the side bar, changed. */
function ViewList({ title, view, onEdit, onDone }: ViewListProps) {
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
  const favourites = useQuery(favouriteViews).data?.items ?? [];
  const ids = favourites.map((one) => one.view_id);
  const on = ids.includes(view.view_id);
  return {
    isPending: keep.isPending,
    toggle: () => keep.mutate(on ? ids.filter((id) => id !== view.view_id) : [...ids, view.view_id]),
  };
}
