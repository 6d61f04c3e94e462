import { initTRPC, TRPCError } from '@trpc/server';
import type { z } from 'zod';
import { type Action, type ActionResources, can } from '#domain/access/policy';
import { type ErrorCode, JalonError } from '#domain/errors';
import type { SignedIn } from '#server/people/sessions';
import type { Services } from '#server/services';
import { isStorable } from './input';

/** What every procedure is given: the parts of the house, and who asks. */
export interface CallContext {
  readonly services: Services;
  readonly signedIn: SignedIn | null;
}
/** The right a procedure asks for, readable from outside: the matrix test walks it. */
export interface ProcedureMeta {
  readonly action: Action | 'signed-in';
}

type TrpcCode = TRPCError['code'];
const httpCodes: Partial<Record<ErrorCode, TrpcCode>> = {
  'not-signed-in': 'UNAUTHORIZED',
  'not-allowed': 'FORBIDDEN',
  'own-work': 'FORBIDDEN',
  'nothing-to-undo': 'CONFLICT',
  'not-kept': 'PRECONDITION_FAILED',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  locked: 'CONFLICT',
  'has-figures': 'CONFLICT',
  'vote-open': 'CONFLICT',
  'vote-closed': 'CONFLICT',
  'votes-missing': 'CONFLICT',
  'not-voter': 'FORBIDDEN',
  'no-voters': 'CONFLICT',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'too-many': 'TOO_MANY_REQUESTS',
  unavailable: 'INTERNAL_SERVER_ERROR',
};

const trpc = initTRPC
  .context<CallContext>()
  .meta<ProcedureMeta>()
  .create({
    // A line that died without a word is noticed by the page, which then opens another.
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
    errorFormatter({ shape, error }) {
      // The stable code and its details let the page say it in the person's language; nothing else leaves.
      const cause = error.cause;
      const refusal = cause instanceof JalonError ? { code: cause.code, details: cause.details } : null;
      const { stack: _, ...data } = shape.data;
      const message = refusal?.code ?? (error.code === 'BAD_REQUEST' ? 'invalid' : 'unavailable');
      return { ...shape, message, data: { ...data, refusal } };
    },
  });

export const router = trpc.router;
export const createCallerFactory = trpc.createCallerFactory;

/** Errors are values of one union below; here they become tRPC's. */
const refusals = trpc.middleware(async ({ ctx, next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof JalonError) {
    throw new TRPCError({ code: httpCodes[cause.code] ?? 'BAD_REQUEST', message: cause.code, cause });
  }
  if (result.error.code === 'INTERNAL_SERVER_ERROR') ctx.services.logger.error({ err: result.error, path });
  return result;
});

const storable = trpc.middleware(async ({ getRawInput, next }) => {
  if (!isStorable(await getRawInput())) throw new JalonError('invalid');
  return next();
});

const base = trpc.procedure.use(refusals);

/** For what every signed-in person may do with their own things. */
export const signedIn = base
  .meta({ action: 'signed-in' })
  .use(({ ctx, next }) => {
    if (!ctx.signedIn) throw new JalonError('not-signed-in');
    return next({ ctx: { ...ctx, signedIn: ctx.signedIn, actor: ctx.signedIn.actor } });
  })
  .use(storable);

/**
 * A procedure that asks the policy. `load` finds the thing the right is asked about; what does not exist and
 * what belongs to another network both read `not-found`, so that ids cannot be probed.
 */
export function permitted<A extends Action, S extends z.ZodType, R extends ActionResources[A]>(
  action: A,
  schema: S,
  load: (ctx: CallContext & { signedIn: SignedIn }, input: z.output<S>) => Promise<R | null> | R | null,
) {
  return signedIn
    .meta({ action })
    .input(schema)
    .use(async ({ ctx, input, next }) => {
      // tRPC has validated the input with this very schema.
      const resource = await load(ctx, input as z.output<S>);
      if (!resource || resource.networkId !== ctx.actor.networkId) throw new JalonError('not-found');
      if (!can(ctx.actor, action, resource)) throw new JalonError('not-allowed');
      return next({ ctx: { ...ctx, resource } });
    });
}

/** The resource of rights that are asked about the network itself. */
export function ownNetwork(ctx: { signedIn: SignedIn }): { networkId: SignedIn['actor']['networkId'] } {
  return { networkId: ctx.signedIn.actor.networkId };
}
