import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ColumnId } from '#domain/document/kinds';
import { fr, say } from './words';

const { cell, column, plan, row, save } = fr.documents;
/** An agenda's rows have a name of their own. */
const gridName = new RegExp(`^(${plan.grid}|${plan.grid_agenda})$`);

/** The grid of a plan as a person sees it. Columns are named by what they hold, in French by their heads. */
export const grid = (page: Page): Locator => page.getByRole('grid', { name: gridName });

/** The row of an activity, found by its title. */
export const rowOf = (page: Page, title: string): Locator =>
  grid(page)
    .locator('[data-activity]')
    .filter({ has: page.getByRole('rowheader').getByText(title, { exact: true }) });

export const cellOf = (page: Page, title: string, at: ColumnId): Locator =>
  rowOf(page, title).locator(`[data-column="${at}"]`);

/** The box in which a cell of one line is written. */
export const boxOf = (page: Page, at: keyof typeof column): Locator =>
  page.getByRole('textbox', { name: say(cell.edit, { column: column[at] }), exact: true });

/** The shared text that is open for writing. */
export const editor = (page: Page, label: string): Locator =>
  page.getByRole('textbox', { name: say(fr.documents.text.editor, { label }) });

export const saveState = (page: Page): Locator => page.getByTestId('save-state');

/** A plan made of the lines of a CSV file, as the page of importing makes it; its address. */
export async function importPlan(page: Page, title: string, lines: readonly string[]): Promise<string> {
  const made = await page.request.post(
    `/documents/import/create?${new URLSearchParams({ fileName: 'plan.csv', title })}`,
    {
      headers: { origin: new URL(page.url()).origin, 'content-type': 'application/octet-stream' },
      data: Buffer.from(lines.join('\n')),
    },
  );
  expect(made.status()).toBe(201);
  return `/documents/${path.basename((await made.json()).id)}`;
}

export async function opened(page: Page): Promise<void> {
  await grid(page).locator('[data-activity]').first().waitFor();
}

/** Everything this person wrote is on the server, and the page says so. */
export async function saved(page: Page): Promise<void> {
  await page.locator('[data-testid="save-state"][data-save="saved"][data-line="online"]').waitFor();
  expect(await saveState(page).textContent()).toBe(save.saved);
}

/** Writes one line into a cell with the keyboard, from the cell on. */
export async function write(page: Page, title: string, at: keyof typeof column & ColumnId, text: string) {
  await cellOf(page, title, at).dblclick();
  await boxOf(page, at).fill(text);
  await boxOf(page, at).press('Enter');
}

/** Does something with a whole row by its menu. */
export async function command(page: Page, title: string, item: string): Promise<void> {
  await rowOf(page, title)
    .getByRole('button', { name: say(row.menu, { title }), exact: true })
    .click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** The menu of the whole document, beside its name. */
export const documentMenu = (page: Page): Locator => page.getByTestId('document-menu');

/** Opens the document's menu and takes what is wanted from it, by the keyboard alone. */
export async function chooseByArrows(page: Page, item: Locator): Promise<void> {
  await documentMenu(page).focus();
  await page.keyboard.press('Enter');
  await item.waitFor();
  // The menu takes the focus a moment after it opens.
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowDown');
      return isFocused(item);
    })
    .toBe(true);
  await page.keyboard.press('Enter');
}

/** Whether the keyboard stands there. */
export const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** The titles of the activities, from above. */
export const titles = (page: Page): Promise<string[]> =>
  grid(page).locator('[data-activity] [role="rowheader"]').evaluateAll(ownText);

/**
 * What stands in the grid, line by line: sections, activities, all cells. Buttons and the names of others who
 * are here are left out: they differ from person to person.
 */
export async function gridText(page: Page): Promise<string[]> {
  const lines = grid(page).locator('[role="row"]');
  // Rows out of sight are not drawn: the window is to be high enough for all.
  expect(await lines.count()).toBe(Number(await grid(page).getAttribute('aria-rowcount')));
  const cells = await lines.evaluateAll((rows) => rows.map((each) => [...each.children].length));
  const texts = await lines.locator('> *').evaluateAll(ownText);
  let from = 0;
  return cells.map((count) => {
    const line = texts.slice(from, from + count).join(' | ');
    from += count;
    return line;
  });
}

/** Runs in the page. */
function ownText(elements: Element[]): string[] {
  return elements.map((element) => {
    const copy = element.cloneNode(true);
    if (!(copy instanceof Element)) return '';
    for (const part of copy.querySelectorAll('[aria-hidden], button, [class*="otherName"]')) part.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}
