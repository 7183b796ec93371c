import type { FormInstance } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { explain, setProblemOnForm } from '@/shared/problems';

/** Sends a form of these pages: refusals go to their fields, the rest stands above the form; success goes on. */
export function useEnter<V>(
  form: FormInstance,
  send: (values: V) => Promise<unknown>,
  options: { next?: string; explain?: (error: unknown) => string | null } = {},
) {
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (values: V) => {
    setProblem(null);
    try {
      await send(values);
    } catch (error) {
      const own = options.explain?.(error);
      const unplaced = setProblemOnForm(error, form);
      const placed = form.getFieldsError().some((field) => field.errors.length > 0);
      setProblem(own ?? (unplaced.length > 0 ? unplaced.join(' ') : placed ? null : explain(error)));
      return;
    }
    await navigate(options.next ?? '/', { replace: true });
  };
  return { problem, submit };
}
