import { type IncomingMessage, request } from 'node:http';

/** An open stream of live facts. */
export interface LiveStream {
  readonly status: number;
  text(): string;
  /** Kinds of the events told so far. */
  kinds(): string[];
  ended(): boolean;
  leave(): void;
}

/** Opens it as a browser does; without a cookie for nobody. */
export function openStream(at: { readonly url: string }, cookie = ''): Promise<LiveStream> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/event-stream', cookie };
    const asked = request(
      `${at.url}/trpc/live.events`,
      { headers, agent: false },
      (answer: IncomingMessage) => {
        let text = '';
        let ended = false;
        answer.on('data', (part: Buffer) => {
          text += part.toString();
        });
        answer.on('close', () => {
          ended = true;
        });
        resolve({
          status: answer.statusCode ?? 0,
          text: () => text,
          kinds: () => [...text.matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind ?? ''),
          ended: () => ended,
          leave: () => asked.destroy(),
        });
      },
    );
    asked.on('error', (error) => (asked.destroyed ? undefined : reject(error)));
    asked.end();
  });
}
