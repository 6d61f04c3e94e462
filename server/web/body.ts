import type { RequestHandler } from 'express';
import { statusOf } from './refusal';

/** A page's form holds a few fields; files have ways of their own with their own limits. */
const maxFormBytes = 256 * 1024;

/** Refuses a page's form that is too large, or that does not say how large it is, before anything of it is read. */
export const boundedForm: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const bytes = request.headers['content-length'];
  const streamed = request.headers['transfer-encoding'] !== undefined;
  if (!streamed && Number(bytes ?? 0) <= maxFormBytes) return next();
  response.setHeader('Connection', 'close');
  response.status(statusOf('too-large')).json({ code: 'too-large' });
};
