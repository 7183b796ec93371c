import { Button } from 'antd';
import { Link } from 'react-router';
import { dayInWords, openTaskForm, TaskCheck, weekdayName } from '@/features/tasks/public';
import { Avatar } from '@/shared/Avatar';
import { type Day, startOf, today } from '@/shared/days';
import { useLocale, useTexts } from '@/shared/i18n';
import { CalendarIcon, PlusIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import type { Entry } from './calendar.api';
import css from './calendar.module.css';
import { calendarTexts } from './calendar.texts';
import { timesOf } from './EntryBlock';
import { onDay } from './layout';

interface AgendaProps {
  days: Day[];
  entries: Entry[];
  showPerson: boolean;
  loading: boolean;
}

/** Day after day what is planned; days without anything are left out, today never is. */
export function Agenda({ days, entries, showPerson, loading }: AgendaProps) {
  const t = useTexts(calendarTexts);
  const can = useCan();
  if (!loading && !days.some((day) => onDay(entries, day, true).length > 0)) {
    return (
      <ListNotice icon={<CalendarIcon />} title={t('nothing')} text={t('nothingText')}>
        {can('tasks.create') && (
          <Button type="primary" icon={<PlusIcon />} onClick={() => openTaskForm()}>
            {t('create')}
          </Button>
        )}
      </ListNotice>
    );
  }
  return (
    <div className={css.agenda}>
      {days.map((day) => {
        const some = onDay(entries, day, true);
        if (some.length === 0 && day !== today()) return null;
        return <AgendaDay key={day} day={day} entries={some} showPerson={showPerson} />;
      })}
    </div>
  );
}

function AgendaDay({ day, entries, showPerson }: { day: Day; entries: Entry[]; showPerson: boolean }) {
  const t = useTexts(calendarTexts);
  const locale = useLocale();
  return (
    <section className={css.agendaDay} aria-label={day}>
      <h2 data-today={day === today() || undefined}>
        <b>{startOf(day).getDate()}</b>
        <span>
          {dayInWords(day, locale)}
          <small>{weekdayName(day, locale)}</small>
        </span>
      </h2>
      {entries.length === 0 ? (
        <p className={css.agendaNone}>{t('nothing')}</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <li key={entry.key} className={css.agendaLine} data-type={entry.item.type} data-status={entry.item.status}>
              <span className={css.agendaTime}>{entry.allDay ? t('allDay') : timesOf(entry)}</span>
              <TaskCheck task={entry.item} fixed={!entry.item.editable} />
              <Link to={`/tasks/${entry.item.task_id}`} className={css.agendaTitle}>
                {entry.item.title}
                {entry.item.customer_name && <small>{entry.item.customer_name}</small>}
              </Link>
              {showPerson && entry.item.assignee_name && <Avatar name={entry.item.assignee_name} size={20} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
