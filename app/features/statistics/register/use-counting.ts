import { useCallback, useEffect, useRef, useState } from 'react';
import type { RegisterOptions } from '#domain/statistics/register/register';
import type { CountingStep, CountOutcome } from './count-file';
import type { CountMessage, CountRequest } from './messages';

export type Counting =
  | { readonly state: 'none' }
  | { readonly state: 'counting'; readonly fileName: string; readonly step: CountingStep }
  | ({ readonly fileName: string } & CountOutcome);

/** Counts a register in a worker of its own, which ends with the count: the file's rows do not outlive it. */
export function useCounting() {
  const [counting, setCounting] = useState<Counting>({ state: 'none' });
  const running = useRef<Worker | null>(null);
  const stop = useCallback(() => {
    running.current?.terminate();
    running.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const count = useCallback(
    async (file: File, options: RegisterOptions) => {
      stop();
      const fileName = file.name;
      const unreadable: Counting = {
        state: 'refused',
        fileName,
        refusal: { code: 'file-unreadable', details: {} },
      };
      setCounting({ state: 'counting', fileName, step: 'reading' });
      const worker = new Worker(new URL('./register.worker.ts', import.meta.url), { type: 'module' });
      running.current = worker;
      worker.addEventListener('message', ({ data }: MessageEvent<CountMessage>) => {
        if (data.kind === 'step') {
          setCounting({ state: 'counting', fileName, step: data.step });
          return;
        }
        setCounting({ fileName, ...data.outcome });
        stop();
      });
      worker.addEventListener('error', () => {
        setCounting(unreadable);
        stop();
      });
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const request: CountRequest = { bytes, options };
        worker.postMessage(request, [bytes.buffer]);
      } catch {
        // The file was moved or changed between choosing and reading.
        setCounting(unreadable);
        stop();
      }
    },
    [stop],
  );
  const clear = useCallback(() => {
    stop();
    setCounting({ state: 'none' });
  }, [stop]);
  return { counting, count, clear };
}
