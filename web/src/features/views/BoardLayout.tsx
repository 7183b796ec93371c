import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { MoreIcon } from '@/shared/icons';
import { isOwnClick } from '@/shared/lists/DataTable';
import { narrowed, quote } from '@/shared/lists/filters';
import { ListNotice } from '@/shared/lists/ListStates';
import { useRows } from '@/shared/lists/useRows';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { type Field, fieldsOf } from '../customFields/public';
import css from './board.module.css';
import { GroupFigures } from './Figure';
import type { ListPageProps } from './ListPage';
import { layoutTexts } from './layouts.texts';
import { boardFields } from './shapes';
import { shapeOf } from './useView';
import { type SummaryGroup, summaryOf, useWriteField } from './views.api';
import { viewTexts } from './views.texts';

type Customized = { custom_fields?: Record<string, unknown> };
interface BoardProps<Row extends Customized, Params> {
  page: ListPageProps<Row, Params>;
  idOf: (row: Row) => string;
}

/** The records of a list as cards in columns, one for each value of a field; a card that is moved gets the column's value. */
export function BoardLayout<Row extends Customized, Params extends { filter?: string }>(
  props: BoardProps<Row, Params>,
) {
  const { of, state, params } = props.page;
  const tl = useTexts(layoutTexts);
  const { group, sums } = shapeOf(state.values);
  const fields = useQuery(fieldsOf(of.kind)).data?.items;
  const field = fields && boardFields(fields).find((one) => one.key === group);
  const summary = useQuery({ ...summaryOf(of.kind, params, group, sums), enabled: field !== undefined }).data;
  if (fields && !field) return <ListNotice title={tl('chooseGroup')} text={tl('chooseGroupText')} />;
  if (!field || !summary) return <div className={css.board} role="status" aria-busy />;
  return (
    <Columns {...props} field={field} groups={columnsOf(field, summary.groups)} others={summary.other_currencies} />
  );
}

/**
 * A column for each option, also where there is nothing yet; what has no value stands first when there is some, and values that are
 * no option any more last.
 */
function columnsOf(field: Field, groups: SummaryGroup[]): SummaryGroup[] {
  const options = (field.options ?? []).map(
    (option) =>
      groups.find((group) => group.value === option.value) ?? {
        ...option,
        filter: `${field.key} = ${quote(option.value)}`,
        count: 0,
        measures: {},
        currency: '',
      },
  );
  const isGone = ({ value }: SummaryGroup) => value !== null && !options.some((option) => option.value === value);
  return [...groups.filter((group) => group.value === null), ...options, ...groups.filter(isGone)];
}

interface ColumnsProps<Row extends Customized, Params> extends BoardProps<Row, Params> {
  field: Field;
  groups: SummaryGroup[];
  /** How many records in other currencies are not among the money. */
  others: number;
}

function Columns<Row extends Customized, Params extends { filter?: string }>(props: ColumnsProps<Row, Params>) {
  const { field, groups, others } = props;
  const t = useTexts(viewTexts);
  const tl = useTexts(layoutTexts);
  const write = useWriteField(props.page.of.kind);
  // a touch scrolls until it rests, a mouse drags after a few pixels
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const move = async (id: string, from: string | null, to: SummaryGroup) => {
    if (from === to.value) return;
    const put = (value: string | null) => write.mutateAsync({ id, field: field.key, value });
    try {
      await put(to.value);
      toasts.undo(tl('moved', { name: to.label ?? t('noValue') }), async () => void (await put(from)));
    } catch (error) {
      toasts.error(explain(error));
    }
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const to = groups.find((group) => (group.value ?? '') === over?.id);
    const from = (active.data.current as { from: string | null } | undefined)?.from ?? null;
    if (to) void move(String(active.id), from, to);
  };
  return (
    <DndContext sensors={sensors} onDragEnd={onDragEnd}>
      {others > 0 && <p className={css.others}>{t('otherCurrenciesLeftOut', { count: others })}</p>}
      <div className={css.board}>
        {groups.map((group) => (
          <Column key={group.value ?? ''} {...props} group={group} onMove={move} />
        ))}
      </div>
    </DndContext>
  );
}

type Move = (id: string, from: string | null, to: SummaryGroup) => Promise<void>;

function Column<Row extends Customized, Params extends { filter?: string }>({
  page,
  idOf,
  groups,
  group,
  onMove,
}: ColumnsProps<Row, Params> & { group: SummaryGroup; onMove: Move }) {
  const t = useTexts(viewTexts);
  const tl = useTexts(layoutTexts);
  const { of, params, navigation } = page;
  const conditions = { ...params, filter: narrowed(params.filter, group.filter) };
  const list = useRows<Row>(useInfiniteQuery(of.list(conditions)) as never, idOf);
  const { setNodeRef, isOver } = useDroppable({ id: group.value ?? '' });
  const name = group.label ?? t('noValue');
  return (
    <section ref={setNodeRef} className={css.column} data-over={isOver || undefined} aria-label={name}>
      <div className={css.head}>
        <h2>
          {name} <span className={css.count}>{formatNumber(group.count)}</span>
        </h2>
        <GroupFigures kind={of.kind} measures={group.measures} currency={group.currency} />
      </div>
      <ul className={css.cards}>
        {list.rows.map((row) => (
          <Card key={idOf(row)} id={idOf(row)} from={group.value} onOpen={() => navigation.open(idOf(row))}>
            {page.card(row, navigation.toRecord(idOf(row)))}
            <MoveMenu
              name={of.nameOf(row)}
              groups={groups}
              from={group.value}
              onMove={(to) => void onMove(idOf(row), group.value, to)}
            />
          </Card>
        ))}
      </ul>
      {list.hasMore && (
        <Button type="text" block onClick={list.more}>
          {tl('more', { count: group.count - list.rows.length })}
        </Button>
      )}
    </section>
  );
}

interface CardProps {
  id: string;
  from: string | null;
  onOpen: () => void;
  children: React.ReactNode;
}

function Card({ id, from, onOpen, children }: CardProps) {
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id, data: { from } });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside answers to the keyboard
    <li
      ref={setNodeRef}
      className={css.card}
      data-dragged={isDragging || undefined}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
      {...listeners}
      onClick={(event) => {
        if (!isOwnClick(event)) return;
        event.preventDefault();
        onOpen();
      }}
    >
      {children}
    </li>
  );
}

/** The same by keyboard and on the phone. */
function MoveMenu(props: {
  name: string;
  groups: SummaryGroup[];
  from: string | null;
  onMove: (to: SummaryGroup) => void;
}) {
  const t = useTexts(viewTexts);
  const tl = useTexts(layoutTexts);
  const items = props.groups
    .filter((group) => group.value !== props.from)
    .map((group) => ({
      key: group.value ?? '',
      label: tl('moveTo', { name: group.label ?? t('noValue') }),
      onClick: () => props.onMove(group),
    }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <button type="button" className={css.move} aria-label={tl('move', { name: props.name })}>
        <MoreIcon />
      </button>
    </Dropdown>
  );
}
