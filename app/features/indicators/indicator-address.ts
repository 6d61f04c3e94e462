import type { Params } from '@remix-run/react';
import * as z from 'zod/mini';
import type { IndicatorId } from '#domain/ids';

/** The indicator an address names. One that no indicator can have reads like one that none has. */
export function indicatorIdIn(params: Params): IndicatorId {
  const id = z.uuid().safeParse(params.indicatorId);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data as IndicatorId;
}
