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

/** What keeps people from using the page: axe's serious and critical findings. */
export async function expectUsable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) }))).toEqual(
    [],
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
