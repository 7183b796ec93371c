import { useCallback, useEffect, useRef, useState } from 'react';
import { explain } from '@/shared/problems';
import { type DocumentPlace, sendDocument, sendVersion, useDocumentsChanged } from './documents.api';

/** A file on its way. */
export interface Sending {
  key: number;
  name: string;
  /** From 0 to 1. */
  part: number;
  /** Why it was refused. */
  wrong: string | null;
}

let nextKey = 1;

/** Files on their way to a record, each as a document of its own or as a version of one. */
export function useUploads(place: DocumentPlace) {
  const [sending, setSending] = useState<Sending[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const changed = useRef(useDocumentsChanged());
  const { kind, id } = place;

  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  const drop = useCallback((key: number) => setSending((all) => all.filter((one) => one.key !== key)), []);
  const send = useCallback(
    async (file: File, document?: string) => {
      const key = nextKey++;
      const stop = new AbortController();
      stops.current.set(key, stop);
      const change = (to: Partial<Sending>) =>
        setSending((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
      setSending((all) => [...all, { key, name: file.name, part: 0, wrong: null }]);
      const onProgress = (part: number) => change({ part });
      try {
        if (document) await sendVersion(document, file, onProgress, stop.signal);
        else await sendDocument({ kind, id }, file, onProgress, stop.signal);
        drop(key);
        changed.current();
      } catch (error) {
        if (!stop.signal.aborted) change({ wrong: explain(error) });
      } finally {
        stops.current.delete(key);
      }
    },
    [kind, id, drop],
  );
  const stop = useCallback(
    (key: number) => {
      stops.current.get(key)?.abort();
      drop(key);
    },
    [drop],
  );
  return { sending, send, stop };
}
