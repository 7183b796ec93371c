import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatList } from '../format';
import { useTexts } from '../i18n';
import { CloseIcon, PlusIcon } from '../icons';
import { OptionList } from '../lists/OptionList';
import { Pop } from '../lists/Pop';
import css from './records.module.css';
import { recordTexts } from './records.texts';
import { tagList } from './tags';

/** Tags in a row; what has no room is counted. */
export function TagRow({ tags, most = 2 }: { tags: readonly string[]; most?: number }) {
  const t = useTexts(recordTexts);
  const rest = tags.length - most;
  return (
    <span className={css.tagRow} title={rest > 0 ? formatList(tags) : undefined}>
      {tags.slice(0, most).map((tag) => (
        <span key={tag} className={css.tag}>
          <span className={css.tagText}>{tag}</span>
        </span>
      ))}
      {rest > 0 && (
        <span className={css.tagMore} role="img" aria-label={t('more', { count: rest })}>
          +{rest}
        </span>
      )}
    </span>
  );
}

interface TagEditorProps {
  tags: readonly string[];
  readOnly?: boolean;
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
}

/** Adds and takes away tags, the organisation's or new ones. */
export function TagEditor({ tags, readOnly, onAdd, onRemove }: TagEditorProps) {
  const t = useTexts(recordTexts);
  return (
    <span className={css.tagRow} data-wrap>
      {tags.map((tag) => (
        <span key={tag} className={css.tag}>
          <span className={css.tagText} title={tag}>
            {tag}
          </span>
          {!readOnly && (
            <button type="button" aria-label={t('removeTag', { tag })} onClick={() => onRemove(tag)}>
              <CloseIcon />
            </button>
          )}
        </span>
      ))}
      {!readOnly && (
        <TagPopover chosen={tags} onChange={(next) => changeOf(tags, next, onAdd, onRemove)}>
          <button type="button" className={css.addTag} aria-haspopup="dialog">
            <PlusIcon /> {t('addTag')}
          </button>
        </TagPopover>
      )}
    </span>
  );
}

interface TagPopoverProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  children: React.ReactElement;
}

/** The list of tags to choose from, opened by the element inside. */
export function TagPopover({ chosen, onChange, children }: TagPopoverProps) {
  const [open, setOpen] = useState(false);
  return (
    <Pop open={open} onOpenChange={setOpen} content={<TagChoice chosen={chosen} onChange={onChange} />}>
      {children}
    </Pop>
  );
}

export function TagChoice({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  const t = useTexts(recordTexts);
  const known = useQuery(tagList);
  const names = (known.data?.items ?? []).map((tag) => tag.name);
  const all = [...names, ...chosen.filter((tag) => !names.includes(tag))];
  return (
    <OptionList
      label={t('tagInput')}
      options={all.map((tag) => ({ value: tag, label: tag }))}
      chosen={chosen}
      several
      free
      loading={known.isPending}
      onChange={onChange}
    />
  );
}

function changeOf(
  before: readonly string[],
  after: readonly string[],
  onAdd: (tag: string) => void,
  onRemove: (tag: string) => void,
) {
  for (const tag of after) if (!before.includes(tag)) onAdd(tag);
  for (const tag of before) if (!after.includes(tag)) onRemove(tag);
}
