import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const password = 'jalon-demo-2020';
const artifacts = fileURLToPath(new URL('../.artifacts', import.meta.url));

/** Somebody at a browser of their own. */
export interface PersonAtBrowser {
  readonly page: Page;
  /** What the page complained of in its console, or threw. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}
export interface People {
  /** Opens a browser of its own, signed in with a demo account. */
  signIn(
    account: string,
    options?: { language?: string; width?: number; height?: number },
  ): Promise<PersonAtBrowser>;
  /** Opens a browser of its own before the page to sign in. */
  visit(options?: { language?: string; width?: number; height?: number }): Promise<PersonAtBrowser>;
  close(): Promise<void>;
}

/** Real Chromium, one process; each person has cookies and a device storage of their own. */
export async function openBrowser(url: string): Promise<People> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const visit: People['visit'] = async ({ language = 'fr', width = 1440, height = 900 } = {}) => {
    const context = await browser.newContext({ baseURL: url, locale: language, viewport: { width, height } });
    const page = await context.newPage();
    // A busy machine with two cores takes its time over the first page.
    page.setDefaultTimeout(90_000);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(`${error.message} (${page.url()})`));
    await page.goto('/login');
    return { page, complaints, close: () => context.close() };
  };
  return {
    visit,
    async signIn(account, options) {
      const person = await visit(options);
      const { page } = person;
      await page.locator('input[name="email"]').fill(`${account}@demo.jalon.test`);
      await page.locator('input[name="password"]').fill(password);
      await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
      await page.waitForURL((address) => address.pathname !== '/login');
      return person;
    },
    close: () => browser.close(),
  };
}

/** Keeps a picture of the page, for people to look at, once nothing in it moves any more. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  );
  mkdirSync(artifacts, { recursive: true });
  await page.screenshot({ path: path.join(artifacts, `${name}.png`), fullPage: false });
}

/** Nothing went wrong in a page that nobody looked at. */
export function expectNoComplaints(...people: readonly PersonAtBrowser[]): void {
  expect(people.flatMap((person) => person.complaints)).toEqual([]);
}
