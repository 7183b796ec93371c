import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { say, useTexts } from '@/shared/i18n';
import { ListFailed } from '@/shared/lists/ListStates';
import { useProblem } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { toasts } from '@/shared/toasts';
import { type Duplicate, mergePreview, useDecision } from './duplicates.api';
import css from './duplicates.module.css';
import { duplicateTexts } from './duplicates.texts';
import { MergeFields } from './MergeFields';
import { type Choices, taken } from './merging';
import { Score, useReason } from './PairList';
import { Sides } from './Sides';

interface PairDetailProps {
  pair: Duplicate;
  /** The pair is decided and leaves this list. */
  onDone: () => void;
}

/** One pair: why it is one, what a merge would make of it, and the decision. */
export function PairDetail({ pair, onDone }: PairDetailProps) {
  const t = useTexts(duplicateTexts);
  const reason = useReason();
  return (
    <div className={css.detail}>
      <header className={css.detailHead}>
        <Score value={pair.score} />
        <span className={css.dim}>{t('why')}</span>
        {pair.reasons.map((why) => (
          <span key={why} className={css.reason}>
            {reason(why)}
          </span>
        ))}
      </header>
      {pair.status === 'merged' ? <Merged pair={pair} onDone={onDone} /> : <Deciding pair={pair} onDone={onDone} />}
    </div>
  );
}

function Deciding({ pair, onDone }: PairDetailProps) {
  const t = useTexts(duplicateTexts);
  const can = useCan();
  const [keepId, setKeepId] = useState(pair.records[0] ?? '');
  const [choices, setChoices] = useState<Choices>({});
  const preview = useQuery({ ...mergePreview(pair.duplicate_id, keepId), placeholderData: keepPreviousData });
  const ready = preview.data && !preview.isPlaceholderData && preview.data.keep_id === keepId ? preview.data : null;
  const act = usePairActions(pair, onDone);
  const editable = can('duplicates.edit');
  const mergeable = editable && ready !== null && ready.obstacle === null && !act.pending;
  const name = pair.sides?.find((side) => side.id === keepId)?.name ?? '';
  const merge = () => ready && mergeable && act.merge(keepId, taken(ready, choices), name);
  const columns = pair.sides?.map((side) => side.id) ?? pair.records;
  const keep = (place: number) => setKeepId(columns[place] ?? keepId);
  const open = pair.status === 'open';
  useShortcut('m', () => say(duplicateTexts, 'merge'), merge, { group: 'record', enabled: mergeable });
  useShortcut('x', () => say(duplicateTexts, 'dismiss'), act.dismiss, { group: 'record', enabled: editable && open });
  useShortcut(
    '1',
    () => say(duplicateTexts, 'keepFirst'),
    () => keep(0),
    { group: 'record' },
  );
  useShortcut(
    '2',
    () => say(duplicateTexts, 'keepSecond'),
    () => keep(1),
    { group: 'record' },
  );
  return (
    <>
      <Sides pair={pair} keepId={keepId} onKeep={setKeepId} />
      {preview.isPending && <Skeleton active paragraph={{ rows: 5 }} />}
      {preview.isError && <ListFailed error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && (
        <>
          {preview.data.obstacle && <Alert type="info" showIcon title={preview.data.obstacle} />}
          <MergeFields
            preview={preview.data}
            columns={columns}
            choices={choices}
            onChoose={(field, record) => setChoices((all) => ({ ...all, [field]: record }))}
          />
          <Moves moves={preview.data.moves} />
        </>
      )}
      {editable && (
        <footer className={css.actions}>
          {open ? (
            <Button onClick={act.dismiss} loading={act.dismissing}>
              {t('dismiss')}
            </Button>
          ) : (
            <Button onClick={act.reopen} loading={act.reopening}>
              {t('reopen')}
            </Button>
          )}
          <Button type="primary" disabled={!mergeable} loading={act.merging} onClick={merge}>
            {t('merge')}
          </Button>
        </footer>
      )}
    </>
  );
}

function Merged({ pair, onDone }: PairDetailProps) {
  const t = useTexts(duplicateTexts);
  const can = useCan();
  const act = usePairActions(pair, onDone);
  return (
    <>
      <h3 className={css.part}>{t('keptOne')}</h3>
      <Sides pair={pair} keepId={pair.kept_id ?? ''} />
      <p className={css.dim}>{t('mergedText')}</p>
      {can('duplicates.edit') && (
        <footer className={css.actions}>
          <Button type="primary" loading={act.unmerging} onClick={act.unmerge}>
            {t('unmerge')}
          </Button>
        </footer>
      )}
    </>
  );
}

function Moves({ moves }: { moves: Record<string, number> }) {
  const t = useTexts(duplicateTexts);
  const some = Object.entries(moves).filter(([kind, count]) => count > 0 && `move.${kind}` in duplicateTexts.entries);
  return (
    <section aria-label={t('moves')}>
      <h3 className={css.part}>{t('moves')}</h3>
      {some.length === 0 && <p className={css.dim}>{t('movesNothing')}</p>}
      <p className={css.moves}>
        {some.map(([kind, count]) => (
          <span key={kind} className={css.chip}>
            {t(`move.${kind}` as 'move.contacts', { count })}
          </span>
        ))}
      </p>
    </section>
  );
}

/** What can be done with a pair, each with a way back. */
function usePairActions(pair: Duplicate, onDone: () => void) {
  const t = useTexts(duplicateTexts);
  const problem = useProblem();
  const { dismiss, reopen, merge, unmerge } = useDecision();
  const id = pair.duplicate_id;
  const undo = (of: { mutateAsync: (id: string) => Promise<unknown> }, said: string) => async () => {
    try {
      await of.mutateAsync(id);
      toasts.success(said);
    } catch (error) {
      problem(error);
    }
  };
  const done = (text: string, back?: () => Promise<void>) => {
    onDone();
    if (back) toasts.undo(text, back);
    else toasts.success(text);
  };
  // the pair leaves the queue, and this component the page, before its callbacks would be called
  const run = (work: Promise<unknown>, then: () => void) => void work.then(then, (error: unknown) => problem(error));
  return {
    pending: merge.isPending || dismiss.isPending,
    merging: merge.isPending,
    dismissing: dismiss.isPending,
    reopening: reopen.isPending,
    unmerging: unmerge.isPending,
    dismiss: () => run(dismiss.mutateAsync(id), () => done(t('didDismiss'), undo(reopen, t('didReopen')))),
    reopen: () => run(reopen.mutateAsync(id), () => done(t('didReopen'))),
    merge: (keep_id: string, take: string[], name: string) =>
      run(merge.mutateAsync({ id, keep_id, take }), () =>
        done(t('didMerge', { name }), undo(unmerge, t('didUnmerge'))),
      ),
    unmerge: () => run(unmerge.mutateAsync(id), () => done(t('didUnmerge'))),
  };
}
