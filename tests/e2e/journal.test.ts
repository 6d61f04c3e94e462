import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { countJournal } from '#domain/statistics/journal/count';
import { type CaseFields, emptyJournal } from '#domain/statistics/journal/journal';
import { putCase } from '#domain/statistics/journal/merge';
import { calendarYear } from '#domain/statistics/register/register';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, expectUsable, look } from './look';
import { expectNoComplaints, picture } from './people';
import { listenTo } from './traffic';
import { fr, say } from './words';

const { statistics, common } = fr;
const { journal } = statistics;
const demo = useDemoJalon();

const code = 'olive tambour granit sept';
const place = 'GH';
const written: CaseFields[] = [
  {
    received: '2020-03-14',
    codes: { request: 'unpaidWages', sex: 'woman', place, outcome: 'resolved' },
    reference: 'SFX-77',
    amount: { thousandths: 643_500, currency: 'TND' },
  },
  { received: '2020-06-09', codes: { request: 'health', place }, reference: 'SFX-78', amount: null },
  { received: '2019-12-31', codes: { place }, reference: 'SFX-79', amount: null },
];
/** What no request and no store may hold. */
const traces = ['SFX-7', '2020-03-14', '14/03/2020', '2020-06-09', '2019-12-31', 'tambour', code, '643,5 '];

/** Goes on with Tab, as who has no mouse, until a field has the focus. */
async function tabTo(page: Page, field: Locator): Promise<void> {
  for (let keys = 0; keys < 40; keys += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not come to the field.');
}

const form = (page: Page) => page.getByRole('region', { name: journal.case.add });
const field = (page: Page, name: string) => form(page).getByLabel(name, { exact: false }).first();
const count = (page: Page) => page.getByTestId('journal-count');
const shows = (page: Page, text: string) => expect.poll(() => count(page).textContent()).toContain(text);

/** One case, with the keyboard alone; the form stands at its date. */
async function write(page: Page, day: string, lists: Record<string, string>, texts: Record<string, string>) {
  const date = form(page).getByLabel(statistics.role.received);
  await expect.poll(() => date.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type(day);
  for (const [name, letters] of Object.entries(lists)) {
    await tabTo(page, form(page).getByRole('combobox', { name, exact: true }));
    await page.keyboard.type(letters);
  }
  for (const [name, text] of Object.entries(texts)) {
    await tabTo(page, field(page, name));
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
}

async function unlock(page: Page, as = code): Promise<void> {
  await page.getByLabel(journal.code.label).fill(as);
  await page.keyboard.press('Enter');
}

/** Everything that this browser keeps of the page: every database, row by row, and both storages. */
const keptByBrowser = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const rows: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = await answer(database.transaction(store).objectStore(store).getAll());
        rows.push(name, store, all);
      }
      database.close();
    }
    return JSON.stringify(rows);
  });

async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: common.shell.person }).click();
  await page.getByRole('menuitem', { name: common.shell.signOut }).click();
  await page.waitForURL('**/login**');
}

async function signIn(page: Page): Promise<void> {
  await page.locator('input[name="email"]').fill('focal.ugtt@demo.jalon.test');
  await page.locator('input[name="password"]').fill('jalon-demo-2020');
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await page.waitForURL((address) => address.pathname !== '/login');
}

