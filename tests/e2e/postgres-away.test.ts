import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '#tests/server/collab/served';
import { openBrowser, type People, type PersonAtBrowser } from './people';
import { cellOf, editor, gridText, opened, rowOf, saved, saveState, titles, write } from './plan-page';
import { demoPlan, type JalonWithPostgres, startWithPostgres } from './with-own-postgres';
import { fr } from './words';

const { documents } = fr;
const AWAY_MS = 30_000;
const high = { height: 2400 };

let jalon: JalonWithPostgres;
let people: People;
beforeAll(async () => {
  jalon = await startWithPostgres();
  people = await openBrowser(jalon.process.url);
});
afterAll(async () => {
  await people?.close();
  await jalon?.close();
});

/** Notes every state that the page shows from now on. */
async function noteStates(page: Page): Promise<() => Promise<string[]>> {
  await saveState(page).evaluate((pill) => {
    const states = document.documentElement;
    const note = () =>
      states.setAttribute(
        'data-shown',
        `${states.getAttribute('data-shown') ?? ''} ${pill.getAttribute('data-save')}`,
      );
    new MutationObserver(note).observe(pill, { attributes: true, attributeFilter: ['data-save'] });
  });
  return async () => ((await page.locator('html').getAttribute('data-shown')) ?? '').trim().split(' ');
}

async function enters(account: string, plan: string): Promise<PersonAtBrowser> {
  const person = await people.signIn(account, high);
  await person.page.goto(plan);
  await opened(person.page);
  await saved(person.page);
  return person;
}

const kept = (page: Page) =>
  page.locator('[data-testid="save-state"][data-save="kept"][data-line="online"]').waitFor();

test('[C39] PostgreSQL away for 30 s: pages say "kept on this device", show nothing that is not saved, and lose no character', {
  timeout: 240_000,
}, async () => {
  const plan = `/documents/${await demoPlan(jalon.database)}`;
  const [secretariat, copil] = [await enters('secretariat', plan), await enters('copil', plan)];
  const [a, b] = [secretariat.page, copil.page];
  const [one = '', two = ''] = await titles(a);
  const label = documents.column.remarks;
  await cellOf(a, one, 'remarks').dblclick();
  await editor(a, label).press('Control+End');
  await a.keyboard.type(' Avant.');
  await cellOf(b, one, 'remarks').getByText('Avant.').waitFor();
  await Promise.all([saved(a), saved(b)]);
  const [statesOfA, statesOfB] = [await noteStates(a), await noteStates(b)];

  const letItStart = jalon.postgres.keepAway();
  jalon.postgres.kill();
  const gone = Date.now();
  await a.keyboard.type(' Pendant');
  await write(b, two, 'title', 'Titre écrit pendant la panne');
  await Promise.all([kept(a), kept(b)]);
  for (const page of [a, b]) expect(await saveState(page).textContent()).toContain(documents.save.onDevice);
  await a.keyboard.type(' la');
  await until('half of the time is over', () => Date.now() - gone > AWAY_MS / 2, AWAY_MS);
  await a.keyboard.type(' panne.');
  await editor(a, label).press('Escape');
  await cellOf(a, one, 'remarks').getByText('Avant. Pendant la panne.').waitFor();
  await until('all of the time is over', () => Date.now() - gone > AWAY_MS, AWAY_MS);
  // Nobody is shown what is not on the disk, and nobody is told that it is.
  expect(await cellOf(b, one, 'remarks').textContent()).not.toContain('Pendant');
  expect(await rowOf(a, two).count()).toBe(1);
  for (const states of [statesOfA, statesOfB]) expect(await states()).not.toContain('saved');

  letItStart();
  await Promise.all([saved(a), saved(b)]);
  await cellOf(b, one, 'remarks').getByText('Avant. Pendant la panne.').waitFor();
  await rowOf(a, 'Titre écrit pendant la panne').waitFor();
  await expect.poll(() => gridText(b)).toEqual(await gridText(a));
  // Neither page was loaded anew, nor anybody sent away.
  for (const states of [statesOfA, statesOfB]) expect((await states()).at(-1)).toBe('saved');
  const third = await enters('secretariat2', plan);
  await expect.poll(() => gridText(third.page)).toEqual(await gridText(a));
  expect(jalon.process.isUp()).toBe(true);
  expect(jalon.process.output()).not.toMatch(/unhandled|uncaught/i);
});
