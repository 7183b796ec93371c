import { Button, Form, Input, Segmented, Select } from 'antd';
import { useCallback, useState } from 'react';
import { CustomFormItems } from '@/features/customFields/public';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { useUndoLatest } from '@/shared/records/history/history.api';
import { same } from '@/shared/records/recordFields';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import { DueInput } from './DueInput';
import { type Due, dueOf, noDue, writeDue } from './due';
import { RecurrenceInput } from './RecurrenceInput';
import { ReminderInput } from './ReminderInput';
import { TaskLinks } from './TaskLinks';
import type { TaskRequest } from './taskRequest';
import {
  priorities,
  type Task,
  type TaskPriority,
  taskTypes,
  useCreateTask,
  useDeleteTask,
  useUpdateTask,
  type WriteTask,
} from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

export interface TaskFormValues {
  title: string;
  type: string;
  due: Due;
  priority: TaskPriority;
  assignee: string | null;
  customer_id: string | null;
  contact_id: string | null;
  opportunity_id: string | null;
  lead_id: string | null;
  recurrence: string | null;
  reminder_days: number[];
  location: string | null;
  description: string | null;
}

/** The form of a task, new or there already. Saved by a button only; a tap outside loses nothing. */
export function TaskForm({ request, onClose }: { request: TaskRequest; onClose: () => void }) {
  const t = useTexts(taskTexts);
  const me = useMe();
  const { task } = request;
  const [form] = Form.useForm<TaskFormValues>();
  const [more, setMore] = useState(task !== undefined);
  const guard = useDiscardGuard(useCallback(() => form.isFieldsTouched(), [form]));
  const close = () => guard(onClose);
  const { save, busy } = useSave(request, onClose, form);
  const from = Form.useWatch('due', form)?.date;
  return (
    <SideForm
      title={task ? t('editTitle') : t('create')}
      busy={busy}
      onSave={() => void save(false)}
      onSaveAndNew={task ? undefined : () => void save(true)}
      onClose={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial(request, me.user_id)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(false);
        }}
      >
        <Form.Item
          name="title"
          label={t('taskTitle')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('taskTitle') }) }]}
        >
          <Input autoFocus maxLength={300} autoComplete="off" placeholder={t('titleHint')} />
        </Form.Item>
        <Form.Item name="due" label={t('due_date')}>
          <DueInput />
        </Form.Item>
        <div className={css.pair}>
          <Form.Item name="type" label={t('type')}>
            <Select options={taskTypes.map((value) => ({ value, label: t(value) }))} />
          </Form.Item>
          <Form.Item name="assignee" label={t('assignee')}>
            <UserPicker known={request.assignee ?? knownAssignee(task) ?? { id: me.user_id, name: me.name }} />
          </Form.Item>
        </div>
        <Form.Item name="priority" label={t('priority')}>
          <Segmented block options={[...priorities].reverse().map((value) => ({ value, label: t(value) }))} />
        </Form.Item>
        <TaskLinks form={form} request={request} more={more} />
        <Form.Item name="recurrence" label={t('recurrence')}>
          <RecurrenceInput from={from} />
        </Form.Item>
        <CustomFormItems kind="tasks" which="required" />
        <div hidden={!more}>
          <Form.Item name="reminder_days" label={t('reminder_days')}>
            <ReminderInput />
          </Form.Item>
          <Form.Item name="location" label={t('location')}>
            <Input maxLength={300} />
          </Form.Item>
          <Form.Item name="description" label={t('description')}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={20_000} />
          </Form.Item>
          <CustomFormItems kind="tasks" which="optional" />
        </div>
        <Button type="link" className={css.moreButton} aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('fewer') : t('more')}
        </Button>
      </Form>
    </SideForm>
  );
}

function useSave(request: TaskRequest, onClose: () => void, form: ReturnType<typeof Form.useForm<TaskFormValues>>[0]) {
  const t = useTexts(taskTexts);
  const undoLatest = useUndoLatest();
  const showProblem = useProblem();
  const create = useCreateTask();
  const update = useUpdateTask();
  const remove = useDeleteTask();
  const { task } = request;
  const save = async (another: boolean) => {
    let values: TaskFormValues;
    try {
      values = await form.validateFields();
    } catch {
      return;
    }
    const { due, ...rest } = values;
    const body = {
      ...rest,
      ...writeDue(due),
      title: rest.title.trim(),
      location: rest.location?.trim() || null,
      description: rest.description?.trim() || null,
    };
    try {
      if (task) {
        const patch = changed({ ...task, ...writeDue(dueOf(task)) }, body);
        await update.mutateAsync({ id: task.task_id, patch: { ...patch, version: task.version } });
        toasts.undo(t('saved', { title: body.title }), () => undoLatest({ kind: 'tasks', id: task.task_id }));
      } else {
        const { reminder_days, ...created } = body;
        // untouched, the organisation's own days hold
        const days = form.isFieldTouched('reminder_days') ? { reminder_days } : {};
        const made = await create.mutateAsync({ ...filled(created), ...days } as WriteTask);
        toasts.undo(t('created', { title: body.title }), () => remove.mutateAsync(made).then(() => undefined));
      }
    } catch (error) {
      showProblem(error, form);
      return;
    }
    if (!another) return onClose();
    form.resetFields();
    form.setFieldsValue({ ...values, title: '', description: null });
    requestAnimationFrame(() => form.getFieldInstance('title')?.focus());
  };
  return { save, busy: create.isPending || update.isPending };
}

/** Only what was filled in, or taken out of what stood there. */
const filled = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

const changed = (before: object, after: object): Partial<WriteTask> =>
  Object.fromEntries(
    Object.entries(after).filter(([key, value]) => !same(value, (before as Record<string, unknown>)[key])),
  );

const knownAssignee = (task: Task | undefined) =>
  task?.assignee ? { id: task.assignee, name: task.assignee_name } : undefined;

function initial(request: TaskRequest, me: string): TaskFormValues {
  const { task } = request;
  return {
    title: task?.title ?? request.title ?? '',
    type: task?.type ?? request.type ?? 'followup',
    due: task ? dueOf(task) : (request.due ?? noDue),
    priority: task?.priority ?? 'normal',
    assignee: task ? task.assignee : (request.assignee?.id ?? me),
    customer_id: task?.customer_id ?? request.customer?.id ?? null,
    contact_id: task?.contact_id ?? request.contact?.id ?? null,
    opportunity_id: task?.opportunity_id ?? request.opportunity?.id ?? null,
    lead_id: task?.lead_id ?? request.lead?.id ?? null,
    recurrence: task?.recurrence ?? null,
    reminder_days: task?.reminder_days ?? [1, 3, 7],
    location: task?.location ?? null,
    description: task?.description ?? null,
  };
}
