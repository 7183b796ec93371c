import { App } from 'antd';
import { ApiProblem } from '@/api/problem';
import { say } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import type { RecordPlace } from '@/shared/sight';
import { toasts } from '@/shared/toasts';
import { type Undo, type UndoConflict, useUndo } from './history.api';
import { historyTexts } from './history.texts';

/** Puts values back and offers to take that back in turn; what others changed since is asked about first. */
export function useUndoChange(place: RecordPlace, show: (key: string, value: unknown) => string) {
  const undo = useUndo(place);
  const showProblem = useProblem();
  const { modal } = App.useApp();

  const put = async (request: Undo, labels: string): Promise<void> => {
    try {
      const { entry } = await undo.mutateAsync(request);
      const text = say(historyTexts, 'done', { labels });
      if (entry === null) toasts.success(text);
      else toasts.undo(text, () => undo.mutateAsync({ entry }).then(() => undefined, showProblem));
    } catch (error) {
      const conflicts = conflictsOf(error);
      if (!conflicts) return showProblem(error);
      modal.confirm({
        title: say(historyTexts, 'clashTitle'),
        content: conflicts.map((one) => (
          <p key={one.field}>
            {say(historyTexts, 'clash', {
              label: one.label,
              name: one.by_name ?? say(historyTexts, 'system'),
              theirs: show(one.field, one.theirs),
            })}
            <br />
            {say(historyTexts, 'clashBack', { before: show(one.field, one.before) })}
          </p>
        )),
        okText: say(historyTexts, 'force'),
        cancelText: say(historyTexts, 'cancel'),
        onOk: () => put({ ...request, force: conflicts.map((one) => one.field) }, labels),
      });
    }
  };
  return { put, busy: undo.isPending };
}

function conflictsOf(error: unknown): UndoConflict[] | null {
  if (!(error instanceof ApiProblem) || error.code !== 'history.changed_since') return null;
  return (error.body as { conflicts?: UndoConflict[] }).conflicts ?? null;
}
