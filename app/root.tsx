import '@fontsource-variable/noto-sans-arabic/wght.css';
import '@fontsource-variable/source-sans-3/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/tiptap/styles.css';
import './global.css';
import { mantineHtmlProps } from '@mantine/core';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useChangeLanguage } from 'remix-i18next/react';
import { direction } from '#domain/language';
import { useLanguage } from './i18n/language';
import { useNonce } from './nonce';
import { unlessOnlySearchChanged } from './revalidation';
import { createClient, createQueryClient, TRPCProvider } from './trpc/client';
import { LoadedQueries } from './trpc/hydration';
import { BareErrorPage } from './ui/error-page';
import { Interface } from './ui/interface';

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }];
export const meta: MetaFunction = () => [{ title: 'Jalon' }];

export const loader = ({ context }: LoaderFunctionArgs) => ({ language: context.language });
export const shouldRevalidate = unlessOnlySearchChanged;

/** The HTML around every page, an error's page too. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const shown = useLanguage();
  const language = useRouteLoaderData<typeof loader>('root')?.language ?? shown;
  return (
    <html lang={language} dir={direction(language)} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <Meta />
        <Links />
      </head>
      <body>
        <Interface language={language}>{children}</Interface>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const language = useRouteLoaderData<typeof loader>('root')?.language ?? 'fr';
  useChangeLanguage(language);
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(createClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <LoadedQueries>
          <Outlet />
        </LoadedQueries>
      </TRPCProvider>
    </QueryClientProvider>
  );
}

export function ErrorBoundary() {
  return <BareErrorPage />;
}
