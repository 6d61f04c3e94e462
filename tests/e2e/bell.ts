import type { Locator, Page } from 'playwright-core';

/** The button over what somebody is told. */
export const bell = (page: Page): Locator => page.getByTestId('bell');

/** How much somebody has not looked at, once the list has come. */
export async function unread(page: Page): Promise<number> {
  await bell(page).and(page.locator('[data-ready]')).waitFor();
  return Number(await bell(page).getAttribute('data-unread'));
}
