import { expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { expectUsable } from './look';
import { expectNoComplaints, picture } from './people';
import { opened, titles } from './plan-page';
import { demoPlan } from './with-own-postgres';
import { fr } from './words';

const { search, common, documents } = fr;
const demo = useDemoJalon();

test('[S3] Ctrl-K finds an activity by its words and goes to it, by the keyboard alone', async () => {
  const ugtt = await demo.people.signIn('ugtt');
  const { page } = ugtt;
  await page.goto(`/documents/${await demoPlan(demo.jalon.database)}`);
  await opened(page);
  const [first = ''] = await titles(page);
  await page.goto('/my-work');
  const box = page.getByPlaceholder(search.placeholder);
  // The page answers keys once its scripts are there.
  await expect
    .poll(async () => {
      if (!(await box.isVisible())) await page.keyboard.press('Control+k');
      return box.isVisible();
    })
    .toBe(true);
  await page.getByText(common.area.documents).last().waitFor();
  await expectUsable(page);
  await picture(page, 'palette-fr-1440');
  await box.fill(first.toUpperCase());
  await page.locator('.mantine-Spotlight-action').filter({ hasText: first }).first().waitFor();
  await expectUsable(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/documents\/[0-9a-f-]+\?activity=/);
  await page.getByTestId('activity-panel').getByText(first).first().waitFor();

  await page.goto('/reports');
  await page.getByRole('button', { name: search.open }).click();
  await box.fill(search.newDocument);
  await page.locator('.mantine-Spotlight-action').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/documents\?new/);
  await page.getByRole('dialog').getByRole('textbox', { name: documents.new.name }).waitFor();
  expectNoComplaints(ugtt);
});
