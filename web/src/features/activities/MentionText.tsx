import { useQueries } from '@tanstack/react-query';
import { nameOf } from './activities.api';
import css from './activities.module.css';
import { splitMentions } from './mentions';

/** A text in which those mentioned stand out. */
export function MentionText({ text, ids }: { text: string; ids: readonly string[] }) {
  const names = useQueries({ queries: ids.map(nameOf) }).flatMap(({ data }) => (data ? [data] : []));
  let at = 0;
  return splitMentions(text, names).map((part) => {
    const key = at;
    at += part.text.length;
    return part.mention ? (
      <b key={key} className={css.mention}>
        {part.text}
      </b>
    ) : (
      part.text
    );
  });
}
