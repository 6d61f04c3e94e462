import type { ErrorCode, JalonError } from '#domain/errors';

const statuses: Readonly<Record<ErrorCode, number>> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  invalid: 400,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  'wrong-origin': 403,
  'wrong-password': 401,
  'file-unreadable': 422,
  'file-type': 415,
  'names-people': 422,
  'unknown-table': 422,
  'gives-away': 422,
  'own-work': 403,
  'nothing-to-undo': 409,
  'not-kept': 410,
  locked: 409,
  'has-figures': 409,
  'vote-open': 409,
  'vote-closed': 409,
  'votes-missing': 409,
  'not-voter': 403,
  'no-voters': 409,
  'not-ready': 409,
  unavailable: 503,
};

/** The HTTP status of a refusal. */
export function statusOf(code: ErrorCode): number {
  return statuses[code];
}

/** A refusal as an HTTP answer: `{ code, details }`, which the page says in the person's language. */
export function refusalResponse(error: JalonError): Response {
  return Response.json({ code: error.code, details: error.details }, { status: statusOf(error.code) });
}
