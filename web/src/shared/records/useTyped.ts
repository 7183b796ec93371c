import { Form, type FormInstance } from 'antd';
import { useDebounced } from '../useDebounced';

/** What stands in these fields of a form, trimmed, a moment after typing ends; without those that are empty. */
export function useTyped<T extends object, K extends keyof T & string>(
  form: FormInstance<T>,
  keys: readonly K[],
): Partial<Record<K, string>> {
  const values = (Form.useWatch([], form) ?? {}) as Record<string, unknown>;
  const typed = keys.flatMap((key) => {
    const text = typeof values[key] === 'string' ? (values[key] as string).trim() : '';
    return text ? [[key, text] as const] : [];
  });
  return Object.fromEntries(JSON.parse(useDebounced(JSON.stringify(typed), 350))) as Partial<Record<K, string>>;
}
