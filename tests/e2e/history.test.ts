import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, expectUsable, look } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { chooseByArrows, command, importPlan, opened, rowOf, saved, titles, write } from './plan-page';
import { fr, say } from './words';

const { history } = fr;
const FILE = [
  'Axe;Activité;Lieu;Période;Responsables',
  'Protéger;Atelier de lancement;Tunis;Mars 2027;UGTT',
  'Protéger;Étude sur les retours;Rabat;A fixer;UMT',
  'Former;Formation des points focaux;Dakar;Mai 2027;UGTT',
];
const [WORKSHOP, STUDY, TRAINING] = [
  'Atelier de lancement',
  'Étude sur les retours',
  'Formation des points focaux',
];
const VERSION = 'Avant le COPIL';

const demo = useDemoJalon();
let secretariat: PersonAtBrowser;
let copil: PersonAtBrowser;
let address = '';

const acts = (page: Page): Locator => page.getByTestId('act');
const versions = (page: Page): Locator => page.getByTestId('versions');
const named = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

describe.sequential('[D11] the history on the page', () => {
  test('is reached from the document’s menu by the keyboard, and says what people did as they do it', async () => {
    secretariat = await demo.people.signIn('secretariat');
    const { page } = secretariat;
    address = await importPlan(page, 'Plan à suivre', FILE);
    await page.goto(address);
    await opened(page);
    await chooseByArrows(page, page.getByRole('menuitem', { name: history.title, exact: true }));
    await page.getByRole('heading', { level: 1, name: history.title }).waitFor();
    await acts(page).first().waitFor();
    expect(await acts(page).count()).toBe(1);
    expect(await acts(page).first().textContent()).toContain(history.origin.import);

    copil = await demo.people.signIn('copil');
    await copil.page.goto(address);
    await opened(copil.page);
    await write(copil.page, WORKSHOP, 'period', 'Mars-avril 2027');
    await write(copil.page, TRAINING, 'title', 'Formation de formateurs');
    await saved(copil.page);
    // Nobody asks for it: the page that is open is told.
    const newest = acts(page).first();
    await newest.getByText('Formation de formateurs').first().waitFor();
    await newest.getByText('Giulia Rossetti').waitFor();
    await expect.poll(() => newest.textContent()).toMatch(/Période : .*mars 2027.*mars–avril 2027/i);
    expect(await acts(page).count()).toBe(2);
  });

  test('a version is kept under a name, and compared with what came after', async () => {
    const { page } = secretariat;
    await named(page, history.version.open).click();
    await page.getByRole('textbox', { name: history.version.name }).fill(VERSION);
    await page.keyboard.press('Enter');
    await versions(page).getByText(VERSION, { exact: true }).waitFor();
    expect(await versions(page).getByRole('listitem').count()).toBe(2);

    await write(copil.page, WORKSHOP, 'period', 'Juin 2027');
    await command(copil.page, STUDY, fr.documents.row.delete);
    await saved(copil.page);
    await named(page, say(history.restore.bringBackOf, { title: STUDY })).waitFor();
    await look(page, 'history');

    await page
      .getByRole('link', { name: say(history.version.compareOf, { name: VERSION }), exact: true })
      .click();
    const grid = page.getByTestId('compare-grid');
    await grid.waitFor();
    expect(await grid.locator('[data-row]').count()).toBe(2);
    const period = grid.locator('[data-field="period"][data-changed]');
    expect(await period.locator('ins').allTextContents()).toEqual([`${history.compare.is} juin 2027`]);
    expect(await period.locator('del').allTextContents()).toEqual([`${history.compare.was} mars–avril 2027`]);
    expect(await grid.locator('del').filter({ hasText: STUDY }).count()).toBeGreaterThan(0);
    const summary = await page.getByTestId('compare-summary').getByRole('listitem').allTextContents();
    expect(summary).toEqual([
      say(history.counts.deleted.activities, { number: 1 }),
      say(history.counts.changed.activities, { number: 1 }),
    ]);
    await look(page, 'compare');
    await expectUsable(page, { whole: true });
    await page.getByRole('button', { name: history.compare.swap, exact: true }).click();
    await expect.poll(() => grid.locator('ins').filter({ hasText: STUDY }).count()).toBeGreaterThan(0);
  });

  test('a deleted row is brought back, and the document goes back to the version at everybody’s', async () => {
    const { page } = secretariat;
    await page.goto(`${address}/history`);
    await named(page, say(history.restore.bringBackOf, { title: STUDY })).click();
    await expect.poll(() => titles(copil.page)).toContain(STUDY);
    await write(copil.page, WORKSHOP, 'title', 'Tout autre chose');
    await saved(copil.page);

    await named(page, say(history.version.restoreOf, { name: VERSION })).click();
    const dialog = page.getByTestId('restore');
    await dialog.getByText(say(history.counts.changed.activities, { number: 1 })).waitFor();
    await picture(page, 'restore-dialog');
    await dialog.getByRole('button', { name: history.restore.confirm, exact: true }).click();
    await expect.poll(() => titles(copil.page)).toEqual([WORKSHOP, STUDY, 'Formation de formateurs']);
    await acts(page).first().getByText(history.origin.restore).waitFor();

    // And back, by the entry it made.
    await acts(page).first().getByTestId('act-menu').click();
    await page.getByRole('menuitem', { name: history.act.restoreBefore, exact: true }).click();
    await dialog.getByRole('button', { name: history.restore.confirm, exact: true }).click();
    await expect.poll(() => titles(copil.page)).toContain('Tout autre chose');
  });

  test('an activity’s own history stands in its panel, and brings back what it was', async () => {
    const { page } = copil;
    await command(page, 'Tout autre chose', fr.documents.row.open);
    const panel = page.getByTestId('activity-history');
    await panel.getByRole('button', { name: history.panel.show, exact: true }).click();
    await acts(page).first().waitFor();
    await panel.scrollIntoViewIfNeeded();
    await expectUsable(page);
    await picture(page, 'activity-history-fr-1440');
    const there = page.url();
    await page.goto(address);
    await chooseLanguage(page, 'ar');
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(there);
    await panel.getByRole('button').first().click();
    await acts(page).first().waitFor();
    await panel.scrollIntoViewIfNeeded();
    await expectUsable(page);
    await picture(page, 'activity-history-ar-390');
    await expectNoWider(page, 'the activity’s panel in Arabic');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(address);
    await chooseLanguage(page, 'fr');
    await page.goto(there);
    await panel.getByRole('button', { name: history.panel.show, exact: true }).click();
    await acts(page).first().getByTestId('act-menu').click();
    await page.getByRole('menuitem', { name: history.act.activityBefore, exact: true }).click();
    await page
      .getByTestId('restore')
      .getByRole('button', { name: history.restore.confirmActivity, exact: true })
      .click();
    await expect.poll(() => titles(page)).toContain(WORKSHOP);
    expect(await rowOf(page, WORKSHOP).count()).toBe(1);
  });

  test('who only reads sees it all and is offered nothing', async () => {
    const reader = await demo.people.signIn('ugtt', { width: 390 });
    await reader.page.goto(`${address}/history`);
    await acts(reader.page).first().waitFor();
    expect(await named(reader.page, history.version.open).count()).toBe(0);
    await acts(reader.page).first().getByTestId('act-menu').click();
    await reader.page.getByRole('menuitem', { name: history.act.compare, exact: true }).waitFor();
    expect(await reader.page.getByRole('menuitem').count()).toBe(2);
    expectNoComplaints(secretariat, copil, reader);
  });
});
