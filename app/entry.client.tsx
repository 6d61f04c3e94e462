import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { interfaceLanguages } from '#domain/language';
import { createI18n } from './i18n/setup';

async function start(): Promise<void> {
  const shown = document.documentElement.lang;
  const i18n = await createI18n(interfaceLanguages.find((language) => language === shown) ?? 'fr');
  // The loaders' answers stand at the end of the page. Remix waits for them inside its root, where a click that comes
  // before them would end the page (React's "Root did not complete"): the page is taken over once it is whole.
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
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
