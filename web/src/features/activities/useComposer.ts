import { useEffect, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { type ActivityType, useCreateActivity, useDeleteActivity } from './activities.api';
import { activityTexts } from './activities.texts';
import { type Mentioned, stillMentioned } from './mentions';
import { type Subject, subjectOf } from './subject';
import { useAttachments } from './useAttachments';

export interface Draft {
  type: ActivityType;
  content: string;
  title: string;
  /** As the browser's own input writes it, in the person's time: `2026-02-10T09:30`. */
  when: string;
  minutes: number | null;
  outcome: string;
  /** Of a purchase. */
  amount: number | null;
  contact: string | undefined;
  nextStep: string;
  nextStepOn: string;
  mentioned: Mentioned[];
}

// what was begun for a record is still there when one comes back to it
const drafts = new Map<string, Draft>();
export const timed = new Set<ActivityType>(['call', 'meeting', 'visit']);

const emptyDraft = (contact: string | undefined): Draft => ({
  type: 'note',
  content: '',
  title: '',
  when: '',
  minutes: null,
  outcome: '',
  amount: null,
  contact,
  nextStep: '',
  nextStepOn: '',
  mentioned: [],
});

const isWorthKeeping = (draft: Draft) =>
  Boolean(draft.content || draft.title || draft.nextStep || draft.outcome || draft.amount);

/** What is being written about a record, kept until it is saved. */
export function useComposer(subject: Subject, contactId: string | undefined, onSaved?: () => void) {
  const t = useTexts(activityTexts);
  const showProblem = useProblem();
  const { id } = subjectOf(subject);
  const create = useCreateActivity();
  const remove = useDeleteActivity();
  const files = useAttachments();
  const [draft, setDraft] = useState(() => drafts.get(id) ?? emptyDraft(contactId));
  const [open, setOpen] = useState(() => drafts.has(id));

  useEffect(() => {
    if (isWorthKeeping(draft)) drafts.set(id, draft);
    else drafts.delete(id);
  }, [id, draft]);

  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const clear = () => {
    setDraft(emptyDraft(contactId));
    files.clear();
    setOpen(false);
  };
  const complete = draft.content.trim() !== '' && (draft.type !== 'purchase' || draft.amount !== null);
  const ready = complete && !files.sending && !create.isPending;
  const save = () => {
    if (!ready) return;
    const request = toRequest(draft, subject, files.ids);
    create.mutate(request, {
      onError: (error) => showProblem(error),
      onSuccess: (made) => {
        clear();
        onSaved?.();
        toasts.undo(t('saved'), () => remove.mutateAsync(made).then(() => undefined));
      },
    });
  };
  return { draft, set, open, setOpen, files, clear, save, ready, saving: create.isPending };
}

export type ComposerState = ReturnType<typeof useComposer>;

function toRequest(draft: Draft, subject: Subject, attachments: string[]) {
  const nextStep = draft.nextStep.trim();
  return {
    type: draft.type,
    customer_id: subject.customerId ?? undefined,
    opportunity_id: subject.opportunityId ?? undefined,
    lead_id: subject.leadId ?? undefined,
    contact_id: draft.contact,
    subject: draft.title.trim() || undefined,
    content: draft.content.trim(),
    occurred_at: draft.when ? new Date(draft.when).toISOString() : undefined,
    duration_minutes: timed.has(draft.type) ? draft.minutes : undefined,
    outcome: draft.type === 'purchase' ? undefined : draft.outcome.trim() || undefined,
    amount: draft.type === 'purchase' ? draft.amount : undefined,
    next_step: nextStep || undefined,
    next_step_at: nextStep && draft.nextStepOn ? draft.nextStepOn : undefined,
    attachments: attachments.length > 0 ? attachments : undefined,
    mentions: draft.mentioned.length > 0 ? stillMentioned(draft.content, draft.mentioned) : undefined,
  };
}
