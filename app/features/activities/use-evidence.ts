import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '#domain/ids';
import { sendFile, takeBack } from './send-file';

export interface EvidenceFile {
  /** Of this list; the server's id comes when the file has arrived. */
  readonly key: string;
  readonly name: string;
  readonly state: /** Part of the report that is corrected. */
    | { readonly kind: 'kept'; readonly id: string }
    | { readonly kind: 'sending'; readonly percent: number }
    | { readonly kind: 'sent'; readonly id: string }
    | { readonly kind: 'failed'; readonly file: File; readonly error: unknown };
}

export interface Evidence {
  readonly files: readonly EvidenceFile[];
  /** Of those that have arrived. */
  readonly fileIds: readonly string[];
  readonly waiting: boolean;
  add(files: readonly File[]): void;
  retry(key: string): void;
  remove(key: string): void;
  /** Forgets the list: `sent` when a report now names the files, `unsent` to take them back. */
  clear(because: 'sent' | 'unsent'): void;
}

/** The files of one report, sent as soon as they are chosen. Files of one organisation are not another's. */
export function useEvidence(
  organisationId: string | null,
  kept: readonly { readonly fileId: string; readonly name: string }[],
): Evidence {
  const [files, setFiles] = useState<readonly EvidenceFile[]>(() =>
    kept.map(({ fileId, name }) => ({ key: fileId, name, state: { kind: 'kept', id: fileId } })),
  );
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
          change(key, { kind: 'failed', file, error });
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

  // Another organisation's report begins without files; so does the next one after this dialog.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of organisation that counts
  useEffect(() => () => drop(current.current), [organisationId, drop]);
  const [of, setOf] = useState(organisationId);
  if (of !== organisationId) {
    setOf(organisationId);
    setFiles([]);
  }

  return {
    files,
    fileIds: files.flatMap(({ state }) => (state.kind === 'sent' || state.kind === 'kept' ? [state.id] : [])),
    waiting: files.some(({ state }) => state.kind === 'sending' || state.kind === 'failed'),
    add(chosen) {
      const added = chosen.map((file) => ({ key: newId<string>(), file }));
      setFiles((all) => [
        ...all,
        ...added.map(
          ({ key, file }): EvidenceFile => ({
            key,
            name: file.name,
            state: { kind: 'sending', percent: 0 },
          }),
        ),
      ]);
      for (const { key, file } of added) send(key, file);
    },
    retry(key) {
      const found = files.find((each) => each.key === key);
      if (found?.state.kind !== 'failed') return;
      change(key, { kind: 'sending', percent: 0 });
      send(key, found.state.file);
    },
    remove(key) {
      drop(files.filter((each) => each.key === key));
      setFiles((all) => all.filter((each) => each.key !== key));
    },
    clear,
  };
}
