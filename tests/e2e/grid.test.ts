import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { tracker } from '../../prisma/demo/plans';
import { useDemoJalon } from './demo-jalon';
import { makePlan } from './large-plan';
import { expectUsable, look } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { cellOf, documentMenu, grid, opened, saved, titles, write } from './plan-page';
import { fr, say } from './words';

const { documents } = fr;
const words = fr.grid;
const demo = useDemoJalon();
let secretariat: PersonAtBrowser;
let large = '';

beforeAll(async () => {
  secretariat = await demo.people.signIn('secretariat');
  large = `/documents/${await makePlan(secretariat, demo.jalon.url, 400)}`;
});

const field = (page: Page) => page.getByRole('textbox', { name: words.find.open, exact: true });
const count = (page: Page) => page.getByTestId('find-count');
const head = (page: Page, name: string) =>
  grid(page).getByRole('columnheader', { name, exact: true }).getByRole('button');

describe.sequential('the grid of a long plan', () => {
  test('[G5] Ctrl-F finds what is far out of sight, goes from one to the next and back to the cell', async () => {
    const { page } = secretariat;
    await page.goto(large);
    await opened(page);
    await page.keyboard.press('Control+f');
    await field(page).fill('ACTIVITE 39');
    const at = (place: number) => say(words.find.count, { at: place, total: 11 });
    await expect.poll(() => count(page).textContent()).toContain(at(1));
    const here = page.locator('[data-found="here"]');
    await expect.poll(() => here.textContent()).toContain('Activité 39 :');
    await field(page).press('Enter');
    await expect.poll(() => count(page).textContent()).toContain(at(2));
    await expect.poll(() => here.textContent()).toContain('Activité 390 :');
    await field(page).press('Shift+Enter');
    await field(page).press('Shift+Enter');
    await expect.poll(() => here.textContent()).toContain('Activité 399 :');
    expect(await here.evaluate((cell) => cell.getBoundingClientRect().bottom < window.innerHeight)).toBe(
      true,
    );
    await expectUsable(page);
    await field(page).press('Escape');
    await expect.poll(() => page.locator(':focus').textContent()).toContain('Activité 399 :');
  });

  test('[G5] what the filter leaves out is counted, what is folded away is unfolded', async () => {
    const { page } = secretariat;
    await page.goto(`${large}?q=activite+40`);
    await opened(page);
    await grid(page).getByRole('rowheader', { name: 'Domaine 2' }).getByRole('button').first().click();
    // 40, 140, 240, 340 and 400, one of them folded away.
    await expect.poll(() => titles(page).then((all) => all.length)).toBe(4);
    await page.getByRole('button', { name: words.find.open, exact: true }).click();
    await field(page).fill('activité 4');
    await expect.poll(() => count(page).textContent()).toContain(say(words.find.count, { at: 1, total: 2 }));
    await expect.poll(() => titles(page).then((all) => all.length)).toBe(5);
    expect(await count(page).textContent()).toContain(say(words.find.hidden_other, { count: 10 }));
    await look(page, 'find');
    await page.getByRole('button', { name: words.find.close }).click();
    expectNoComplaints(secretariat);
  });

  test('[G6] a head sorts the lines shown, says that the document keeps its order, and goes back', async () => {
    const { page } = secretariat;
    await page.goto(`${large}?q=activite+39`);
    await opened(page);
    const inOrder = await titles(page);
    await head(page, documents.column.title).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('sorted').textContent()).toContain(documents.column.title);
    await page.keyboard.press('Enter');
    const sorted = () => grid(page).locator('[aria-sort]').getAttribute('aria-sort');
    await expect.poll(sorted).toBe('descending');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator(':focus').textContent()).toBe(documents.column.period);
    await look(page, 'sorted');
    await page.getByTestId('sorted').getByRole('button', { name: words.sort.back }).click();
    await expect.poll(() => titles(page)).toEqual(inOrder);
    expect(await grid(page).locator('[aria-sort]').count()).toBe(0);
  });

  test('[G6] columns keep their place and how many stay in sight', async () => {
    const { page } = secretariat;
    await page.goto(large);
    await opened(page);
    const names = () => grid(page).getByRole('columnheader').allTextContents();
    expect((await names()).slice(0, 3)).toEqual([
      documents.column.title,
      documents.column.period,
      documents.column.places,
    ]);
    await page.getByRole('button', { name: documents.plan.columns, exact: true }).click();
    await page
      .getByRole('button', { name: say(words.columns.earlier, { column: documents.column.places }) })
      .click();
    await page.getByRole('textbox', { name: words.columns.frozen }).click();
    await page.getByRole('option', { name: documents.column.places, exact: true }).click();
    await picture(page, 'columns-fr-1440');
    await expectUsable(page);
    await page.keyboard.press('Escape');
    await page.reload();
    await opened(page);
    expect((await names()).slice(0, 3)).toEqual([
      documents.column.title,
      documents.column.places,
      documents.column.period,
    ]);
    await page.setViewportSize({ width: 900, height: 900 });
    const place = grid(page).getByRole('columnheader', { name: documents.column.places });
    const before = await place.boundingBox();
    await page.getByTestId('plan-scroller').evaluate((scroller) => scroller.scrollBy({ left: 500 }));
    await expect.poll(() => place.boundingBox().then((box) => box?.x)).toBe(before?.x);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

test('[G7] numbers follow the order when asked: shown before, one step of undo', async () => {
  const { page } = secretariat;
  await page.goto('/documents');
  await page.getByRole('link', { name: tracker.title, exact: true }).click();
  await opened(page);
  const second = 'Ateliers pour les producteurs de données';
  await write(page, second, 'number', 'Activité.1.9');
  await documentMenu(page).click();
  await page.getByRole('menuitem', { name: words.renumber.open }).click();
  const dialog = page.getByRole('dialog', { name: words.renumber.title });
  const line = dialog.getByRole('row').filter({ hasText: second });
  await expect.poll(() => line.textContent()).toContain('Activité.1.9Activité.1.2');
  await expectUsable(page);
  await picture(page, 'renumber-fr-1440');
  const [confirm] = words.renumber.confirm_one.split(' ');
  await dialog.getByRole('button', { name: new RegExp(`^${confirm} `) }).click();
  await expect.poll(() => cellOf(page, second, 'number').textContent()).toBe('1.2');
  // Its own button to cancel has the name of the one that undoes.
  await dialog.waitFor({ state: 'detached' });
  await saved(page);
  // Its own way out bears the same name.
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: documents.plan.undo, exact: true }).click();
  await expect.poll(() => cellOf(page, second, 'number').textContent()).toBe('1.9');
  await saved(page);
  expectNoComplaints(secretariat);
});

