import '@remix-run/server-runtime';
import type { PageContext } from '#server/web/context';

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends PageContext {}
  // Types of loader data follow the single-fetch flag of remix.config.js.
  interface Future {
    v3_singleFetch: true;
  }
}

export type { DemoAccounts, PageContext, PreparedQuery } from '#server/web/context';
