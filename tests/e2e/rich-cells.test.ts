import { expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { expectUsable } from './look';
import { expectNoComplaints, picture } from './people';
import { cellOf, editor, opened, saved, titles } from './plan-page';
import { demoPlan } from './with-own-postgres';
import { fr } from './words';

const demo = useDemoJalon();

test('[C52] a cell’s text that is longer than the window takes every letter, and its editor stays', async () => {
  const { page } = await demo.people.signIn('secretariat');
  await page.goto(`/documents/${await demoPlan(demo.jalon.database)}`);
  await opened(page);
  const [title = ''] = await titles(page);
  const label = fr.documents.column.remarks;
  await cellOf(page, title, 'remarks').dblclick();
  await editor(page, label).press('Control+End');
  const paragraphs = Array.from({ length: 40 }, (_, index) => `Paragraphe ${index}.`);
  for (const paragraph of paragraphs) {
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(paragraph);
  }
  const letters = 'Tout ce qui est tapé ensuite est dans le texte, lettre après lettre. ';
  await page.keyboard.type(letters.repeat(3));
  const written = (await editor(page, label).textContent()) ?? '';
  expect(written).toContain(paragraphs.join('') + letters.repeat(3).trimEnd());
  const window = page.viewportSize()?.height ?? 0;
  expect((await editor(page, label).boundingBox())?.height).toBeLessThan(window / 2);
  await saved(page);
  await page.reload();
  await opened(page);
  await cellOf(page, title, 'remarks')
    .getByText(paragraphs.at(-1) ?? '')
    .waitFor({ state: 'attached' });
});

test('[C57] people, organisations and indicators are named in a cell by @, with the keys alone', async () => {
  const person = await demo.people.signIn('secretariat');
  const { page } = person;
  await page.goto(`/documents/${await demoPlan(demo.jalon.database)}`);
  await opened(page);
  const [, title = ''] = await titles(page);
  const label = fr.documents.column.remarks;
  await cellOf(page, title, 'remarks').dblclick();
  const text = editor(page, label);
  await text.press('Control+End');
  await page.keyboard.press('Enter');
  const names = page.getByRole('listbox', { name: fr.documents.text.names });
  await page.keyboard.type('Voir avec @ugt');
  await names.getByRole('option', { name: /^UGTT/ }).waitFor();
  await expectUsable(page);
  await picture(page, 'naming-fr-1440');
  await page.keyboard.press('Enter');
  await page.keyboard.type('et @Giulia R');
  await names.getByRole('option', { name: /^Giulia Rossetti/ }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('pour @CAS-1');
  const indicator = names.getByRole('option').first();
  const [code = ''] = ((await indicator.locator('bdi').first().textContent()) ?? '').split(' ');
  await indicator.click();
  await page.keyboard.type('@rien de tel');
  await names.waitFor({ state: 'detached' });
  expect(await text.textContent()).toContain(
    `Voir avec @UGTT et @Giulia Rossetti pour @${code} @rien de tel`,
  );
  await saved(page);
  await page.keyboard.press('Escape');
  const cell = cellOf(page, title, 'remarks');
  await cell.getByRole('link', { name: `@${code}` }).click();
  await page.waitForURL(/\/indicators\//);
  expectNoComplaints(person);
});