test('[G13] the columns follow a person to another device, also those arranged without a line', async () => {
  const elsewhere = await demo.people.signIn('secretariat');
  const [here, there] = [secretariat.page, elsewhere.page];
  for (const page of [here, there]) {
    await page.goto('/documents');
    await page.getByRole('link', { name: tracker.title, exact: true }).click();
    await opened(page);
  }
  const names = (page: Page) => grid(page).getByRole('columnheader').allTextContents();
  const wide = async (page: Page) =>
    (await grid(page).getByRole('columnheader', { name: documents.column.period }).boundingBox())?.width;
  const choose = async (page: Page, column: string) => {
    await page.getByRole('button', { name: documents.plan.columns, exact: true }).click();
    await page.getByRole('checkbox', { name: column, exact: true }).click();
    await page.keyboard.press('Escape');
  };
  const atFirst = await names(there);
  const { period, targetGroup, quantity } = documents.column;

  await choose(here, targetGroup);
  const border = await grid(here)
    .getByRole('columnheader', { name: period })
    .locator('[class*="resizer"]')
    .boundingBox();
  const [x, y] = [(border?.x ?? 0) + (border?.width ?? 0) / 2, (border?.y ?? 0) + 5];
  await here.mouse.move(x, y);
  await here.mouse.down();
  await here.mouse.move(x + 61, y, { steps: 4 });
  await here.mouse.up();
  const wider = await wide(here);
  expect(wider).not.toBe(await wide(there));
  await expect
    .poll(async () => {
      await there.reload();
      await opened(there);
      return [await names(there), await wide(there)];
    })
    .toEqual([atFirst.filter((name) => name !== targetGroup), wider]);

  // The list of the columns comes with the line, and stays without it.
  await there.getByRole('button', { name: documents.plan.columns, exact: true }).click();
  await there.getByRole('checkbox', { name: quantity, exact: true }).waitFor();
  await there.keyboard.press('Escape');
  await there.context().setOffline(true);
  await choose(there, quantity);
  const without = atFirst.filter((name) => name !== targetGroup && name !== quantity);
  await expect.poll(() => names(there)).toEqual(without);
  await there.context().setOffline(false);
  await expect
    .poll(async () => {
      await here.reload();
      await opened(here);
      return names(here);
    })
    .toEqual(without);
  expectNoComplaints(secretariat);
  await elsewhere.close();
});
