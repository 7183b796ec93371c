import { weekdayName } from '@/features/tasks/public';
import { type Day, startOf, today } from '@/shared/days';
import { useLocale } from '@/shared/i18n';
import css from './calendar.module.css';
import { daysOf } from './layout';

/** The week of a day, to choose another one with the thumb. */
export function WeekStrip({ day, onDay }: { day: Day; onDay: (day: Day) => void }) {
  const locale = useLocale();
  return (
    <div className={css.strip}>
      {daysOf('week', day).map((one) => (
        <button
          key={one}
          type="button"
          className={css.stripDay}
          aria-current={one === day ? 'date' : undefined}
          data-today={one === today() || undefined}
          onClick={() => onDay(one)}
        >
          <span>{weekdayName(one, locale).replace('周', '')}</span>
          <b>{startOf(one).getDate()}</b>
        </button>
      ))}
    </div>
  );
}