test('[ST15] cases written by keyboard stay on the device under their code, through sign-out, file and deletion; only totals leave it', async () => {
  const person = await demo.people.signIn('focal.ugtt');
  const { page } = person;
  const traffic = listenTo(page);
  await page.goto('/statistics');
  await page.getByRole('radiogroup', { name: statistics.way.label }).getByText(statistics.way.cases).click();

  // It is clear before beginning, and a weak code is not taken.
  await page.getByText(journal.begin.onlyCopy).waitFor();
  await page.getByText(journal.begin.lostCode).waitFor();
  await look(page, 'journal-begin');
  const begin = page.getByRole('button', { name: journal.begin.button });
  await page.getByLabel(journal.code.new).fill('court');
  await page.getByLabel(journal.code.again).fill('court');
  await page.getByLabel(journal.begin.understood).check();
  await begin.click();
  await page.getByText(say(journal.code.wrong.short, { least: 12 })).waitFor();
  await page.getByLabel(journal.code.new).fill(code);
  await page.getByLabel(journal.code.again).fill(code);
  await begin.click();
  await page.getByText(journal.list.none).waitFor();

  await write(
    page,
    '14/3/2020',
    { Demande: 'Salaires', Sexe: 'Fem', 'Pays d’accueil du dossier': 'Ghan', Issue: 'R' },
    {
      [statistics.role.amount]: '643,5',
      [statistics.role.currency]: 'TND',
      [journal.case.reference]: 'Fatou Diop 7',
    },
  );
  // A name is no reference: nothing was kept, and the form still has all of it.
  await page.getByText(journal.wrong.reference.form).waitFor();
  await page.getByText(journal.list.none).waitFor();
  await field(page, journal.case.reference).fill('SFX-77');
  await page.keyboard.press('Enter');
  await shows(page, say(statistics.result.cases_one, { number: 1 }));
  // The place of the last case is there again.
  const places = form(page).getByRole('combobox', { name: 'Pays d’accueil du dossier' });
  await expect.poll(() => places.inputValue()).toBe(place);
  await write(page, '09062020', { Demande: 'Sant' }, { [journal.case.reference]: 'SFX-78' });
  await shows(page, say(statistics.result.cases_other, { number: 2 }));
  await write(page, '31/12/19', {}, { [journal.case.reference]: 'SFX-79' });
  await shows(page, say(journal.list.outside_one, { count: 1 }));
  await expectUsable(page);

  const kept = await keptByBrowser(page);
  expect(kept).toContain('ciphertext');
  expect(traces.filter((trace) => kept.includes(trace))).toEqual([]);
  expect(kept).not.toContain('unpaidWages');

  // One tab at a time.
  const second = await page.context().newPage();
  await second.goto('/statistics?way=cases');
  await unlock(second);
  await second.getByText(journal.refused.elsewhere).waitFor();

  await page.bringToFront();
  await page.getByRole('button', { name: journal.lock, exact: true }).click();
  await page.getByText(journal.locked.text).waitFor();
  expect(await page.content()).not.toContain('SFX-77');
  await unlock(second);
  await second.getByText('SFX-77').waitFor();
  // Signing out in one tab locks the others.
  await page.reload();
  await unlock(page, 'olive tambour granit huit');
  await page.getByText(journal.refused.elsewhere).waitFor();
  await signOut(page);
  await second.getByText(journal.locked.text).waitFor();
  await second.close();
  await signIn(page);
  await page.goto('/statistics?way=cases');
  await unlock(page, 'olive tambour granit huit');
  await page.getByText(journal.refused['wrong-code']).waitFor();
  await look(page, 'journal-locked');
  await unlock(page);
  await shows(page, say(statistics.result.cases_other, { number: 2 }));

  for (const language of ['ar', 'fr'] as const) {
    await chooseLanguage(page, language);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.getByTestId('journal-count').scrollIntoViewIfNeeded();
      await expectNoWider(page, `journal in ${language}`);
      await expectUsable(page);
      await picture(page, `journal-open-list-${language}-${width}`);
      await page.evaluate(() => window.scrollTo(0, 0));
      await picture(page, `journal-open-${language}-${width}`);
    }
  }

  // Edited, deleted, put back.
  const line = (reference: string) => page.getByRole('row').filter({ hasText: reference });
  await line('SFX-78')
    .getByRole('button', { name: /^Modifier/ })
    .click();
  await page.getByRole('region', { name: journal.case.edit }).getByLabel('Sexe').selectOption('man');
  await page.getByRole('button', { name: journal.case.keep, exact: true }).click();
  await line('SFX-78').getByText('Homme').waitFor();
  await line('SFX-78')
    .getByRole('button', { name: /^Supprimer/ })
    .click();
  await shows(page, say(statistics.result.cases_one, { number: 1 }));
  await page.getByRole('button', { name: journal.list.undo }).click();
  await shows(page, say(statistics.result.cases_other, { number: 2 }));

  // A file, then nothing on the device, then the file again.
  await page.getByText(journal.notExported).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: journal.export }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^UGTT-.*\.jalon-journal$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
  await page.getByText(journal.exported).waitFor();
  await page.getByRole('button', { name: journal.delete.button }).click();
  const asks = page.getByRole('dialog', { name: journal.delete.title });
  const forever = asks.getByRole('button', { name: journal.delete.confirm });
  expect(await forever.isDisabled()).toBe(true);
  await expectUsable(page);
  await picture(page, 'journal-delete-fr-1440');
  await asks.getByRole('textbox').fill(journal.delete.word);
  await forever.click();
  await page.getByRole('button', { name: journal.begin.button }).waitFor();
  expect(await keptByBrowser(page)).not.toContain('ciphertext');

  const importing = async (bytes: string, as: string) => {
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'a.jalon-journal', mimeType: 'application/json', buffer: Buffer.from(bytes) });
    const dialog = page.getByRole('dialog', { name: journal.import.title });
    await dialog.getByLabel(journal.import.code).fill(as);
    await dialog.getByRole('button', { name: common.action.import }).click();
    return dialog;
  };
  for (const [bytes, as, why] of [
    [text, 'olive tambour granit huit', journal.refused['wrong-code']],
    [text.replace(/"ciphertext":"..../, '"ciphertext":"AAAA'), code, journal.refused.damaged],
    [text.replace('"version":1', '"version":2'), code, journal.refused['other-version']],
  ] as const) {
    const dialog = await importing(bytes, as);
    await dialog.getByText(why).waitFor();
    await dialog.getByRole('button', { name: common.action.cancel }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await importing(text, code);
  await page
    .getByTestId('done')
    .getByText(say(journal.import.added_other, { count: 3 }))
    .waitFor();
  await shows(page, say(statistics.result.cases_other, { number: 2 }));
  await importing(text, code);
  await page
    .getByTestId('done')
    .getByText(say(journal.import.added_one, { count: 0 }))
    .waitFor();

  // The totals, and nothing else.
  await page.getByRole('button', { name: statistics.submit.button }).click();
  await page.getByTestId('done').getByText(statistics.return.doneSubmitted).waitFor();
  await page.getByText(statistics.return.exact).waitFor();
  expect(await page.getByRole('button', { name: statistics.submit.button }).count()).toBe(0);
  const submitted = traffic.sent.filter(({ url }) => url.includes('caseReturn.submit'));
  expect(submitted).toHaveLength(1);
  const edited = written.map((one) =>
    one.reference === 'SFX-78' ? { ...one, codes: { ...one.codes, sex: 'man' } } : one,
  );
  const expected = countJournal(
    edited.reduce((all, one) => putCase(all, one, 1), emptyJournal('ugtt')),
    calendarYear(2020),
  );
  expect(JSON.parse(submitted[0]?.body ?? '')[0].tables).toEqual({
    version: expect.any(String),
    period: expected.period,
    countedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    cases: 2,
    tables: expected.tables,
    amounts: expected.amounts,
  });
  const everything = traffic.sent.map(({ url, body }) => `${decodeURIComponent(url)}\n${body}`).join('\n');
  expect(traces.filter((trace) => everything.includes(trace))).toEqual([]);
  expect(everything).not.toContain('ciphertext');
  expectNoComplaints(person);
  await person.close();
});
