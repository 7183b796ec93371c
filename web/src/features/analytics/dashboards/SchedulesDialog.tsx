import { useQuery } from '@tanstack/react-query';
import { Button, Form, Modal, Segmented, Select } from 'antd';
import { Suspense, useState } from 'react';
import { People } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { EditIcon, MailIcon, PlusIcon, TrashIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import { explain, useProblem } from '@/shared/problems';
import { useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import {
  type Schedule,
  scheduleList,
  useDeleteSchedule,
  useSaveSchedule,
  useSendSchedule,
  type WriteSchedule,
} from './dashboards.api';
import css from './dashboards.module.css';
import { widgetTexts } from './widgets.texts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

type T = ReturnType<typeof useTexts<keyof typeof widgetTexts.entries>>;

/** When a schedule sends: `每周 周一 8:00`. */
function whenOf({ frequency, weekday, day, hour }: Schedule, t: T): string {
  const at = weekdays.find((one) => one === weekday);
  const words = [t(frequency)];
  if (frequency === 'weekly' && at) words.push(t(`weekday.${at}`));
  if (frequency === 'monthly' && day) words.push(t('dayOf', { day }));
  return t('at', { when: words.join(' '), hour });
}

/** When a dashboard is sent to whom, as a file. */
export function SchedulesDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(widgetTexts);
  const schedules = useQuery(scheduleList(id));
  const [edited, setEdited] = useState<Schedule | 'new' | null>(null);
  return (
    <Modal open title={t('schedules')} onCancel={onClose} footer={null}>
      {edited ? (
        <ScheduleForm id={id} schedule={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />
      ) : (
        <>
          {schedules.error && <p role="alert">{explain(schedules.error)}</p>}
          {schedules.data?.items.length === 0 && <p className={css.hint}>{t('noSchedules')}</p>}
          <ul className={css.scheduleList}>
            {schedules.data?.items.map((one) => (
              <Line key={one.schedule_id} id={id} schedule={one} onEdit={() => setEdited(one)} />
            ))}
          </ul>
          <Button icon={<PlusIcon />} onClick={() => setEdited('new')}>
            {t('newSchedule')}
          </Button>
        </>
      )}
    </Modal>
  );
}

function Line({ id, schedule, onEdit }: { id: string; schedule: Schedule; onEdit: () => void }) {
  const t = useTexts(widgetTexts);
  const showProblem = useProblem();
  const save = useSaveSchedule(id);
  const remove = useDeleteSchedule(id);
  const send = useSendSchedule(id);
  const when = whenOf(schedule, t);
  const drop = () =>
    remove.mutate(schedule.schedule_id, {
      onSuccess: () => {
        const { schedule_id: _gone, version: _old, ...again } = schedule;
        toasts.undo(t('removed'), async () => void (await save.mutateAsync(again)));
      },
      onError: (error) => showProblem(error),
    });
  return (
    <li>
      <span>
        {when}
        <small>
          {schedule.format.toUpperCase()} · {t('recipientsCount', { count: schedule.recipients.length })}
        </small>
      </span>
      <button
        type="button"
        className={listCss.iconButton}
        aria-label={`${t('sendNow')}: ${when}`}
        title={t('sendNow')}
        disabled={send.isPending}
        onClick={() =>
          send.mutate(schedule.schedule_id, {
            onSuccess: () => toasts.success(t('sent')),
            onError: (error) => showProblem(error),
          })
        }
      >
        <MailIcon />
      </button>
      <button type="button" className={listCss.iconButton} aria-label={`${t('change')}: ${when}`} onClick={onEdit}>
        <EditIcon />
      </button>
      <button type="button" className={listCss.iconButton} aria-label={`${t('remove')}: ${when}`} onClick={drop}>
        <TrashIcon />
      </button>
    </li>
  );
}

function ScheduleForm({ id, schedule, onDone }: { id: string; schedule: Schedule | null; onDone: () => void }) {
  const t = useTexts(widgetTexts);
  const me = useMe();
  const showProblem = useProblem();
  const save = useSaveSchedule(id);
  const [form] = Form.useForm<WriteSchedule>();
  const frequency = Form.useWatch('frequency', form) ?? schedule?.frequency ?? 'weekly';
  const day = Form.useWatch('day', form) ?? schedule?.day ?? 1;
  const submit = (entered: WriteSchedule) => {
    const known = schedule ? { schedule_id: schedule.schedule_id, version: schedule.version } : {};
    const request = {
      ...entered,
      weekday: frequency === 'weekly' ? entered.weekday : null,
      day: frequency === 'monthly' ? entered.day : null,
    };
    save.mutate(
      { ...request, ...known },
      {
        onSuccess: () => {
          toasts.success(t('saved'));
          onDone();
        },
        onError: (error) => showProblem(error, form),
      },
    );
  };
  return (
    <Form<WriteSchedule>
      form={form}
      layout="vertical"
      initialValues={{
        frequency: 'weekly',
        hour: 8,
        format: 'pdf',
        recipients: [me.user_id],
        ...schedule,
        weekday: schedule?.weekday ?? 1,
        day: schedule?.day ?? 1,
      }}
      onFinish={submit}
    >
      <Form.Item name="frequency" label={t('frequency')}>
        <Segmented
          block
          options={(['daily', 'weekly', 'monthly'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Form.Item>
      <div className={css.pair}>
        {frequency === 'weekly' && (
          <Form.Item name="weekday" label={t('weekday')}>
            <Select options={weekdays.map((value) => ({ value, label: t(`weekday.${value}`) }))} />
          </Form.Item>
        )}
        {frequency === 'monthly' && (
          <Form.Item name="day" label={t('day')} extra={day > 28 ? t('shortMonth') : undefined}>
            <Select options={numbers(1, 31).map((value) => ({ value, label: t('dayOf', { day: value }) }))} />
          </Form.Item>
        )}
        <Form.Item name="hour" label={t('hour')}>
          <Select options={numbers(0, 23).map((value) => ({ value, label: `${value}:00` }))} />
        </Form.Item>
      </div>
      <Form.Item name="format" label={t('format')}>
        <Segmented options={(['pdf', 'xlsx'] as const).map((value) => ({ value, label: value.toUpperCase() }))} />
      </Form.Item>
      <Suspense fallback={null}>
        <Form.Item name="recipients" label={t('recipients')} rules={[{ required: true }]}>
          <People />
        </Form.Item>
      </Suspense>
      <div className={css.footer}>
        <span className={css.grow} />
        <Button onClick={onDone}>{t('back')}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}
