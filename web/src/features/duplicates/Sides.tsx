import { Radio } from 'antd';
import { Link } from 'react-router';
import { formatDate } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { recordPath } from '@/shared/records/recordPath';
import { isSame } from './alike';
import type { Duplicate, DuplicateSide } from './duplicates.api';
import css from './duplicates.module.css';
import { duplicateTexts } from './duplicates.texts';
import { SharedName, useReason } from './PairList';

interface SidesProps {
  pair: Duplicate;
  keepId: string;
  /** Absent where nothing can be chosen. */
  onKeep?: (id: string) => void;
}

/** Both records beside each other, with what was compared and where they agree. */
export function Sides({ pair, keepId, onKeep }: SidesProps) {
  const t = useTexts(duplicateTexts);
  const sides = pair.sides ?? [];
  return (
    <section className={css.sides} aria-label={t('why')}>
      {sides.map((side, place) => (
        <Side
          key={side.id}
          pair={pair}
          side={side}
          other={sides[1 - place]}
          kept={side.id === keepId}
          onKeep={onKeep && (() => onKeep(side.id))}
        />
      ))}
    </section>
  );
}

interface SideProps {
  pair: Duplicate;
  side: DuplicateSide;
  other: DuplicateSide | undefined;
  kept: boolean;
  onKeep?: () => void;
}

function Side({ pair, side, other, kept, onKeep }: SideProps) {
  const t = useTexts(duplicateTexts);
  const locale = useLocale();
  const reason = useReason();
  const path = recordPath(pair.kind, side.id);
  const said = [...new Set([...pair.reasons, ...Object.keys(side.facts)])].filter((key) => side.facts[key]?.length);
  return (
    <article className={css.side} data-kept={(onKeep && kept) || undefined} aria-label={side.name}>
      <h3 className={css.sideName}>
        {path ? (
          <Link to={path} target="_blank" rel="noreferrer" aria-label={t('openRecord', { name: side.name })}>
            <SharedName name={side.name} other={other?.name} />
          </Link>
        ) : (
          side.name
        )}
      </h3>
      <p className={css.sideMeta}>
        {[
          side.detail,
          side.owner_name && t('owner', { name: side.owner_name }),
          t('created', { date: formatDate(side.created_at.slice(0, 10), locale) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl className={css.facts}>
        {said.map((key) => (
          <div key={key} className={css.fact}>
            <dt>{reason(key)}</dt>
            <dd>
              {side.facts[key]?.map((value) => {
                const theirs = other?.facts[key] ?? [];
                const same = theirs.some((one) => isSame(one, value));
                return (
                  <span key={value} className={css.factValue}>
                    {same ? (
                      <mark className={css.shared}>{value}</mark>
                    ) : key === 'name' || key === 'company' ? (
                      <SharedName name={value} other={theirs[0]} />
                    ) : (
                      value
                    )}
                  </span>
                );
              })}
            </dd>
          </div>
        ))}
      </dl>
      {onKeep && (
        <Radio className={css.keep} checked={kept} onChange={onKeep} name={`keep-${pair.duplicate_id}`}>
          {t('keep')}
        </Radio>
      )}
    </article>
  );
}
