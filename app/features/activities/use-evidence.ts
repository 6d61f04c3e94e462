import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '#domain/ids';
import { sendFile, takeBack } from './send-file';

export interface EvidenceFile {
  /** Of this list; the server's id comes when the file has arrived. */
  readonly key: string;
  readonly file: File;
  readonly state:
    | { readonly kind: 'sending'; readonly percent: number }
    | { readonly kind: 'sent'; readonly id: string }
    | { readonly kind: 'failed'; readonly error: unknown };
}

export interface Evidence {
  readonly files: readonly EvidenceFile[];
  add(files: readonly File[]): void;
  retry(key: string): void;
  remove(key: string): void;
  /** Forgets the list: `sent` when a report now names the files, `unsent` to take them back. */
  clear(because: 'sent' | 'unsent'): void;
}

/** The files of one report, sent as soon as they are chosen. Files of one organisation are not another's. */
export function useEvidence(organisationId: string | null): Evidence {
  const [files, setFiles] = useState<readonly EvidenceFile[]>([]);
  const current = useRef(files);
  current.current = files;
  const running = useRef(new Map<string, AbortController>());

  const change = useCallback((key: string, state: EvidenceFile['state']) => {
    setFiles((all) => all.map((each) => (each.key === key ? { ...each, state } : each)));
  }, []);

  const send = useCallback(
    (key: string, file: File) => {
      if (organisationId === null) return;
      const control = new AbortController();
      running.current.set(key, control);
      const onProgress = (percent: number) => change(key, { kind: 'sending', percent });
      sendFile(file, organisationId, onProgress, control.signal).then(
        ({ id }) => {
          running.current.delete(key);
          // It was taken out of the list while it arrived.
          if (control.signal.aborted) takeBack(id);
          else change(key, { kind: 'sent', id });
        },
        (error: unknown) => {
          running.current.delete(key);
          change(key, { kind: 'failed', error });
        },
      );
    },
    [organisationId, change],
  );

  const drop = useCallback((dropped: readonly EvidenceFile[]) => {
    for (const { key, state } of dropped) {
      running.current.get(key)?.abort();
      if (state.kind === 'sent') takeBack(state.id);
    }
  }, []);

  const clear = useCallback(
    (because: 'sent' | 'unsent') => {
      if (because === 'unsent') drop(current.current);
      // Leaving may come before the next drawing.
      current.current = [];
      setFiles([]);
    },
    [drop],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another organisation's report begins without files
  useEffect(() => () => clear('unsent'), [organisationId, clear]);

  return {
    files,
    add(chosen) {
      const added = chosen.map(
        (file): EvidenceFile => ({ key: newId<string>(), file, state: { kind: 'sending', percent: 0 } }),
      );
      setFiles((all) => [...all, ...added]);
      for (const { key, file } of added) send(key, file);
    },
    retry(key) {
      const found = files.find((each) => each.key === key);
      if (!found) return;
      change(key, { kind: 'sending', percent: 0 });
      send(key, found.file);
    },
    remove(key) {
      drop(files.filter((each) => each.key === key));
      setFiles((all) => all.filter((each) => each.key !== key));
    },
    clear,
  };
}
