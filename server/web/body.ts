import type { RequestHandler } from 'express';
import { statusOf } from './refusal';

/** A page's form holds a few fields; files have ways of their own with their own limits. */
const maxFormBytes = 256 * 1024;

/**
 * Refuses what is no form of a page, before anything of it is read: one too large, one that does not say how large
 * it is, and whatever is not sent as forms are (an action would fail at reading it).
 */
export const boundedForm: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const bytes = request.headers['content-length'];
  const streamed = request.headers['transfer-encoding'] !== undefined;
  const refuse = (code: 'too-large' | 'invalid') => {
    response.setHeader('Connection', 'close');
    response.status(statusOf(code)).json({ code });
  };
  if (streamed || Number(bytes ?? 0) > maxFormBytes) return refuse('too-large');
  // Asked of the header itself: a form without a field has no body.
  const form = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '');
  if (request.method !== 'POST' || !form) return refuse('invalid');
  next();
};
