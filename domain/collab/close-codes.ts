/**
 * Why a document's socket was closed. y-websocket 3 takes 4400–4499 as final and tries again on every other
 * code, so each reason stands on the side where trying again helps or does not. The name is the locale key
 * under `collab:closed.*`.
 */
export const closeCodes = {
  'message-unreadable': 4400,
  'not-signed-in': 4401,
  'not-allowed': 4403,
  'not-found': 4404,
  'epoch-changed': 4409,
  'shape-changed': 4410,
  'message-too-large': 4413,
  'document-too-large': 4414,
  'update-refused': 4422,
  'load-failed': 4500,
  'right-changed': 4501,
  'too-many-messages': 4502,
  'too-slow': 4503,
  'no-answer': 4504,
  'shutting-down': 4505,
  'too-much-unsaved': 4506,
  'too-many-connections': 4507,
} as const;

export type CloseReason = keyof typeof closeCodes;

/** RFC 6455's own code for a message over the socket's hard limit, sent before ours can be. */
const MESSAGE_TOO_BIG = 1009;

const reasons = new Map<number, CloseReason>(
  // The keys of the table above.
  Object.entries(closeCodes).map(([name, code]) => [code, name as CloseReason]),
);

/** The reason behind a code; null for a line that simply broke. */
export function closeReason(code: number): CloseReason | null {
  return code === MESSAGE_TOO_BIG ? 'message-too-large' : (reasons.get(code) ?? null);
}

/** Whether trying again with the same edits would end the same way. */
export function isFinal(code: number): boolean {
  return code === MESSAGE_TOO_BIG || (code >= 4400 && code < 4500);
}
