import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type InterfaceLanguage, interfaceLanguages } from '#domain/language';
import { picture } from './people';

const ownNames: Readonly<Record<InterfaceLanguage, string>> = {
  fr: 'Français',
  en: 'English',
  ar: 'العربية',
};

/** Chooses the language in the header, as people do. */
export async function chooseLanguage(page: Page, language: InterfaceLanguage): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  const menu = new RegExp(`: (${interfaceLanguages.map((each) => ownNames[each]).join('|')})$`);
  await page.getByRole('banner').getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: ownNames[language] }).click();
  await page.locator(`html[lang="${language}"]`).waitFor();
}

/**
 * What keeps people from using the page: axe's serious and critical findings.
 * @param whole nothing stands open over the page: then axe finds nothing at all
 */
export async function expectUsable(page: Page, { whole = false } = {}): Promise<void> {
  const findings = async () => {
    await atRest(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.filter(({ impact }) => whole || impact === 'serious' || impact === 'critical');
  };
  // What began to fade in while axe looked has no contrast yet: only what is found twice keeps anybody from anything.
  const first = await findings();
  const found = first.length === 0 ? first : await findings();
  expect(found.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) }))).toEqual(
    [],
  );
}

/** What slides or fades in has come; what never ends (a sign that something loads) is not waited for. */
function atRest(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
}

/** The page in French and in Arabic: usable in both, and a picture of each on a screen and on a telephone. */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 1440, height: 900 };
  for (const language of ['ar', 'fr'] as const) {
    await chooseLanguage(page, language);
    await expectUsable(page);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoWider(page, `${name} in ${language}`);
      await picture(page, `${name}-${language}-${width}`);
    }
  }
  await page.setViewportSize(before);
}

/**
 * Nothing makes the page wider than its window: what needs more room scrolls inside itself. The navigation slides
 * aside when the window becomes narrow; what counts is where everything comes to rest.
 */
export async function expectNoWider(page: Page, name: string): Promise<void> {
  await expect
    .poll(
      () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      { message: `${name}: how many pixels the page is wider than its window` },
    )
    .toBe(0);
}
