import type { Page, Response } from 'playwright-core';

export interface Sent {
  readonly method: string;
  readonly url: string;
  /** What was sent along; empty when nothing was. */
  readonly body: string;
}
export interface Answer {
  readonly url: string;
  readonly type: string;
  readonly text: string;
}
/** What went over the line between a page and anybody since it was first listened to. */
export interface Traffic {
  /** Requests of the page and of its workers, and messages on its sockets. */
  readonly sent: readonly Sent[];
  /** Pages, their data and the answers to calls; no scripts, styles or pictures. */
  answers(): Promise<readonly Answer[]>;
}

export function listenTo(page: Page): Traffic {
  const sent: Sent[] = [];
  const answers: Promise<Answer | null>[] = [];
  page.context().on('request', (request) => {
    const body = request.postDataBuffer();
    sent.push({ method: request.method(), url: request.url(), body: body?.toString('utf8') ?? '' });
  });
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      sent.push({ method: 'message', url: socket.url(), body: payload.toString() });
    });
  });
  page.on('response', (response) => answers.push(read(response)));
  return {
    sent,
    answers: async () => (await Promise.all(answers)).filter((answer) => answer !== null),
  };
}

async function read(response: Response): Promise<Answer | null> {
  const type = response.headers()['content-type'] ?? '';
  const hasWords = /html|json|x-script/.test(type);
  const redirects = response.status() >= 300 && response.status() < 400;
  return hasWords && !redirects ? { url: response.url(), type, text: await response.text() } : null;
}

/** Every number in an answer to a call, wherever it stands. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

/** Whether a number stands in a text by itself, not as a part of a word, an id or a longer number. */
export function tells(text: string, figure: number): boolean {
  return new RegExp(`(?<![\\w.,#%-])${figure}(?![\\w.,%-]*\\w)`).test(text);
}
