import type { APIRequestContext } from 'playwright-core';

export interface Called {
  readonly status: number;
  /** The answer, when it was one. */
  readonly data: unknown;
  /** The code of the refusal, when it was one. */
  readonly refused: string | null;
  readonly text: string;
}
interface Envelope {
  readonly result?: { readonly data?: unknown };
  readonly error?: { readonly message: string };
}

/** Asks the server past the page, with the cookies of whoever sits at it. */
export async function query(request: APIRequestContext, procedure: string, input?: object): Promise<Called> {
  const params = new URLSearchParams(input ? { input: JSON.stringify(input) } : {});
  return calledOf(await request.get(`/trpc/${procedure}?${params}`));
}

/** @param origin where the page that asks comes from: calls that change something are refused from elsewhere */
export async function mutate(
  request: APIRequestContext,
  origin: string,
  procedure: string,
  input: object,
): Promise<Called> {
  return calledOf(await request.post(`/trpc/${procedure}`, { data: input, headers: { origin } }));
}

async function calledOf(response: { status(): number; text(): Promise<string> }): Promise<Called> {
  const text = await response.text();
  // What tRPC answers with, by its documentation.
  const { result, error } = JSON.parse(text) as Envelope;
  return { status: response.status(), data: result?.data, refused: error?.message ?? null, text };
}
