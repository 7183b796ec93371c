import { useTexts } from '@/shared/i18n';
import type { ImportPreview } from './imports.api';
import css from './imports.module.css';
import { importTexts } from './imports.texts';

const shownRows = 6;

/** The file as it was read: a wrong encoding or separator is seen here at once. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const t = useTexts(importTexts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
    <section className={css.previewBox} aria-label={t('preview')} tabIndex={0}>
      <table className={css.preview}>
        <thead>
          <tr>
            {preview.columns.map((column) => (
              <th key={column.index} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, shownRows).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no identity but their place
            <tr key={i}>
              {preview.columns.map((column) => (
                <td key={column.index}>{row[column.index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
