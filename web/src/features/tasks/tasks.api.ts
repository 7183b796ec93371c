import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { dropRows, pageOf, patchRows } from '@/shared/lists/rows';

export type Task = Schemas['Task'];
export type WriteTask = Schemas['WriteTask'];
export type TaskPatch = Partial<WriteTask> & { version?: number };
export type TaskStatus = Schemas['TaskStatus'];
export type TaskPriority = Schemas['TaskPriority'];
export type Today = Schemas['Today'];
export type SearchHit = Schemas['SearchHit'];

/** What is known of a task wherever it can be ticked. */
export type Tickable = Pick<Task, 'task_id' | 'title' | 'status' | 'priority'> & { recurrence?: string | null };

export const taskTypes = ['followup', 'call', 'meeting', 'visit', 'email', 'wechat', 'demo', 'todo'] as const;
export const priorities: TaskPriority[] = ['urgent', 'high', 'normal', 'low'];
export const isOpen = (task: { status: TaskStatus }) => task.status === 'pending' || task.status === 'in_progress';

export interface TaskListParams {
  q?: string;
  filter?: string;
  sort?: string;
  status?: string;
  assignee?: string;
  type?: string;
  priority?: string;
  customer_id?: string;
  contact_id?: string;
  opportunity_id?: string;
  lead_id?: string;
  due_from?: string;
  due_to?: string;
  overdue?: string;
}

/** The record tasks belong to. */
export type TaskSubject = Pick<TaskListParams, 'customer_id' | 'contact_id' | 'opportunity_id' | 'lead_id'>;

export const taskKeys = {
  all: ['tasks'] as const,
  lists: ['lists', 'tasks'] as const,
  record: (id: string) => ['tasks', 'record', id] as const,
};

export const taskList = (params: TaskListParams) =>
  infiniteQueryOptions({
    queryKey: [...taskKeys.lists, params] as const,
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/tasks', { params: { query: { ...params, ...pageOf(pageParam) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

/** What is still to be done with a record, the next first. */
export const tasksOf = (subject: TaskSubject) =>
  queryOptions({
    queryKey: [...taskKeys.all, 'of', subject] as const,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/tasks', {
          params: { query: { ...subject, status: 'open', sort: 'due_date', limit: 20 } },
          signal,
        }),
      ),
  });

export const taskRecord = (id: string) =>
  queryOptions({
    queryKey: taskKeys.record(id),
    queryFn: ({ signal }) => body(api.GET('/api/tasks/{task_id}', { params: { path: { task_id: id } }, signal })),
    staleTime: 15_000,
  });

export const todayQuery = queryOptions({
  queryKey: ['today'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/today', { signal })),
});

/** Deals and leads by name, for choosing one. */
export const recordsLike = (q: string, kind: 'opportunity' | 'lead') =>
  queryOptions({
    queryKey: ['search', 'of', kind, q] as const,
    queryFn: async ({ signal }) => {
      const { items } = await body(api.GET('/api/search', { params: { query: { q, limit: 20 } }, signal }));
      return items.filter((hit) => (hit.kind as string) === kind);
    },
    staleTime: 15_000,
  });

/** Writes a change of one task into everything on screen. */
function show(cache: QueryClient, id: string, change: Partial<Task>): void {
  const mend = (task: Task) => (task.task_id === id ? { ...task, ...change } : task);
  patchRows<Task>(cache, taskKeys.lists, 'task_id', id, change);
  cache.setQueryData<Task>(taskKeys.record(id), (before) => before && { ...before, ...change });
  cache.setQueriesData<{ items: Task[] }>({ queryKey: [...taskKeys.all, 'of'] }, (before) =>
    before ? { ...before, items: before.items.map(mend) } : before,
  );
  cache.setQueryData<Today>(
    todayQuery.queryKey,
    (before) => before && { ...before, overdue: before.overdue.map(mend), due_today: before.due_today.map(mend) },
  );
}

/** Everything that shows tasks is asked for again; after a moment, so that a tick can be seen before its row goes. */
function refresh(cache: QueryClient, wait = 0): void {
  setTimeout(() => {
    for (const key of ['tasks', 'today', 'calendar', 'timelines']) void cache.invalidateQueries({ queryKey: [key] });
    void cache.invalidateQueries({ queryKey: taskKeys.lists });
  }, wait);
}

export const tickTime = 700;

export function useCreateTask() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: WriteTask) => body(api.POST('/api/tasks', { body: request })),
    onSuccess: (task) => {
      cache.setQueryData(taskKeys.record(task.task_id), task);
      refresh(cache);
    },
  });
}

