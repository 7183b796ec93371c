import { Link } from 'react-router';
import { CustomerLink } from '@/features/customers/public';
import { useLocale, useTexts } from '@/shared/i18n';
import { GiftIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { dayInWords, noDue } from './due';
import { TodaySection } from './TodayPage';
import { openTaskForm } from './taskRequest';
import type { Today } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

/** Who has a birthday soon, and a task to think of it. */
export function Birthdays({ people }: { people: Today['birthdays'] }) {
  const t = useTexts(taskTexts);
  const locale = useLocale();
  const can = useCan();
  if (people.length === 0) return null;
  return (
    <TodaySection title={t('birthdays')} count={people.length}>
      <ul className={css.lines}>
        {people.map((person) => (
          <li key={person.contact_id} className={css.line}>
            <span className={css.gift} aria-hidden>
              <GiftIcon />
            </span>
            <div className={css.lineText}>
              <Link className={css.lineTitle} to={`/contacts/${person.contact_id}`}>
                {person.name}
              </Link>
              <span className={css.lineMore}>
                <span>
                  {dayInWords(person.on, locale)}
                  {person.is_lunar && `（${t('lunar')}）`}
                </span>
                <CustomerLink id={person.customer_id} name={person.customer_name} className={css.about} />
              </span>
            </div>
            {can('tasks.create') && (
              <button
                type="button"
                className={css.quickMore}
                onClick={() =>
                  openTaskForm({
                    title: t('wishTitle', { name: person.name }),
                    due: { ...noDue, date: person.on },
                    customer: { id: person.customer_id, name: person.customer_name },
                    contact: { id: person.contact_id, name: person.name },
                  })
                }
              >
                {t('wish')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </TodaySection>
  );
}
