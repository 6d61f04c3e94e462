import { type DehydratedState, dehydrate, type FetchQueryOptions, QueryClient } from '@tanstack/react-query';
import { TRPCError } from '@trpc/server';
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { Request, Response } from 'express';
import { JalonError } from '#domain/errors';
import type { InterfaceLanguage } from '#domain/language';
import type { SignedIn } from '#server/people/sessions';
import type { Services } from '#server/services';
import { type AppRouter, appRouter, createCaller } from '#server/trpc/router';
import { languageCookie, languageOf } from './language';
import { refusalResponse } from './refusal';
import { nonceOf } from './security';
import type { WhoIs } from './signed-in';

/** The demo accounts, shown on the sign-in page of a local demo. */
export interface DemoAccounts {
  readonly emails: readonly string[];
  readonly password: string;
}

/** Options of a query, as `context.queries.<area>.<name>.queryOptions(input)` makes them. */
export interface PreparedQuery {
  readonly queryKey: readonly unknown[];
}

/** What loaders and actions reach the server through, made for one request. */
export interface PageContext {
  readonly signedIn: SignedIn | null;
  readonly language: InterfaceLanguage;
  readonly cspNonce: string;
  readonly demo: DemoAccounts | null;
  /** Query options of every procedure, answered in this process. */
  readonly queries: TRPCOptionsProxy<AppRouter>;
  /** Calls procedures directly; refusals are thrown as answers that the error page understands. */
  readonly api: ReturnType<typeof createCaller>;
  /** Runs queries and gives their answers for the page; a refusal becomes the page's answer. */
  prefetch(queries: readonly PreparedQuery[]): Promise<{ dehydratedState: DehydratedState }>;
  /** Gives the Set-Cookie value. Throws `wrong-password` and `too-many`. */
  signIn(input: { email: string; password: string }): Promise<string>;
  /** Gives the Set-Cookie value that ends the session in the browser. */
  signOut(): Promise<string>;
  /** Remembers a language on the device (by the Set-Cookie value given back) and for the person. */
  chooseLanguage(language: InterfaceLanguage): Promise<string>;
  /** Writes an error nobody expected to the log. */
  logError(error: unknown, where: string): void;
}

export interface ContextParts {
  readonly services: Services;
  readonly whoIs: WhoIs;
  readonly secure: boolean;
  readonly demo: DemoAccounts | null;
}

/** Makes the context of one page request. */
export async function createPageContext(
  parts: ContextParts,
  request: Request,
  response: Response,
): Promise<PageContext> {
  const { services, whoIs, secure } = parts;
  const signedIn = await whoIs(request);
  const ctx = { services, signedIn };
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const queries = createTRPCOptionsProxy({ router: appRouter, ctx, queryClient });
  const api = createCaller(ctx, {
    onError: ({ error }) => {
      throw asAnswer(error);
    },
  });
  return {
    signedIn,
    language: languageOf(request, signedIn?.person.language),
    cspNonce: nonceOf(response),
    demo: parts.demo,
    queries,
    api,
    async prefetch(wanted) {
      // queryOptions() made them for this very client; their inputs differ, so a list has no narrower type.
      const asked = wanted as readonly FetchQueryOptions[];
      try {
        await Promise.all(asked.map((query) => queryClient.fetchQuery(query)));
      } catch (error) {
        throw asAnswer(error);
      }
      return { dehydratedState: dehydrate(queryClient) };
    },
    async signIn({ email, password }) {
      const { cookie } = await services.sessions.signIn({ email, password, address: request.ip ?? '' });
      return cookie;
    },
    async signOut() {
      const { cookie, ended } = await services.sessions.signOut(request.headers.cookie);
      // Another tab may have a document open with the same session.
      if (ended) {
        const { networkId, personId } = ended.actor;
        await services.collab.recheck({ personId });
        services.live.publish({ networkId, kind: 'rights', personId });
      }
      return cookie;
    },
    async chooseLanguage(language) {
      if (signedIn) await api.people.setLanguage({ language });
      return languageCookie(language, secure);
    },
    logError: (error, where) => services.logger.error({ err: error, where }),
  };
}

/** A refusal as the HTTP answer the error page reads; anything else stays what it is. */
function asAnswer(error: unknown): unknown {
  const cause = error instanceof TRPCError ? (error.cause ?? error) : error;
  if (cause instanceof JalonError) return refusalResponse(cause);
  if (error instanceof TRPCError && error.code === 'BAD_REQUEST')
    return refusalResponse(new JalonError('invalid'));
  return error;
}
