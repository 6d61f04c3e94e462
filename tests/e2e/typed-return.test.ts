import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { expectUsable, look } from './look';
import { expectNoComplaints, type PersonAtBrowser } from './people';
import { listenTo } from './traffic';
import { fr, say } from './words';

const { statistics, common, collab } = fr;
const { typed } = statistics;
const demo = useDemoJalon();

const item = (page: Page, title: string) => page.getByRole('heading', { name: title, level: 3 });
const count = (page: Page, label: string) => page.getByLabel(label, { exact: true });
async function addLine(page: Page, ...codes: readonly [label: string, option: string][]): Promise<void> {
  for (const [label, option] of codes) {
    await page.getByRole('textbox', { name: label, exact: true }).fill(option);
    await page.getByRole('option', { name: option, exact: true }).click();
  }
  await page.getByRole('button', { name: typed.add }).first().click();
}

describe.sequential('[ST4] a union without a register types its totals', { timeout: 180_000 }, () => {
  let focal: PersonAtBrowser;
  const wages = 'Salaires impayés · Résolu';
  const health = 'Santé · En cours';

  test('by keyboard, held against the first table while typing', async () => {
    focal = await demo.people.signIn('focal.ugtt');
    const { page } = focal;
    await page.goto('/statistics');
    await page.getByText(statistics.way.typed, { exact: true }).click();
    await page.getByText(typed.how).waitFor();
    // A blank is not a zero: no case is reported by who says so.
    const submit = page.getByRole('button', { name: statistics.submit.button });
    expect(await submit.count()).toBe(0);
    await page.getByRole('button', { name: typed.none }).click();
    await submit.waitFor();
    await page.getByRole('button', { name: typed.none }).click();
    await submit.waitFor({ state: 'hidden' });
    await addLine(page, ['Demande', 'Salaires impayés'], ['Issue', 'Résolu']);
    await addLine(page, ['Demande', 'Santé'], ['Issue', 'En cours']);
    await count(page, `${wages}, Femme`).fill('3');
    await page.keyboard.press('Enter');
    await page.keyboard.type('2');
    expect(await count(page, `${health}, Femme`).inputValue()).toBe('2');
    await count(page, `${wages}, Homme`).fill('4');
    await page.getByRole('heading', { name: say(statistics.result.cases_other, { number: '9' }) }).waitFor();
    // Twelve months: which of them, nobody but the union knows.
    const faults = page.getByRole('alert', { name: typed.faults });
    await faults.getByText(say(typed.under_other, { number: '9' })).waitFor();
    expect(await submit.count()).toBe(0);
    await faults.getByRole('button', { name: 'Mois de réception' }).click();
    await count(page, 'mars 2020, Dossiers').fill('5');
    await count(page, 'novembre 2020, Dossiers').fill('4');
    await faults.waitFor({ state: 'hidden' });

    await item(page, 'Sexe × Tranche d').click();
    await count(page, '25–34 ans, Femme').fill('6');
    await faults.getByText(say(typed.over_one, { number: '1' })).waitFor();
    await count(page, '25–34 ans, Femme').fill('4');
    await faults.waitFor({ state: 'hidden' });
    await item(page, 'Sexe × Tranche d')
      .getByText(say(typed.rest_other, { number: '5' }))
      .waitFor();
    await expectUsable(page);
  });

  test('and finds them again after a reload, and is asked before they go with a sign-out', async () => {
    const { page } = focal;
    await page.reload();
    expect(await count(page, `${wages}, Femme`).inputValue()).toBe('3');
    await page.getByRole('banner').getByRole('button', { name: common.shell.person }).click();
    await page.getByRole('menuitem', { name: common.shell.signOut }).click();
    const asked = page.getByRole('dialog', { name: collab.signOut.title });
    await asked.getByText(collab.signOut.typed).waitFor();
    await asked.getByRole('button', { name: common.action.cancel }).click();
  });

  test('in every language and on a telephone', async () => {
    await look(focal.page, 'typed');
    expectNoComplaints(focal);
  });

  test('and submits fixed tables like any other return', async () => {
    const { page } = focal;
    const traffic = listenTo(page);
    await page.getByRole('button', { name: statistics.submit.button }).click();
    await page.getByTestId('done').getByText(statistics.return.doneSubmitted).waitFor();
    const changing = traffic.sent.filter(({ method }) => method !== 'GET');
    expect(changing.map(({ url }) => new URL(url).pathname)).toEqual(['/trpc/caseReturn.submit']);
    const stored = await demo.jalon.database.prisma.caseReturn.findFirstOrThrow({
      where: { organisation: { code: 'UGTT' }, period: { code: '2020' } },
    });
    expect(stored).toMatchObject({ cases: 9, state: 'submitted' });
    expect(stored.tables).toContainEqual({
      id: 'sexByAgeBand',
      dimensions: ['sex', 'ageBand'],
      cells: expect.arrayContaining([
        { key: ['woman', '25to34'], count: 4 },
        { key: ['woman', 'notStated'], count: 1 },
        { key: ['man', 'notStated'], count: 4 },
      ]),
    });
    // What was sent can be gone on from; nothing of the draft is left on the device.
    await page.getByRole('button', { name: typed.goOn }).waitFor();
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('typed'))),
    ).toEqual([]);
    await page.getByRole('button', { name: typed.goOn }).click();
    expect(await count(page, `${wages}, Homme`).inputValue()).toBe('4');
  });
});
