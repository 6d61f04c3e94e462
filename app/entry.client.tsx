import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { interfaceLanguages } from '#domain/language';
import { createI18n } from './i18n/setup';

/**
 * The loaders' answers stand at the end of the page, and Remix waits for them inside its root. A click or a key that
 * comes before them would end the page (React's "Root did not complete", error 345), so they are read before the root
 * is made: RemixBrowser, asked once outside of React, throws the promise that it would suspend on, before any hook.
 */
async function answersRead(): Promise<void> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  try {
    RemixBrowser({});
  } catch (reading) {
    if (!(reading instanceof Promise)) throw reading;
    await reading;
  }
}

async function start(): Promise<void> {
  const shown = document.documentElement.lang;
  const i18n = await createI18n(interfaceLanguages.find((language) => language === shown) ?? 'fr');
  await answersRead();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void start();
