import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTexts } from '@/shared/i18n';
import { fieldsOf, type ImportKind, importErrors } from './imports.api';
import css from './imports.module.css';
import { importTexts } from './imports.texts';

/** The rows that were refused, each with its reason. */
export function ErrorRows({ id, kind }: { id: string; kind: ImportKind }) {
  const t = useTexts(importTexts);
  const errors = useInfiniteQuery(importErrors(id));
  const fields = useQuery(fieldsOf(kind)).data?.items;
  // an import knows some fields by another key: owner is owner_id, parent is parent_id
  const labelOf = (key: string) =>
    fields?.find((field) => field.key === key || field.key === `${key}_id`)?.label ?? key;
  const items = errors.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={css.section} aria-label={t('errors')} aria-busy={errors.isPending}>
      <h2>{t('errors')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <section className={css.previewBox} aria-label={t('errors')} tabIndex={0}>
        <table className={css.preview}>
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              <th scope="col">{t('reason')}</th>
              <th scope="col">{t('values')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((error, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one row may have several errors of one kind
              <tr key={`${error.row}-${error.code}-${i}`}>
                <td className="gx-num">{error.row}</td>
                <td className={css.reason}>
                  {error.column && <b>{labelOf(error.column)}</b>} {error.message}
                </td>
                <td className={css.dim}>
                  {Object.values(error.values ?? {})
                    .filter(Boolean)
                    .slice(0, 5)
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {errors.hasNextPage && (
        <Button type="text" loading={errors.isFetchingNextPage} onClick={() => void errors.fetchNextPage()}>
          {t('moreErrors')}
        </Button>
      )}
    </section>
  );
}
