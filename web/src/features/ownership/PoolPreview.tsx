import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { GradeMark } from '@/features/customers/public';
import { RowsSkeleton, Section } from '@/features/settings/public';
import { useTexts } from '@/shared/i18n';
import { TimeText } from '@/shared/records/TimeText';
import { poolPreview } from './ownership.api';
import css from './ownership.module.css';
import { ownershipTexts } from './ownership.texts';

/** A dry run: what the coming night brings. */
export function PoolPreview({ isOn, isDirty }: { isOn: boolean; isDirty: boolean }) {
  const t = useTexts(ownershipTexts);
  const { data } = useQuery(poolPreview);
  return (
    <Section title={t('preview')} text={isDirty ? t('previewAfterSave') : t('previewText')}>
      {!data && <RowsSkeleton />}
      {data && (
        <div className={css.preview}>
          <p role="status">
            <strong>
              {data.returning === 0
                ? t('previewNone')
                : t(isOn ? 'previewSome' : 'previewOff', { count: data.returning })}
            </strong>
            {data.warned > 0 && <span className={css.under}> {t('previewWarned', { count: data.warned })}</span>}
          </p>
          {data.items.length > 0 && (
            <ul className={css.plain}>
              {data.items.map((one) => (
                <li key={one.customer_id} className={css.row}>
                  <span className={css.rowMain}>
                    <Link to={`/customers/${one.customer_id}`} className={css.name}>
                      {one.name}
                    </Link>
                    <span className={css.under}>
                      {t('owner')} {one.owner_name ?? '—'}
                    </span>
                  </span>
                  <GradeMark grade={one.grade} />
                  <span className={css.seen}>
                    {one.last_activity_at ? <TimeText at={one.last_activity_at} /> : t('never')}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {data.returning > data.items.length && (
            <p className={css.under}>{t('previewFirst', { count: data.items.length })}</p>
          )}
        </div>
      )}
    </Section>
  );
}
