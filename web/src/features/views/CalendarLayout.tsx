import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { dayOf, startOf, today } from '@/shared/days';
import { formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ChevronLeftIcon, ChevronRightIcon } from '@/shared/icons';
import { narrowed } from '@/shared/lists/filters';
import { ListNotice } from '@/shared/lists/ListStates';
import { useRows } from '@/shared/lists/useRows';
import { fieldsOf } from '../customFields/public';
import css from './calendar.module.css';
import type { ListPageProps } from './ListPage';
import { layoutTexts } from './layouts.texts';
import { monthOf, turned, weeksOf } from './months';
import { besideList } from './useListNavigation';
import { shapeOf } from './useView';

type Customized = { custom_fields?: Record<string, unknown> };
interface CalendarProps<Row extends Customized, Params> {
  page: ListPageProps<Row, Params>;
  idOf: (row: Row) => string;
}

/** The records of a list on the days of a month. */
export function CalendarLayout<Row extends Customized, Params extends { filter?: string; sort?: string }>(
  props: CalendarProps<Row, Params>,
) {
  const { of, state } = props.page;
  const tl = useTexts(layoutTexts);
  const locale = useLocale();
  const { by } = shapeOf(state.values);
  const fields = useQuery(fieldsOf(of.kind)).data?.items;
  const field = fields?.find((one) => one.key === by);
  const month = state.values.month ?? monthOf(new Date());
  const name = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long' }).format(startOf(`${month}-01`));
  const turn = (to: number) => state.set({ month: turned(month, to) }, { replace: true });
  if (fields && !field) return <ListNotice title={tl('chooseDate')} />;
  return (
    <div className={css.calendar}>
      <div className={css.bar}>
        <Button icon={<ChevronLeftIcon />} type="text" aria-label={tl('previousMonth')} onClick={() => turn(-1)} />
        <h2 aria-live="polite">{name}</h2>
        <Button icon={<ChevronRightIcon />} type="text" aria-label={tl('nextMonth')} onClick={() => turn(1)} />
        <Button size="small" onClick={() => state.set({ month: undefined }, { replace: true })}>
          {tl('thisMonth')}
        </Button>
      </div>
      {by && field && <MonthGrid {...props} month={month} by={by} isInstant={field.type === 'instant'} />}
    </div>
  );
}

function MonthGrid<Row extends Customized, Params extends { filter?: string; sort?: string }>({
  page,
  idOf,
  month,
  by,
  isInstant,
}: CalendarProps<Row, Params> & { month: string; by: string; isInstant: boolean }) {
  const tl = useTexts(layoutTexts);
  const locale = useLocale();
  const { of, params, navigation } = page;
  const weeks = weeksOf(month);
  const first = weeks[0]?.[0] ?? `${month}-01`;
  const last = weeks.at(-1)?.[6] ?? first;
  const range = `${by} >= '${first}' and ${by} <= '${last}'`;
  const { sort: _sort, ...conditions } = params;
  const list = useRows<Row>(
    useInfiniteQuery(of.list({ ...conditions, filter: narrowed(params.filter, range) } as Params)) as never,
    idOf,
  );
  const dayWith = (row: Row) => {
    const value = (row as Record<string, unknown>)[by] ?? row.custom_fields?.[by];
    if (typeof value !== 'string') return '';
    return isInstant ? dayOf(new Date(value)) : value.slice(0, 10);
  };
  const weekdays = weeks[0]?.map((day) => new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(startOf(day)));
  const now = today();
  return (
    <>
      <div className={css.grid}>
        {weekdays?.map((weekday) => (
          <span key={weekday} className={css.weekday}>
            {weekday}
          </span>
        ))}
        {weeks.flat().map((day) => (
          <div key={day} className={css.day} data-other={!day.startsWith(month) || undefined}>
            <span className={css.date} data-today={day === now || undefined}>
              {Number(day.slice(8))}
            </span>
            <ul className={css.entries}>
              {list.rows
                .filter((row) => dayWith(row) === day)
                .map((row) => (
                  <li key={idOf(row)}>
                    <Link
                      className={css.entry}
                      to={navigation.toRecord(idOf(row))}
                      state={besideList}
                      title={of.nameOf(row)}
                    >
                      {of.nameOf(row)}
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      {list.hasMore && (
        <Button type="text" className={css.more} onClick={list.more}>
          {tl('more', { count: formatNumber(Math.max(0, list.total - list.rows.length)) })}
        </Button>
      )}
    </>
  );
}