export function useUpdateTask() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, patch }: { id: string; patch: TaskPatch; shown?: Partial<Task> }) =>
      body(api.PATCH('/api/tasks/{task_id}', { params: { path: { task_id: id } }, body: patch })),
    onMutate: async ({ id, patch: { version: _version, ...patch }, shown }) => {
      await cache.cancelQueries({ queryKey: taskKeys.record(id) });
      const before = findTask(cache, id);
      show(cache, id, { ...(patch as Partial<Task>), ...shown });
      return { before };
    },
    onError: (_error, { id }, context) => {
      if (context?.before) show(cache, id, context.before);
    },
    onSuccess: (task) => show(cache, task.task_id, task),
    onSettled: () => refresh(cache),
  });
}

type Step = 'complete' | 'cancel' | 'reopen';
const becomes: Record<Step, TaskStatus> = { complete: 'completed', cancel: 'cancelled', reopen: 'pending' };

/** Completes, cancels or reopens a task, at once on screen. */
export function useTaskStep() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, step, outcome }: { id: string; step: Step; outcome?: string }) => {
      const params = { params: { path: { task_id: id } } };
      if (step === 'complete') {
        return body(api.PUT('/api/tasks/{task_id}/complete', { ...params, body: outcome ? { outcome } : {} }));
      }
      if (step === 'cancel') return body(api.PUT('/api/tasks/{task_id}/cancel', params));
      return body(api.PUT('/api/tasks/{task_id}/reopen', params));
    },
    onMutate: ({ id, step }) => {
      const before = findTask(cache, id);
      show(cache, id, { status: becomes[step] });
      return { before };
    },
    onError: (_error, { id }, context) => {
      if (context?.before) show(cache, id, context.before);
    },
    onSuccess: (task) => show(cache, task.task_id, task),
    onSettled: (_task, _error, { step }) => refresh(cache, step === 'complete' ? tickTime : 0),
  });
}

export function useDeleteTask() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (task: Task) =>
      body(api.DELETE('/api/tasks/{task_id}', { params: { path: { task_id: task.task_id } } })),
    onSuccess: (_nothing, task) => {
      dropRows<Task>(cache, taskKeys.lists, 'task_id', task.task_id);
      cache.removeQueries({ queryKey: taskKeys.record(task.task_id) });
      refresh(cache);
    },
  });
}

/** The task as any part of the screen knows it. */
function findTask(cache: QueryClient, id: string): Task | undefined {
  const record = cache.getQueryData<Task>(taskKeys.record(id));
  if (record) return record;
  const today = cache.getQueryData<Today>(todayQuery.queryKey);
  const near = cache.getQueriesData<{ items: Task[] }>({ queryKey: [...taskKeys.all, 'of'] });
  const listed = cache.getQueriesData<{ pages: { items: Task[] }[] }>({ queryKey: taskKeys.lists });
  const all = [
    ...(today ? [...today.overdue, ...today.due_today] : []),
    ...near.flatMap(([, data]) => data?.items ?? []),
    ...listed.flatMap(([, data]) => data?.pages.flatMap((page) => page.items) ?? []),
  ];
  return all.find((task) => task.task_id === id);
}
