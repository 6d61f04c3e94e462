import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, expectUsable } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import {
  chooseByArrows,
  documentMenu,
  grid,
  importPlan,
  isFocused,
  opened,
  saved,
  titles,
  write,
} from './plan-page';
import { fr, say } from './words';

const { undoImport, plan } = fr.documents;
const FILE = [
  'Axe;Activité;Lieu;Période;Responsables',
  'Protéger;Atelier de lancement;Tunis;Mars 2027;UGTT',
  'Protéger;Étude sur les retours;Rabat;A fixer;UMT',
  'Former;Formation des points focaux;Dakar;Mai 2027;UGTT',
];
const THEIRS = 'Atelier de clôture';

const demo = useDemoJalon();
let secretariat: PersonAtBrowser;
let copil: PersonAtBrowser;
let address = '';

const dialog = (page: Page): Locator => page.getByTestId('undo-import');

/** By the keyboard alone. */
async function ask(page: Page): Promise<void> {
  await chooseByArrows(page, page.locator('[role=menuitem]').last());
  await dialog(page).getByTestId('undo-import-goes').waitFor();
  await expectFocus(dialog(page).getByRole('button').first());
}

async function expectFocus(button: Locator): Promise<void> {
  await expect.poll(() => isFocused(button)).toBe(true);
}

describe.sequential('[D7] undoing an import on the page', () => {
  test('a colleague works on what was imported', async () => {
    secretariat = await demo.people.signIn('secretariat');
    const { page } = secretariat;
    address = await importPlan(page, 'Plan par erreur', FILE);
    await page.goto(address);
    await opened(page);
    copil = await demo.people.signIn('copil');
    await copil.page.goto(address);
    await opened(copil.page);
    // Who did not import it, and does not answer for it, is not offered to undo it.
    await documentMenu(copil.page).click();
    await copil.page.getByRole('menuitem').first().waitFor();
    expect(await copil.page.getByRole('menuitem', { name: undoImport.open, exact: true }).count()).toBe(0);
    await copil.page.keyboard.press('Escape');
    await write(copil.page, 'Atelier de lancement', 'title', THEIRS);
    await saved(copil.page);
    await expect.poll(() => titles(page)).toContain(THEIRS);
  });

  test('the dialog says what goes and, by name, what stays; it is usable in French and Arabic', async () => {
    const { page } = secretariat;
    for (const language of ['ar', 'fr'] as const) {
      await chooseLanguage(page, language);
      await ask(page);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await picture(page, `undo-import-${language}-${width}`);
        await expectNoWider(page, `the dialog in ${language}`);
      }
      await expectUsable(page);
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      await expectFocus(documentMenu(page));
    }
    expect(await documentMenu(page).getAttribute('aria-label')).toBe(plan.more);
    await ask(page);
    expect(
      await dialog(page).getByTestId('undo-import-goes').getByRole('listitem').allTextContents(),
    ).toEqual([
      say(fr.documents.import.sections_one, { count: 1 }),
      say(fr.documents.import.activities_other, { count: 2 }),
    ]);
    expect(
      await dialog(page).getByTestId('undo-import-stays').getByRole('listitem').allTextContents(),
    ).toEqual([`${THEIRS} ${undoImport.because.changed}`, say(undoImport.around_one, { count: 1 })]);
  });

  test('what nobody touched goes at everybody’s, and can be put back at once', async () => {
    const { page } = secretariat;
    await dialog(page).getByRole('button', { name: undoImport.confirm, exact: true }).click();
    const told = page.getByTestId('import-undone');
    await told.getByText(THEIRS).waitFor();
    await picture(page, 'undo-import-done');
    await expect.poll(() => titles(page)).toEqual([THEIRS]);
    await expect.poll(() => titles(copil.page)).toEqual([THEIRS]);
    expect(await grid(page).locator('[data-section]').count()).toBe(1);

    await told.getByRole('button', { name: undoImport.redo }).click();
    const all = [THEIRS, 'Étude sur les retours', 'Formation des points focaux'];
    await expect.poll(() => titles(page)).toEqual(all);
    await expect.poll(() => titles(copil.page)).toEqual(all);
    await saved(page);
  });

  test('once all of it is withdrawn, the dialog says that there is nothing left', async () => {
    const { page } = secretariat;
    await ask(page);
    await dialog(page).getByRole('button', { name: undoImport.confirm, exact: true }).click();
    await expect.poll(() => titles(page)).toEqual([THEIRS]);
    await documentMenu(page).click();
    await page.getByRole('menuitem', { name: undoImport.open, exact: true }).click();
    await dialog(page).getByText(undoImport.nothing).waitFor();
    const confirm = dialog(page).getByRole('button', { name: undoImport.confirm, exact: true });
    expect(await confirm.isDisabled()).toBe(true);
    expectNoComplaints(secretariat, copil);
  });
});
