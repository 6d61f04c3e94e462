import { isRouteErrorResponse } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { ErrorCode } from '#domain/errors';
import fr from '../../locales/fr/errors.json';

export interface Refusal {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

const refusalSchema = z.object({
  code: z.custom<ErrorCode>((code) => typeof code === 'string' && Object.hasOwn(fr.code, code)),
  details: z._default(z.record(z.string(), z.union([z.string(), z.number()])), {}),
});
/** As a call answers: `data.refusal` (server/trpc/procedures). */
const callSchema = z.object({ data: z.object({ refusal: refusalSchema }) });

/** What was refused, from whatever was thrown: a page's answer, a call's answer, a code. Else `unavailable`. */
export function refusalOf(error: unknown): Refusal {
  if (isRouteErrorResponse(error)) {
    const answer = refusalSchema.safeParse(error.data);
    if (answer.success) return answer.data;
    return { code: error.status === 404 ? 'not-found' : 'unavailable', details: {} };
  }
  const call = callSchema.safeParse(error);
  if (call.success) return call.data.data.refusal;
  const plain = refusalSchema.safeParse(error);
  return plain.success ? plain.data : { code: 'unavailable', details: {} };
}

/** Says in the person's language what happened and what to do. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTranslation('errors');
  return (error) => {
    const { code, details } = refusalOf(error);
    return t(`code.${code}`, details);
  };
}
