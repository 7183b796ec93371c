import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { anyCustomerQuery, CustomerEmpty } from '@/features/customers/public';
import { today } from '@/shared/days';
import { formatDate, formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { CalendarIcon, CustomersIcon, PlusIcon, SunriseIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { MoneyText } from '@/shared/records/MoneyText';
import { useCan, useMe } from '@/shared/session';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { Birthdays } from './Birthdays';
import { noDue, weekdayName } from './due';
import { TaskLine } from './TaskLine';
import { TaskQuickAdd } from './TaskQuickAdd';
import { openTaskForm } from './taskRequest';
import { isOpen, type Task, type Today, todayQuery } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

const firstShown = 8;

/** What the day asks for: late, due, deals nobody plans anything for, birthdays. */
export function TodayPage() {
  const t = useTexts(taskTexts);
  const phone = usePhone();
  const can = useCan();
  const { data, error, refetch, isPending } = useQuery(todayQuery);
  usePageTitle(t('today'));
  return (
    <div className={css.today}>
      <TodayHead data={data} />
      <TaskQuickAdd usual={{ ...noDue, date: today() }} />
      {isPending && <TodayBones />}
      {error && !data && <ListFailed error={error} onRetry={() => void refetch()} />}
      {data && <TodayContent data={data} />}
      {phone && can('tasks.create') && (
        <button type="button" className={css.floating} aria-label={t('create')} onClick={() => openTaskForm()}>
          <PlusIcon />
        </button>
      )}
    </div>
  );
}

function TodayHead({ data }: { data: Today | undefined }) {
  const t = useTexts(taskTexts);
  const locale = useLocale();
  const me = useMe();
  const day = today();
  // what was ticked a moment ago counts no more
  const left = (count: number, tasks: Task[]) => count - tasks.filter((task) => !isOpen(task)).length;
  const counts = data && {
    today: left(data.counts.due_today, data.due_today),
    overdue: left(data.counts.overdue, data.overdue),
  };
  return (
    <header className={css.todayHead}>
      <h1>{t(greetingOf(new Date().getHours()), { name: me.name })}</h1>
      <p>
        {formatDate(day, locale)} {weekdayName(day, locale)}
        {counts && counts.today + counts.overdue > 0 && <> · {t('summary', counts)}</>}
      </p>
    </header>
  );
}

function greetingOf(hour: number) {
  if (hour < 11 && hour >= 4) return 'greetingMorning';
  if (hour < 13 && hour >= 11) return 'greetingNoon';
  return hour >= 13 && hour < 18 ? 'greetingAfternoon' : 'greetingEvening';
}

function TodayContent({ data }: { data: Today }) {
  const t = useTexts(taskTexts);
  const nothing = data.overdue.length === 0 && data.due_today.length === 0;
  const beside = data.no_next_step.length > 0 || data.birthdays.length > 0;
  return (
    <div className={css.todayColumns} data-one={!beside || undefined} data-none={(nothing && !beside) || undefined}>
      <div className={css.todayMain}>
        {nothing && <NothingDue />}
        <TaskSection
          title={t('overdueTitle')}
          tasks={data.overdue}
          count={data.counts.overdue}
          all="/tasks?assignee=me&overdue=true"
          late
        />
        <TaskSection
          title={t('dueTodayTitle')}
          tasks={data.due_today}
          count={data.counts.due_today}
          all={`/tasks?assignee=me&due_from=${today()}&due_to=${today()}`}
        />
      </div>
      {beside && (
        <div className={css.todayBeside}>
          <NoNextStep deals={data.no_next_step} count={data.counts.no_next_step} />
          <Birthdays people={data.birthdays} />
        </div>
      )}
    </div>
  );
}

interface TaskSectionProps {
  title: string;
  tasks: Task[];
  /** How many there are, shown or not. */
  count: number;
  /** The same in the list. */
  all: string;
  late?: boolean;
}

function TaskSection({ title, tasks, count, all, late }: TaskSectionProps) {
  const t = useTexts(taskTexts);
  if (tasks.length === 0) return null;
  return (
    <TodaySection title={title} count={count} late={late}>
      <ul className={css.lines}>
        {tasks.slice(0, firstShown * 3).map((task) => (
          <TaskLine key={task.task_id} task={task} />
        ))}
      </ul>
      {count > firstShown * 3 && (
        <Link to={all} className={css.allLink}>
          {t('showAllCount', { count })}
        </Link>
      )}
    </TodaySection>
  );
}

interface TodaySectionProps {
  title: string;
  count: number;
  late?: boolean;
  hint?: string;
  children: ReactNode;
}

export function TodaySection({ title, count, late, hint, children }: TodaySectionProps) {
  return (
    <section className={css.todaySection} aria-label={title}>
      <h2 data-late={late || undefined}>
        {title} <span>{formatNumber(count)}</span>
      </h2>
      {hint && <p className={css.hint}>{hint}</p>}
      {children}
    </section>
  );
}

function NoNextStep({ deals, count }: { deals: Today['no_next_step']; count: number }) {
  const t = useTexts(taskTexts);
  const can = useCan();
  const [all, setAll] = useState(false);
  if (deals.length === 0) return null;
  return (
    <TodaySection title={t('noNextStep')} count={count} hint={t('noNextStepHint')}>
      <ul className={css.lines}>
        {deals.slice(0, all ? undefined : firstShown).map((deal) => (
          <li key={deal.opportunity_id} className={css.line}>
            <div className={css.lineText}>
              <Link className={css.lineTitle} to={`/opportunities/${deal.opportunity_id}`}>
                {deal.title}
              </Link>
              <span className={css.lineMore}>
                <span>{deal.stage}</span>
                {deal.amount !== null && <MoneyText value={deal.amount} short />}
                {deal.customer_name && <span className={css.clip}>{deal.customer_name}</span>}
              </span>
            </div>
            {can('tasks.create') && (
              <Button
                size="small"
                onClick={() =>
                  openTaskForm({
                    opportunity: { id: deal.opportunity_id, name: deal.title },
                    customer:
                      deal.customer_id && deal.customer_name
                        ? { id: deal.customer_id, name: deal.customer_name }
                        : undefined,
                    due: { ...noDue, date: today() },
                  })
                }
              >
                {t('planNext')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!all && deals.length > firstShown && (
        <button type="button" className={css.allLink} onClick={() => setAll(true)}>
          {t('showAllCount', { count: deals.length })}
        </button>
      )}
    </TodaySection>
  );
}

/** A day without tasks: where to go from here; in a new organisation, how to begin. */
function NothingDue() {
  const t = useTexts(taskTexts);
  const can = useCan();
  const navigate = useNavigate();
  const begun = useQuery({ ...anyCustomerQuery, enabled: can('customers.view') });
  if (begun.isLoading) return null;
  if (begun.data === false) return <CustomerEmpty />;
  return (
    <ListNotice icon={<SunriseIcon />} title={t('nothingDue')} text={t('nothingDueText')}>
      {can('tasks.create') && (
        <Button type="primary" icon={<PlusIcon />} onClick={() => openTaskForm()}>
          {t('create')}
        </Button>
      )}
      {can('customers.view') && (
        <Button icon={<CustomersIcon />} onClick={() => void navigate('/customers')}>
          {t('openCustomers')}
        </Button>
      )}
      <Button icon={<CalendarIcon />} onClick={() => void navigate('/calendar')}>
        {t('openCalendar')}
      </Button>
    </ListNotice>
  );
}

function TodayBones() {
  const t = useTexts(taskTexts);
  return (
    <div className={css.todayBones} role="status" aria-label={t('today')}>
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <div key={key} className={css.bone} />
      ))}
    </div>
  );
}
