import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { CustomerLink } from '@/features/customers/public';
import { useLocale, useTexts } from '@/shared/i18n';
import type { FieldEditorProps, RecordField } from '@/shared/records/recordFields';
import { DueInput } from './DueInput';
import { type Due, dueInWords, dueOf, writeDue } from './due';
import { RecurrenceInput } from './RecurrenceInput';
import { ReminderInput } from './ReminderInput';
import { ruleInWords } from './recurrence';
import { statusText } from './TaskMarks';
import { priorities, type Task, type TaskStatus, taskTypes } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

type Field = RecordField<Task>;
const openStatuses: TaskStatus[] = ['pending', 'in_progress', 'completed', 'cancelled'];

/** An editor of several parts saves by its own button. */
function Saved<V>(props: FieldEditorProps & { first: V; children: (value: V, set: (value: V) => void) => ReactNode }) {
  const t = useTexts(taskTexts);
  const [value, setValue] = useState(props.first);
  return (
    <div className={css.saved}>
      {props.children(value, setValue)}
      <span className={css.savedFoot}>
        <Button size="small" onClick={props.onCancel}>
          {t('cancel')}
        </Button>
        <Button size="small" type="primary" onClick={() => props.onCommit(value)}>
          {t('save')}
        </Button>
      </span>
    </div>
  );
}

/** Every field of a task, in groups. */
export function useTaskFields(): { fields: Field[]; groups: { key: string; label: string }[] } {
  const t = useTexts(taskTexts);
  const locale = useLocale();
  return useMemo(() => {
    const field = (
      key: keyof Task & keyof typeof taskTexts.entries,
      group: string,
      type: Field['type'] = 'text',
      more: Partial<Field> = {},
    ): Field => ({ key, label: t(key), group, type, read: (record) => record[key], ...more });
    const link = (path: string, id: string | null, name: string | null) =>
      id ? <Link to={`${path}/${id}`}>{name ?? '…'}</Link> : null;
    return {
      groups: [
        { key: 'when', label: t('groupWhen') },
        { key: 'who', label: t('groupWho') },
        { key: 'more', label: t('groupMore') },
      ],
      fields: [
        {
          key: 'title',
          label: t('taskTitle'),
          group: 'when',
          type: 'text',
          required: true,
          read: (task) => task.title,
        },
        field('due_date', 'when', 'own', {
          show: (task) => dueInWords(task, locale),
          write: (due) => ({
            patch: writeDue(due as Due),
            shown: { ...writeDue(due as Due), all_day: !(due as Due).from },
          }),
          edit: (props, task) => (
            <Saved {...props} first={dueOf(task)}>
              {(due, set) => <DueInput value={due} onChange={set} autoFocus />}
            </Saved>
          ),
        }),
        field('recurrence', 'when', 'own', {
          show: (task) => ruleInWords(task.recurrence ?? '', locale),
          edit: (props, task) => (
            <Saved {...props} first={task.recurrence}>
              {(rule, set) => <RecurrenceInput value={rule} from={dueOf(task).date} onChange={set} />}
            </Saved>
          ),
        }),
        field('reminder_days', 'when', 'own', {
          show: (task) =>
            t('remindersOf', {
              days: [...task.reminder_days].sort((a, b) => a - b).join(locale === 'en' ? ', ' : '、'),
            }),
          edit: (props, task) => (
            <Saved {...props} first={task.reminder_days}>
              {(days, set) => <ReminderInput value={days} onChange={set} />}
            </Saved>
          ),
        }),
        field('priority', 'when', 'select', {
          required: true,
          options: [...priorities].reverse().map((value) => ({ value, label: t(value) })),
        }),
        field('status', 'when', 'select', {
          required: true,
          options: openStatuses.map((value) => ({ value, label: t(statusText(value)) })),
        }),
        field('assignee', 'who', 'user', { show: (task) => task.assignee_name ?? t('nobody') }),
        field('customer_id', 'who', 'record', {
          readOnly: true,
          show: (task) => task.customer_id && <CustomerLink id={task.customer_id} name={task.customer_name ?? '…'} />,
        }),
        field('contact_id', 'who', 'record', {
          readOnly: true,
          show: (task) => link('/contacts', task.contact_id, task.contact_name),
        }),
        field('opportunity_id', 'who', 'record', {
          readOnly: true,
          show: (task) => link('/opportunities', task.opportunity_id, task.opportunity_title),
        }),
        field('lead_id', 'who', 'record', {
          readOnly: true,
          show: (task) => link('/leads', task.lead_id, task.lead_name),
        }),
        field('type', 'more', 'select', {
          required: true,
          options: taskTypes.map((value) => ({ value, label: t(value) })),
        }),
        field('location', 'more'),
        field('description', 'more', 'long_text'),
        field('outcome', 'more'),
        field('completed_at', 'more', 'instant', { readOnly: true }),
        field('created_at', 'more', 'instant', { readOnly: true }),
      ],
    };
  }, [t, locale]);
}
