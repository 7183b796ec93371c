import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { ChevronDownIcon } from '@/shared/icons';
import { Pop } from '@/shared/lists/Pop';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import type { ListState } from '@/shared/useListState';
import css from './list.module.css';
import { type ViewInUse, valuesOf, writtenOf } from './useView';
import { useSaveView, type View, type WriteView } from './views.api';
import { viewTexts } from './views.texts';

const ViewList = lazy(async () => ({ default: (await import('./ViewList')).ViewList }));
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
            <Suspense fallback={null}>
              <ViewList
                title={title}
                view={view}
                onEdit={(one) => setEdited({ view: one, body: {} })}
                onDone={() => setOpen(false)}
              />
            </Suspense>
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
