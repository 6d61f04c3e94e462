import { expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { expectUsable } from './look';
import { expectNoComplaints, picture } from './people';
import { cellOf, grid, opened, rowOf, saved, titles } from './plan-page';
import { demoPlan } from './with-own-postgres';
import { fr, say } from './words';

const { documents } = fr;
const demo = useDemoJalon();

test('[D13] next year’s plan begins as a copy, and its activities contribute to another plan’s', async () => {
  const secretariat = await demo.people.signIn('secretariat', { height: 2400 });
  const { page } = secretariat;
  const source = await demo.jalon.database.prisma.document.findUniqueOrThrow({
    where: { id: await demoPlan(demo.jalon.database) },
  });
  await page.goto(`/documents/${source.id}`);
  await opened(page);
  const before = await titles(page);

  await page.goto('/documents');
  await page.getByRole('button', { name: documents.library.new }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: documents.new.beginning }).click();
  await page.getByRole('option', { name: source.title, exact: true }).click();
  await dialog.getByText(say(documents.new.copyHint, { year: String(source.year) })).waitFor();
  await expectUsable(page);
  await picture(page, 'new-document-fr-1440');
  await dialog.getByRole('textbox', { name: documents.new.name }).fill('Plan de l’année suivante');
  await dialog.getByRole('button', { name: documents.new.create }).click();
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}/);
  await opened(page);
  expect(await titles(page)).toEqual(before);
  // Nothing of what was reported came along.
  expect(await grid(page).locator('.mantine-Badge-root').count()).toBe(0);

  // One of them contributes to the plan it was copied from.
  const [first = ''] = before;
  await rowOf(page, first)
    .getByRole('button', { name: say(documents.row.menu, { title: first }) })
    .click();
  await page.getByRole('menuitem', { name: documents.row.open }).click();
  const links = page.getByTestId('contributions');
  await links.getByRole('button', { name: documents.links.add }).click();
  await links.getByRole('textbox', { name: documents.links.find }).fill(source.title);
  await page.getByRole('option').filter({ hasText: first }).first().click();
  await saved(page);
  const above = links.getByRole('link', { name: first });
  await above.waitFor();
  await expectUsable(page);
  await above.click();
  await page.waitForURL(new RegExp(source.id));
  await page
    .getByTestId('contributions')
    .getByText(say(documents.links.from_one, { count: '1' }))
    .waitFor();
  await expectUsable(page);
  await picture(page, 'contributions-fr-1440');
  await cellOf(page, first, 'title').waitFor({ state: 'attached' });
  expectNoComplaints(secretariat);
});
