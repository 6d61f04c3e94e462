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
  const answers: Promise<PromiseSettledResult<Answer | null>[]>[] = [];
  page.context().on('request', (request) => {
    const body = request.postDataBuffer();
    sent.push({ method: request.method(), url: request.url(), body: body?.toString('utf8') ?? '' });
  });
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      sent.push({ method: 'message', url: socket.url(), body: payload.toString() });
    });
  });
  // Settled, so that an answer that cannot be read fails the test that asks for it.
  page.on('response', (response) => answers.push(Promise.allSettled([read(response)])));
  return {
    sent,
    answers: async () =>
      (await Promise.all(answers)).flat().flatMap((answer) => {
        if (answer.status === 'rejected') throw answer.reason;
        return answer.value ?? [];
      }),
  };
}

/** The end of an answer that was broken off is sometimes never told. */
const ANSWER_MS = 10_000;

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    patience = setTimeout(() => reject(new Error(`No end of the answer within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(patience);
  }
}

async function read(response: Response): Promise<Answer | null> {
  const type = response.headers()['content-type'] ?? '';
  const hasWords = /html|json|x-script/.test(type);
  const redirects = response.status() >= 300 && response.status() < 400;
  if (!hasWords || redirects) return null;
  const request = response.request();
  const url = response.url();
  try {
    return { url, type, text: await within(ANSWER_MS, response.text()) };
  } catch (failure) {
    if (request.method() !== 'GET') throw failure;
    // The page has moved on and the browser has forgotten the answer: it is asked for once more.
    const { request: asking } = request.frame().page().context();
    // A connection that was kept may be closed by the other end at that very moment.
    const again = await asking.get(url, { headers: request.headers(), maxRetries: 2 });
    return { url, type, text: await again.text() };
  }
}

/** Every number in an answer to a call, wherever it stands. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

/** Whether a number stands in a text by itself, not as a part of a word, an id or a longer number. */
export function tells(text: string, figure: number): boolean {
  return new RegExp(`(?<![\\w.,#%-])${figure}(?![\\w%-]|[.,]\\d)`).test(text);
}

/** The same of an answer: its words, and every value that came with them. */
export function answerTells({ type, text }: Answer, figure: number): boolean {
  if (type.includes('json')) return numbersIn(JSON.parse(text)).includes(figure);
  const parts = [...text.matchAll(/streamController\.enqueue\(("(?:[^"\\]|\\.)*")\)/g)];
  const streamed = type.includes('html')
    ? parts.map(([, part]) => String(JSON.parse(part ?? '""'))).join('')
    : text;
  const written = type.includes('html') ? text.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ') : '';
  // Remix sends each value once, in flat arrays; numbers deeper inside say only where a value stands.
  const values = streamed
    .split('\n')
    .map((line) => line.replace(/^[A-Z]\d+:/, ''))
    .filter((line) => line.startsWith('['))
    .flatMap((line): unknown[] => JSON.parse(line));
  return (
    tells(written.replace(/<[^>]*>/g, ' '), figure) ||
    values.some((value) => value === figure || (typeof value === 'string' && tells(value, figure)))
  );
}
