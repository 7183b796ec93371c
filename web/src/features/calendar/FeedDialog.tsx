import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { formatInstant } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CopyIcon, ImportIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { feedQuery, type ImportedCalendar, useFeed, useImportCalendar } from './calendar.api';
import css from './calendar.module.css';
import { calendarTexts } from './calendar.texts';

/** The address other calendars follow, and files that come from them. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(calendarTexts);
  const can = useCan();
  return (
    <Modal open title={t('subscribe')} footer={null} onCancel={onClose} width={560}>
      <Feed />
      {can('tasks.create') && <ImportFile />}
    </Modal>
  );
}

function Feed() {
  const t = useTexts(calendarTexts);
  const { modal } = App.useApp();
  const showProblem = useProblem();
  const feed = useQuery(feedQuery);
  const change = useFeed();
  const url = feed.data?.url ? new URL(feed.data.url, window.location.origin).href : null;
  const make = () => change.mutate(true, { onError: (error) => showProblem(error) });
  const ask = (renew: boolean) =>
    modal.confirm({
      title: t(renew ? 'feed.renew' : 'feed.remove'),
      content: t(renew ? 'feed.renewAsk' : 'feed.removeAsk'),
      okText: t(renew ? 'feed.renew' : 'feed.remove'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => change.mutateAsync(renew).catch(showProblem),
    });
  return (
    <section className={css.dialogPart}>
      <h3>{t('feed.title')}</h3>
      <p>{t('feed.text')}</p>
      {feed.data && !feed.data.is_set && (
        <Button type="primary" loading={change.isPending} onClick={make}>
          {t('feed.make')}
        </Button>
      )}
      {url && (
        <>
          <div className={css.feedLine}>
            <Input
              readOnly
              aria-label={t('feed.address')}
              value={url}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button
              type="primary"
              icon={<CopyIcon />}
              onClick={() => void navigator.clipboard.writeText(url).then(() => toasts.success(t('feed.copied')))}
            >
              {t('feed.copy')}
            </Button>
          </div>
          <p className={css.feedOnce}>{t('feed.once')}</p>
        </>
      )}
      {feed.data?.is_set && (
        <>
          {!url && (
            <p role="status">
              {t('feed.set', { when: formatInstant(feed.data.created_at ?? '') })}{' '}
              {feed.data.last_read_at
                ? t('feed.read', { when: formatInstant(feed.data.last_read_at) })
                : t('feed.unread')}
            </p>
          )}
          <div className={css.feedLine}>
            <Button onClick={() => ask(true)}>{t('feed.renew')}</Button>
            <Button danger onClick={() => ask(false)}>
              {t('feed.remove')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function ImportFile() {
  const t = useTexts(calendarTexts);
  const showProblem = useProblem();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [done, setDone] = useState<ImportedCalendar | null>(null);
  const send = useImportCalendar();
  const take = (file: File | undefined) => {
    if (!file || send.isPending) return;
    setDone(null);
    send.mutate(file, { onSuccess: setDone, onError: (error) => showProblem(error) });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section className={css.dialogPart}>
      <h3>{t('import.title')}</h3>
      <p>{t('import.text')}</p>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        hidden
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className={css.drop}
        data-over={over || undefined}
        disabled={send.isPending}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <ImportIcon /> {t('import.drop')}
      </button>
      {done && (
        <div role="status" className={css.imported}>
          <strong>{t('import.done', { created: done.created, updated: done.updated, skipped: done.skipped })}</strong>
          {done.errors.length > 0 && (
            <>
              <span>{t('import.errors', { count: done.errors.length })}</span>
              <ul>
                {done.errors.slice(0, 20).map((error) => (
                  <li key={`${error.line} ${error.code}`}>
                    {t('import.line', { line: error.line })} {error.summary} {error.reason}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  );
}
