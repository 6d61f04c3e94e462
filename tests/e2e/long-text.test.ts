import { expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
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
