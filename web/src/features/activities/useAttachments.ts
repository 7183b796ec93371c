import { useCallback, useEffect, useRef, useState } from 'react';
import { explain } from '@/shared/problems';
import { sendAttachment } from './activities.api';

/** A file on its way, or there already. */
export interface Upload {
  key: number;
  name: string;
  size: number;
  /** From 0 to 1. */
  part: number;
  fileId: string | null;
  /** Why it was refused. */
  wrong: string | null;
}

let nextKey = 1;

/** Files that are sent while one still writes; taking one out stops its sending. */
export function useAttachments() {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<number, AbortController>());

  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  const change = useCallback(
    (key: number, with_: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...with_ } : one))),
    [],
  );
  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = nextKey++;
        const stop = new AbortController();
        stops.current.set(key, stop);
        setUploads((all) => [...all, { key, name: file.name, size: file.size, part: 0, fileId: null, wrong: null }]);
        sendAttachment(file, (part) => change(key, { part }), stop.signal)
          .then(({ file_id }) => change(key, { part: 1, fileId: file_id }))
          .catch((error: unknown) => {
            if (!stop.signal.aborted) change(key, { wrong: explain(error) });
          })
          .finally(() => stops.current.delete(key));
      }
    },
    [change],
  );
  const remove = useCallback((key: number) => {
    stops.current.get(key)?.abort();
    setUploads((all) => all.filter((one) => one.key !== key));
  }, []);
  const clear = useCallback(() => {
    for (const stop of stops.current.values()) stop.abort();
    setUploads([]);
  }, []);

  return {
    uploads,
    add,
    remove,
    clear,
    sending: uploads.some((one) => one.fileId === null && one.wrong === null),
    ids: uploads.flatMap((one) => (one.fileId ? [one.fileId] : [])),
  };
}

export type Attachments = ReturnType<typeof useAttachments>;
