import type { FormInstance } from 'antd';
import { useCallback } from 'react';
import { endsSession } from '@/api/client';
import { ApiProblem, Unreachable } from '@/api/problem';
import { say } from './i18n';
import { sharedTexts } from './shared.texts';
import { type Toast, toasts } from './toasts';

/** What to tell the user about a failure, in one sentence. */
export function explain(error: unknown): string {
  if (error instanceof Unreachable) return say(sharedTexts, 'problem.unreachable');
  if (!(error instanceof ApiProblem)) return say(sharedTexts, 'problem.unknown');
  const sentence = error.body.detail ?? error.body.title ?? say(sharedTexts, 'problem.unknown');
  if (error.status < 500 || !error.body.trace_id) return sentence;
  return `${sentence} ${say(sharedTexts, 'problem.trace', { id: error.body.trace_id })}`;
}

/** Puts messages on the fields they belong to; returns those whose field is not in the form. */
export function setProblemOnForm(error: unknown, form: FormInstance): string[] {
  if (!(error instanceof ApiProblem)) return [];
  const shown = new Set(form.getFieldsError().map((field) => field.name.join('.')));
  const here = error.fields.filter((field) => shown.has(field.name.join('.')));
  form.setFields(here as Parameters<FormInstance['setFields']>[0]);
  const first = here[0];
  if (first) form.scrollToField(first.name, { focus: true });
  return error.fields.filter((field) => !shown.has(field.name.join('.'))).flatMap((field) => field.errors);
}

/** Shows a failure where it belongs: on the fields of the form, and what has no field there in a toast. */
export function useProblem(): (error: unknown, form?: FormInstance) => void {
  return useCallback((error, form) => {
    if (error instanceof ApiProblem && endsSession(error.status, error.code)) return;
    if (!form || !(error instanceof ApiProblem) || error.fields.length === 0) {
      toasts.error(explain(error));
      return;
    }
    const rest = setProblemOnForm(error, form);
    if (rest.length > 0) toasts.error(rest.join(' '));
  }, []);
}

/** Takes back what a toast told of, and says why when that is refused. */
export const undoNow = (toast: Toast): Promise<void> =>
  toasts.undoNow(toast).catch((error: unknown) => void toasts.error(explain(error)));
