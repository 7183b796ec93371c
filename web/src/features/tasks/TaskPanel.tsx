import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { ApiProblem } from '@/api/problem';
import { AllFields } from '@/features/customFields/public';
import { useTexts } from '@/shared/i18n';
import { CalendarIcon, CheckIcon, EditIcon, MoreIcon, TaskIcon, UndoIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { ConflictDialog } from '@/shared/records/ConflictDialog';
import type { RecordField } from '@/shared/records/recordFields';
import { type Neighbours, SidePanel } from '@/shared/records/SidePanel';
import { useRecordEdit } from '@/shared/records/useRecordEdit';
import { useRemoval } from '@/shared/records/useRemoval';
import { useCan } from '@/shared/session';
import { usePageTitle } from '@/shared/usePageTitle';
import { Reschedule } from './Reschedule';
import { TaskCheck } from './TaskCheck';
import { About } from './TaskLine';
import { DueMark, PriorityMark, RepeatMark, StatusMark } from './TaskMarks';
import { useTaskFields } from './taskFields';
import { openTaskForm } from './taskRequest';
import { isOpen, type Task, type TaskPatch, taskRecord, useUpdateTask } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';
import { useTaskActions } from './useTaskActions';

interface TaskPanelProps {
  id: string;
  neighbours: Neighbours | null;
  onClose: () => void;
}

/** A task beside the list: what, when, for whom, each edited in place. */
export function TaskPanel({ id, neighbours, onClose }: TaskPanelProps) {
  const t = useTexts(taskTexts);
  const { data: task, error, refetch } = useQuery(taskRecord(id));
  usePageTitle(task?.title ?? t('title'));
  const gone = error instanceof ApiProblem && error.status === 404;
  return (
    <SidePanel label={task?.title ?? t('title')} neighbours={neighbours} onClose={onClose}>
      {task && !gone && <TaskRecord key={id} task={task} onClose={onClose} />}
      {gone && (
        <ListNotice icon={<TaskIcon />} title={t('notFound')} text={t('notFoundText')}>
          <Button onClick={onClose}>{t('backToList')}</Button>
        </ListNotice>
      )}
      {!task && error && !gone && <ListFailed error={error} onRetry={() => void refetch()} />}
      {!task && !error && <div className={css.bone} role="status" aria-label={t('title')} />}
    </SidePanel>
  );
}

function TaskRecord({ task, onClose }: { task: Task; onClose: () => void }) {
  const can = useCan();
  const { fields, groups } = useTaskFields();
  const update = useUpdateTask();
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  const { save, conflict } = useRecordEdit<Task>({
    record: task,
    send: ({ shown, ...patch }) => update.mutateAsync({ id: task.task_id, patch: patch as TaskPatch, shown }),
    label,
  });
  const saveField = (field: RecordField<Task>, value: unknown) => {
    const { patch, shown } = field.write?.(value, task) ?? { patch: { [field.key]: value } };
    return save(patch, shown);
  };
  return (
    <>
      <header className={css.recordHead}>
        <div className={css.recordTop}>
          <TaskCheck task={task} />
          <h2 className={css.recordTitle} data-done={!isOpen(task) || undefined}>
            {task.title}
          </h2>
        </div>
        <div className={css.recordMarks}>
          <StatusMark status={task.status} />
          <DueMark task={task} />
          <RepeatMark task={task} />
          <PriorityMark priority={task.priority} />
          <About task={task} />
        </div>
        <Actions task={task} onClose={onClose} />
      </header>
      <div className={css.recordBody}>
        <AllFields
          kind="tasks"
          place={{ kind: 'tasks', id: task.task_id }}
          fields={fields}
          groups={groups}
          record={task}
          readOnly={!can('tasks.edit')}
          onSave={saveField}
          known={(field) => (field.key === 'assignee' ? { id: task.assignee, name: task.assignee_name } : undefined)}
        />
      </div>
      <ConflictDialog
        conflict={conflict}
        label={label}
        show={(key, value) =>
          fields.find((field) => field.key === key)?.show?.({ ...task, [key]: value }) ?? String(value)
        }
      />
    </>
  );
}

function Actions({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useTexts(taskTexts);
  const can = useCan();
  const removal = useRemoval();
  const { complete, cancel, remove } = useTaskActions();
  const open = isOpen(task);
  const drop = () =>
    removal({
      kind: 'tasks',
      id: task.task_id,
      said: t('deleted', { title: task.title }),
      remove: () => remove(task),
      onDeleted: onClose,
    });
  const items = [
    ...(open && can('tasks.edit') ? [{ key: 'cancel', label: t('cancelTask'), onClick: () => void cancel(task) }] : []),
    ...(can('tasks.delete') ? [{ key: 'delete', danger: true, label: t('delete'), onClick: drop }] : []),
  ];
  if (!can('tasks.edit') && items.length === 0) return null;
  return (
    <div className={css.recordActions}>
      {can('tasks.edit') && (
        <>
          <Button
            type={open ? 'primary' : 'default'}
            icon={open ? <CheckIcon /> : <UndoIcon />}
            onClick={() => void complete(task)}
          >
            {t(open ? 'complete' : 'reopen')}
          </Button>
          {open && (
            <Reschedule task={task}>
              <Button icon={<CalendarIcon />}>{t('reschedule')}</Button>
            </Reschedule>
          )}
          <Button icon={<EditIcon />} aria-label={t('edit')} title={t('edit')} onClick={() => openTaskForm({ task })} />
        </>
      )}
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button icon={<MoreIcon />} aria-label={t('moreActions')} title={t('moreActions')} />
        </Dropdown>
      )}
    </div>
  );
}
