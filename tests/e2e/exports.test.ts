import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { actionPlan } from '../../prisma/demo/plans';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, expectUsable } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { isFocused, opened } from './plan-page';
import { fr } from './words';

const { plan } = fr.documents;
const words = fr.calendar;

const demo = useDemoJalon();
let coordinator: PersonAtBrowser;

const dialog = (page: Page): Locator => page.getByTestId('calendar-address');
const exportButton = (page: Page): Locator => page.getByRole('button', { name: plan.export, exact: true });

async function openPlan(page: Page): Promise<void> {
  await page.goto('/documents');
  await page.getByRole('link', { name: actionPlan.title, exact: true }).click();
  await opened(page);
}

describe.sequential('[X3] files and calendars on the page', () => {
  test('the menu gives the plan as a Word file', async () => {
    coordinator = await demo.people.signIn('ugtt');
    const { page } = coordinator;
    await openPlan(page);
    await exportButton(page).click();
    const item = page.getByRole('menuitem', { name: plan.exportDocx });
    const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
  });

  test('the menu is usable in French and Arabic, on a telephone too', async () => {
    const { page } = coordinator;
    for (const language of ['ar', 'fr'] as const) {
      await chooseLanguage(page, language);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page
          .locator('header')
          .getByRole('button', { name: /^(تصدير|Exporter)$/ })
          .click();
        await page.getByRole('menuitem').first().waitFor();
        await picture(page, `export-menu-${language}-${width}`);
        await expectUsable(page);
        await expectNoWider(page, `the export menu in ${language}`);
        await page.keyboard.press('Escape');
        await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
      }
    }
  });

  test('[K4] an address is made, opens the calendar elsewhere, and is taken back', async () => {
    const { page } = coordinator;
    await exportButton(page).click();
    await page.getByRole('menuitem', { name: plan.subscribe }).click();
    await dialog(page).getByRole('button', { name: words.create }).click();
    const address = await dialog(page).getByLabel(words.address).inputValue();
    const read = () => fetch(address).then((answer) => answer.status);
    expect(await read()).toBe(200);
    await picture(page, 'calendar-address-fr-1440');
    await expectUsable(page);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await expect.poll(() => isFocused(exportButton(page))).toBe(true);
    await exportButton(page).click();
    await page.getByRole('menuitem', { name: plan.subscribe }).click();
    // Shown once: from now on only that it is there.
    await dialog(page).getByRole('button', { name: words.replace }).waitFor();
    expect(await dialog(page).getByLabel(words.address).count()).toBe(0);
    await dialog(page).getByRole('button', { name: words.revoke }).click();
    await dialog(page).getByRole('button', { name: words.create }).waitFor();
    expect(await read()).toBe(404);
    await page.keyboard.press('Escape');
  });

  test('[K5] one’s own calendar is in the person’s menu, in Arabic too', async () => {
    const { page } = coordinator;
    await chooseLanguage(page, 'ar');
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^حسابي/ })
      .click();
    await page.getByRole('menuitem', { name: 'تقويمي…' }).click();
    await dialog(page).getByRole('button', { name: 'إنشاء العنوان' }).click();
    const address = await dialog(page).getByLabel('عنوان التقويم').inputValue();
    const text = await fetch(address).then((answer) => answer.text());
    expect(text).toMatch(/^BEGIN:VCALENDAR/);
    await picture(page, 'own-calendar-ar-1440');
    await expectUsable(page);
    expectNoComplaints(coordinator);
  });
});
