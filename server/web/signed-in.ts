import type { Request } from 'express';
import type { Sessions, SignedIn } from '#server/people/sessions';

/** Who sent a request, asked of the database once for each request however many parts want to know. */
export type WhoIs = (request: Request) => Promise<SignedIn | null>;

export function createWhoIs(sessions: Pick<Sessions, 'validate'>): WhoIs {
  const known = new WeakMap<Request, Promise<SignedIn | null>>();
  return (request) => {
    const asked = known.get(request) ?? sessions.validate(request.headers.cookie);
    known.set(request, asked);
    return asked;
  };
}
