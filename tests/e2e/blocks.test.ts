import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { word } from '#tests/domain/import/clipboards';
import { useDemoJalon } from './demo-jalon';
import { expectUsable } from './look';
import { expectNoComplaints, picture } from './people';
import { cellOf, grid, gridText, opened, rowOf, saved, titles } from './plan-page';
import { demoPlan } from './with-own-postgres';
import { fr } from './words';

const demo = useDemoJalon();

/** Presses the keys of pasting with this on the clipboard: what another program put there. */
async function paste(page: Page, clipboard: { html?: string; text?: string }): Promise<void> {
  await page.evaluate(({ html, text }) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    if (text) data.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, clipboard);
}
const notice = (page: Page) => page.locator('.mantine-Notification-root');

test('[G1] blocks of cells are chosen, copied, filled down, emptied and brought back by the keyboard', async () => {
  const { page } = await demo.people.signIn('secretariat', { height: 2400 });
  await page.goto(`/documents/${await demoPlan(demo.jalon.database)}`);
  await opened(page);
  // Statuses come a moment after the plan.
  await grid(page).locator('.mantine-Badge-root').first().waitFor();
  const before = await gridText(page);
  const [first = '', second = ''] = await titles(page);
  const period = (title: string) => cellOf(page, title, 'period');

  await period(first).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  const chosen = grid(page).locator('[aria-selected="true"]');
  expect(await chosen.count()).toBe(4);
  await expectUsable(page);
  await picture(page, 'blocks-chosen-fr-1440');
  const places = await cellOf(page, first, 'places').textContent();
  await page.keyboard.press('Control+d');
  await expect.poll(() => cellOf(page, second, 'places').textContent()).toBe(places);
  await page.keyboard.press('Control+z');
  await expect.poll(() => gridText(page)).toEqual(before);

  // Through the real clipboard of the browser, within Jalon.
  await period(first).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  await period(second).click();
  await page.keyboard.press('Control+v');
  await expect.poll(() => cellOf(page, second, 'places').textContent()).toBe(places);
  await notice(page).getByText('2 cellules collées.').waitFor();
  await page.keyboard.press('Delete');
  await expect.poll(() => cellOf(page, second, 'places').textContent()).toBe('');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => gridText(page)).toEqual(before);
  await page.keyboard.press('Control+a');
  expect(await chosen.count()).toBeGreaterThan(50);
  await page.keyboard.press('Escape');
  expect(await chosen.count()).toBe(0);
});

test('[G2] a table copied in Word becomes activities, and what finds no place is named', async () => {
  const copil = await demo.people.signIn('copil', { height: 2400 });
  const { page } = copil;
  await page.goto(`/documents/${await demoPlan(demo.jalon.database)}`);
  await opened(page);
  // Statuses come a moment after the plan.
  await grid(page).locator('.mantine-Badge-root').first().waitFor();
  const before = await gridText(page);
  const band = grid(page).locator('[data-section]').first();
  await band.locator('[data-row]').first().focus();
  await paste(page, { html: word });
  const added = 'Atelier de formation des points focaux';
  await rowOf(page, added).waitFor();
  expect(await cellOf(page, added, 'period').textContent()).toMatch(/mars.avril/i);
  expect(await titles(page)).toEqual(expect.arrayContaining([added, 'Étude']));
  await notice(page).getByText('2 activités ajoutées.').waitFor();
  await saved(page);

  await cellOf(page, added, 'period').focus();
  await paste(page, { text: 'avril\tTunis ou Casa\tUGTT / UMT\tRéalisée' });
  await expect.poll(() => cellOf(page, added, 'responsibles').textContent()).toContain('UMT');
  await notice(page).getByText('« Réalisée »').waitFor();
  await expectUsable(page);
  await picture(page, 'blocks-pasted-fr-1440');
  expect(await notice(page).textContent()).toContain(fr.documents.block.missed_one.replace('{{count}}', '1'));
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => gridText(page)).toEqual(before);
  expectNoComplaints(copil);
});
