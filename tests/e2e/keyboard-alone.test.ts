import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { ColumnId } from '#domain/document/kinds';
import { mutate } from './calls';
import { useDemoJalon } from './demo-jalon';
import { expectNoComplaints } from './people';
import { boxOf, cellOf, grid, opened, rowOf, saved } from './plan-page';
import { fr } from './words';

const { activities, common, documents } = fr;
const demo = useDemoJalon();
const TITLE = 'Caravane des droits';

test('[L2] by the keyboard alone an activity is added, dated, given to a union, and its status reported', async () => {
  const person = await demo.people.signIn('secretariat');
  const { page } = person;
  const { keyboard } = page;
  const name = 'Plan au clavier';
  const plan = { kind: 'action-plan', title: name, language: 'fr', year: 2027 };
  await mutate(page.request, demo.jalon.url, 'document.create', plan);
  await page.goto('/documents');
  await page.getByRole('heading', { level: 1, name: documents.library.title }).waitFor();
  await tabTo(page, page.getByRole('main').getByRole('link', { name }));
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();

  // An empty plan says how it begins: with a section, whose name is written at once.
  await tabTo(page, page.getByRole('button', { name: documents.addLevel.domain, exact: true }));
  await keyboard.press('Enter');
  await page.getByRole('textbox', { name: documents.section.name }).waitFor();
  await keyboard.type('Droits');
  await keyboard.press('Enter');
  await grid(page).getByText('Droits', { exact: true }).waitFor();
  await keyboard.press('Control+Enter');
  await boxOf(page, 'title').waitFor();
  await keyboard.type(TITLE);
  await keyboard.press('Enter');
  await opened(page);
  await rowOf(page, TITLE).waitFor();

  await goTo(page, 'period');
  await keyboard.type('25-26 mars 2027');
  await keyboard.press('Enter');
  await expect.poll(() => cellOf(page, TITLE, 'period').textContent()).toContain('25–26 mars 2027');

  await goTo(page, 'responsibles');
  await keyboard.press('Enter');
  await page.getByRole('combobox', { name: new RegExp(documents.column.responsibles) }).waitFor();
  await keyboard.type('UGTT');
  await page.getByRole('option', { name: /^UGTT/ }).first().waitFor();
  await keyboard.press('Enter');
  await keyboard.press('Control+Enter');
  await cellOf(page, TITLE, 'responsibles').getByText('UGTT', { exact: true }).waitFor();

  // Of a row this new the server has to say first who may report on it: until then Enter opens its panel.
  await cellOf(page, TITLE, 'status').getByTestId('report-status').waitFor();
  await goTo(page, 'status');
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: activities.report.title });
  await dialog.locator('[role="radio"]:focus, input[type="radio"]:focus').waitFor();
  await chooseBy(keyboard, dialog.getByRole('radio', { name: common.status.confirmed }));
  await tabTo(page, dialog.getByRole('textbox', { name: activities.report.text }));
  await keyboard.type('Salle réservée.');
  await tabTo(page, dialog.getByRole('button', { name: activities.report.send }));
  await keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await cellOf(page, TITLE, 'status').getByText(common.status.confirmed).waitFor();
  await saved(page);
  expectNoComplaints(person);
});

const focused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((elements) => elements.includes(document.activeElement as HTMLElement));

/** Tab, until the wanted element has the focus, as somebody does who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await focused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

/** From the cell that has the focus to another of the same row, by arrows. */
async function goTo(page: Page, column: ColumnId): Promise<void> {
  const cell = cellOf(page, TITLE, column);
  await expect.poll(() => grid(page).locator('[data-column]:focus').count()).toBe(1);
  const row = Number(await rowOf(page, TITLE).getAttribute('aria-rowindex'));
  for (let presses = 0; presses < 40 && !(await focused(cell)); presses += 1) {
    const active = grid(page).locator('[data-column]:focus');
    const at = Number(await active.locator('xpath=ancestor::*[@role="row"]').getAttribute('aria-rowindex'));
    const [here, there] = [await columnOf(active), await columnOf(cell)];
    await page.keyboard.press(
      at > row ? 'ArrowUp' : at < row ? 'ArrowDown' : here > there ? 'ArrowLeft' : 'ArrowRight',
    );
  }
  expect(await focused(cell), column).toBe(true);
}

const columnOf = async (cell: Locator): Promise<number> => Number(await cell.getAttribute('aria-colindex'));

async function chooseBy(keyboard: Page['keyboard'], radio: Locator): Promise<void> {
  for (let presses = 0; presses < 10 && !(await radio.isChecked()); presses += 1)
    await keyboard.press('ArrowDown');
  expect(await radio.isChecked()).toBe(true);
}
