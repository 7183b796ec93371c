import { Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { Link } from 'react-router';
import { formatInstant, formatMoney } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ArrowRightIcon, EditIcon, TrashIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import { MoneyInput } from '@/shared/records/MoneyInput';
import { recordPath } from '@/shared/records/recordPath';
import { DateText } from '@/shared/records/TimeText';
import { useRemoval } from '@/shared/records/useRemoval';
import { useCan } from '@/shared/session';
import { ActivityIcon } from './ActivityIcon';
import { FileLinks } from './AttachmentChips';
import { type Activity, useDeleteActivity, useUpdateActivity } from './activities.api';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';
import { MentionText } from './MentionText';

const longText = 400;

/** A call, a visit, a note: what was said, by whom, when; edited and deleted in place. */
export function ActivityEntry({ activity, onDeleted }: { activity: Activity; onDeleted?: () => void }) {
  const t = useTexts(activityTexts);
  const locale = useLocale();
  const can = useCan();
  const showProblem = useProblem();
  const update = useUpdateActivity(activity);
  const remove = useDeleteActivity();
  const removal = useRemoval();
  const [draft, setDraft] = useState<string | null>(null);
  const [amount, setAmount] = useState(activity.amount);
  const [whole, setWhole] = useState(false);
  const long = activity.content.length > longText;

  const save = () => {
    const content = draft?.trim();
    if (!content) return;
    if (content === activity.content && amount === activity.amount) return setDraft(null);
    update.mutate(
      { content, amount: amount === activity.amount ? undefined : amount, version: activity.version },
      { onSuccess: () => setDraft(null), onError: (error) => showProblem(error) },
    );
  };
  const edit = () => {
    setDraft(activity.content);
    setAmount(activity.amount);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    else if (event.key === 'Escape') setDraft(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const take = () =>
    removal({
      kind: 'activities',
      id: activity.activity_id,
      said: t('deleted'),
      remove: () => remove.mutateAsync(activity),
      onDeleted,
    });

  return (
    <article className={css.entry}>
      <ActivityIcon type={activity.type} />
      <div className={css.entryBody}>
        <header className={css.entryHead}>
          <strong>{activity.created_by_name ?? t('system')}</strong>
          <span>{t(activity.type)}</span>
          {activity.contact_name && <span>{t('withContact', { name: activity.contact_name })}</span>}
          {activity.duration_minutes ? <span>{t('durationOf', { count: activity.duration_minutes })}</span> : null}
          <time dateTime={activity.occurred_at} title={formatInstant(activity.occurred_at, locale)}>
            {clock(activity.occurred_at)}
          </time>
          <span className={css.entryTools}>
            {can('activities.edit') && (
              <button type="button" aria-label={t('edit')} title={t('edit')} onClick={edit}>
                <EditIcon />
              </button>
            )}
            {can('activities.delete') && (
              <button type="button" aria-label={t('remove')} title={t('remove')} onClick={take}>
                <TrashIcon />
              </button>
            )}
          </span>
        </header>
        {draft === null ? (
          <>
            {activity.subject && <h5 className={css.subject}>{activity.subject}</h5>}
            <p className={css.content} data-cut={(long && !whole) || undefined}>
              <MentionText text={activity.content} ids={activity.mentions ?? []} />
            </p>
            {long && (
              <button type="button" className={css.link} aria-expanded={whole} onClick={() => setWhole(!whole)}>
                {whole ? t('showLess') : t('showAll')}
              </button>
            )}
            {activity.order_id && <Booked activity={activity} />}
            {activity.outcome && (
              <p className={css.outcomeLine}>
                <span>{t('outcome')}</span> {activity.outcome}
              </p>
            )}
            {activity.next_step && (
              <p className={css.nextLine}>
                <ArrowRightIcon /> <span>{t('nextStep')}</span> {activity.next_step}
                {activity.next_step_at && <When text={activity.next_step_at} />}
              </p>
            )}
            <FileLinks files={activity.attachments ?? []} />
          </>
        ) : (
          <div className={css.editing}>
            <Input.TextArea
              autoFocus
              aria-label={t('edit')}
              autoSize={{ minRows: 2, maxRows: 12 }}
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <span className={css.editingFoot}>
              {activity.amount !== null && can('orders.edit') && (
                <MoneyInput
                  size="small"
                  min={0}
                  aria-label={t('amount')}
                  value={amount}
                  onChange={setAmount}
                  onKeyDown={onKeyDown}
                />
              )}
              <Button size="small" onClick={() => setDraft(null)}>
                {t('cancel')}
              </Button>
              <Button
                size="small"
                type="primary"
                loading={update.isPending}
                disabled={!draft.trim() || (activity.amount !== null && amount === null)}
                onClick={save}
              >
                {t('save')}
              </Button>
            </span>
          </div>
        )}
      </div>
    </article>
  );
}

/** What was paid, and the way to the order it is booked as. */
function Booked({ activity }: { activity: Activity }) {
  const t = useTexts(activityTexts);
  return (
    <p className={css.orderDetail}>
      {activity.amount !== null && <b className="gx-num">{formatMoney(activity.amount, activity.currency ?? 'CNY')}</b>}
      <Link to={recordPath('orders', activity.order_id ?? '') ?? ''}>{t('toOrder')}</Link>
    </p>
  );
}

/** A next step has a day, or a time of it. */
function When({ text }: { text: string }) {
  return text.length === 10 ? <DateText date={text} /> : <time dateTime={text}>{formatInstant(text)}</time>;
}

export function clock(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}
