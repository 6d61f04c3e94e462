import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, expectUsable } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import {
  boxOf,
  cellOf,
  command,
  documentMenu,
  grid,
  isFocused,
  opened,
  rowOf,
  saved,
  titles,
  write,
} from './plan-page';
import { demoPlan } from './with-own-postgres';
import { fr, say } from './words';

const { documents } = fr;
const { gone, keys } = fr.grid;
const AMEL = 'Amel Ferchichi';

const demo = useDemoJalon();
let amel: PersonAtBrowser;
let giulia: PersonAtBrowser;

beforeAll(async () => {
  const plan = await demoPlan(demo.jalon.database);
  [amel, giulia] = await Promise.all([
    demo.people.signIn('secretariat', { height: 2400 }),
    demo.people.signIn('copil', { height: 2400 }),
  ]);
  for (const { page } of [amel, giulia]) {
    await page.goto(`/documents/${plan}`);
    await opened(page);
  }
});

const focusedCell = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest('[data-activity]');
    return cell?.querySelector('[role="rowheader"]')?.textContent ?? '';
  });

describe.sequential('somebody types while a colleague works in the same rows', () => {
  test('[G10] the row is deleted: the words go on in a question, and the row comes back with them', async () => {
    const { page } = giulia;
    const before = await titles(page);
    const [, deleted = ''] = before;
    await cellOf(page, deleted, 'title').dblclick();
    await boxOf(page, 'title').fill('Débat avec');
    await command(amel.page, deleted, documents.row.delete);
    const asked = page.getByRole('dialog', { name: say(gone.activity, { name: AMEL }) });
    await asked.waitFor();
    const words = asked.getByRole('textbox', { name: gone.typed });
    await expect.poll(() => isFocused(words)).toBe(true);
    await page.keyboard.type(' et la suite');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await words.inputValue()).toBe('Débat avec et la suite');
    expect(await titles(page)).toEqual(before.filter((title) => title !== deleted));
    await expectUsable(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await picture(page, 'gone-fr-1440');
    await page.setViewportSize({ width: 390, height: 900 });
    await picture(page, 'gone-fr-390');
    await page.setViewportSize({ width: 1440, height: 2400 });
    await asked.getByRole('button', { name: gone.restore }).click();
    const after = before.map((title) => (title === deleted ? 'Débat avec et la suite' : title));
    for (const each of [page, amel.page]) await expect.poll(() => titles(each)).toEqual(after);
    await expect.poll(() => focusedCell(page)).toContain('Débat avec et la suite');
    // One step of undo: the row is gone again, as the colleague had it.
    await page.keyboard.press('Control+z');
    await expect.poll(() => titles(page)).toEqual(before.filter((title) => title !== deleted));
    await page.keyboard.press('Control+y');
    await expect.poll(() => titles(page)).toEqual(after);
    await saved(page);
  });

  test('[G10] given up, the keyboard stands beside and writes nothing before a cell is chosen', async () => {
    const { page } = giulia;
    const before = await titles(page);
    const [, , deleted = '', next = ''] = before;
    await write(page, deleted, 'period', 'mars');
    await cellOf(page, deleted, 'period').dblclick();
    await boxOf(page, 'period').fill('avril');
    await command(amel.page, deleted, documents.row.delete);
    const asked = page.getByRole('dialog', { name: say(gone.activity, { name: AMEL }) });
    await asked.getByRole('button', { name: gone.drop }).click();
    await expect.poll(() => focusedCell(page)).toContain(next);
    const said = await cellOf(page, next, 'period').textContent();
    await page.keyboard.type('mai');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    expect(await boxOf(page, 'period').count()).toBe(0);
    expect(await cellOf(page, next, 'period').textContent()).toBe(said);
  });

  test('[G10] only the keyboard stood in the row: it is said, and letters overwrite no other row', async () => {
    const { page } = giulia;
    const before = await titles(page);
    const [, , , deleted = '', next = ''] = before;
    await cellOf(page, deleted, 'title').click();
    await command(amel.page, deleted, documents.row.delete);
    await page.getByText(say(gone.stood, { name: AMEL })).waitFor();
    await expect.poll(() => focusedCell(page)).toContain(next);
    await page.keyboard.type('Autre chose');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Encore');
    expect(await titles(page)).toEqual(before.filter((title) => title !== deleted));
    // A cell that was gone to is written as ever.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('Voulu');
    await page.keyboard.press('Enter');
    await rowOf(page, 'Voulu').waitFor();
    await page.keyboard.press('Control+z');
    await rowOf(page, next).waitFor();
  });

  test('[G10] the name of a section is kept in the same way', async () => {
    const { page } = giulia;
    const band = grid(page).locator('[data-section]').last();
    const name = (await band.getAttribute('data-section')) ?? '';
    await band.getByRole('rowheader').focus();
    await page.keyboard.press('Enter');
    const box = page.getByRole('textbox', { name: documents.section.name });
    await box.fill('Nom en cours');
    const theirs = grid(amel.page).locator(`[data-section="${name}"]`);
    await theirs.locator('[data-row-menu]').click();
    await amel.page.getByRole('menuitem', { name: documents.section.delete }).click();
    const asked = page.getByRole('dialog', { name: say(gone.section, { name: AMEL }) });
    await expect.poll(() => isFocused(asked.getByRole('textbox'))).toBe(true);
    await page.keyboard.type(', fini');
    await asked.getByRole('button', { name: gone.restore }).click();
    await theirs.getByText('Nom en cours, fini').waitFor();
  });

  test('[G11] Ctrl+Enter in a title takes it and adds a row below', async () => {
    const { page } = giulia;
    const before = await titles(page);
    const [first = '', second = ''] = before;
    await cellOf(page, first, 'title').dblclick();
    await boxOf(page, 'title').fill('Première');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => boxOf(page, 'title').inputValue()).toBe('');
    await page.keyboard.type('Ajoutée');
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toEqual(['Première', 'Ajoutée', second, ...before.slice(2)]);
  });

  test('[G11] a second slow click opens nothing, a double click does', async () => {
    const { page } = giulia;
    const cell = cellOf(page, 'Ajoutée', 'title');
    await cell.click();
    await cell.click();
    expect(await boxOf(page, 'title').count()).toBe(0);
    await cell.dblclick();
    await boxOf(page, 'title').waitFor();
    await page.keyboard.press('Escape');
  });

  test('[G12] two values in one cell say who wrote the other, and nothing covers the choice', async () => {
    const { page } = giulia;
    await cellOf(page, 'Ajoutée', 'title').dblclick();
    await boxOf(page, 'title').fill('La mienne');
    await write(amel.page, 'Ajoutée', 'title', 'La sienne');
    await expect.poll(() => titles(amel.page)).toContain('La sienne');
    await saved(amel.page);
    // It has come: the grid behind the editor knows it, too.
    await expect.poll(() => grid(page).locator('[data-other]').count()).toBeGreaterThan(0);
    await boxOf(page, 'title').press('Enter');
    const conflict = page.getByTestId('conflict');
    await conflict.getByText(say(documents.cell.conflict, { name: AMEL })).waitFor();
    await picture(page, 'conflict-fr-1440');
    for (const name of [documents.cell.keepMine, documents.cell.takeTheirs]) {
      const free = await conflict.getByRole('button', { name }).evaluate((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        const corners = [left + 2, right - 2].flatMap((x) =>
          [top + 2, bottom - 2].map((y) => [x, y] as const),
        );
        return corners.every(([x, y]) => button.contains(document.elementFromPoint(x, y)));
      });
      expect(free, name).toBe(true);
    }
    await conflict.getByRole('button', { name: documents.cell.takeTheirs }).click();
  });

  test('[C62] everyone present has a colour of their own, and oneself on two pages is nobody else', async () => {
    const again = await amel.page.context().newPage();
    await again.setViewportSize({ width: 1440, height: 900 });
    await again.goto(amel.page.url());
    await opened(again);
    for (const page of [amel.page, again]) {
      const here = page.getByTestId('people-here');
      await expect
        .poll(() => here.getAttribute('aria-label'))
        .toBe(`${documents.presence.here}: Giulia Rossetti`);
    }
    const colourOn = (page: Page): Promise<string> =>
      page
        .getByTestId('people-here')
        .locator('.mantine-Avatar-placeholder')
        .evaluate((avatar) => getComputedStyle(avatar).backgroundColor);
    expect(await colourOn(amel.page)).not.toBe(await colourOn(giulia.page));
    await again.close();
  });

  test('the keys are a list that is found, read and left by the keyboard', async () => {
    const { page } = giulia;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('Control+/');
    const list = page.getByRole('dialog', { name: keys.title });
    await list.getByRole('row', { name: keys.line.add.does }).first().waitFor();
    await picture(page, 'keys-fr');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    for (const language of ['ar', 'fr'] as const) {
      await chooseLanguage(page, language);
      await page.locator('[aria-keyshortcuts="Control+/"]').press('Enter');
      await page.getByRole('dialog').getByRole('table').waitFor();
      await expectUsable(page);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await picture(page, `keys-${language}-${width}`);
      }
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  test('on a telephone the tools of the plan stand in one line', async () => {
    const { page } = giulia;
    await page.setViewportSize({ width: 390, height: 900 });
    await expectNoWider(page, 'the plan');
    const tools = documentMenu(page).locator('xpath=..');
    const middles = await tools.getByRole('button').evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { top, height, width } = button.getBoundingClientRect();
        return width > 0 ? [top + height / 2] : [];
      }),
    );
    expect(middles.length).toBeGreaterThan(3);
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(12);
    await picture(page, 'plan-head-fr-390');
    await chooseLanguage(page, 'ar');
    await picture(page, 'plan-head-ar-390');
    await chooseLanguage(page, 'fr');
  });

  test('nothing went wrong in the pages meanwhile', () => expectNoComplaints(amel, giulia));
});
