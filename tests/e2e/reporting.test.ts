import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fixedTables } from '#domain/statistics/tables';
import { releaseTablesSchema } from '#server/statistics/release-content';
import { mutate, query } from './calls';
import { releaseOf } from './hidden';
import { type RunningJalon, startJalon } from './jalon';
import { chooseLanguage, expectNoWider, expectUsable, look } from './look';
import { expectNoComplaints, openBrowser, type People, type PersonAtBrowser, picture } from './people';
import {
  counted,
  drop,
  exactLines,
  namedRegister,
  register,
  shownTable,
  tracesOf,
  written,
} from './register';
import { answerTells, listenTo, tells } from './traffic';
import { fr, say } from './words';

const { statistics, indicators, reports, documents, common, errors } = fr;
const planTitle = 'Plan d’action 2020';
const workshop = 'Cinquième atelier des points focaux';
/** Stands in the plan beside the workshop; remarks are internal. */
const remark = 'Résultats du test ; recherche de fonds.';
const report = { title: 'Rapport d’étape THAMM 2020', project: 'THAMM' };
const sentences = {
  first: 'Les points focaux ont tenu leurs permanences toute l’année.',
  second: 'Partout, on compte les registres de la même façon. ',
};

let jalon: RunningJalon;
let people: People;
const opened: PersonAtBrowser[] = [];
const comes = async (...asked: Parameters<People['signIn']>): Promise<PersonAtBrowser> => {
  const person = await people.signIn(...asked);
  opened.push(person);
  return person;
};
beforeAll(async () => {
  jalon = await startJalon();
  people = await openBrowser(jalon.url);
});
afterAll(async () => {
  await people?.close();
  await jalon?.close();
});

// Real browsers on two busy cores: locking alone may take half a minute.
describe.sequential('from a register to a donor’s page', { timeout: 180_000 }, () => {
  let focal: PersonAtBrowser;
  let coordinator: PersonAtBrowser;
  let secretariat: PersonAtBrowser;
  let donor: PersonAtBrowser;
  let reportId: string;

  test('[Step 4] a register that names people is refused with the column, and nothing is sent', async () => {
    focal = await comes('focal.ugtt');
    const { page } = focal;
    await page.goto('/statistics');
    const traffic = listenTo(page);
    await drop(page, namedRegister);
    const refusal = page.getByRole('alert', { name: statistics.refused.names });
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain(
      say(errors.code['names-people'], { column: 'Nom et prénom' }),
    );
    expect(await refusal.textContent()).toContain(statistics.refused.nothingSent);
    expect(await page.getByRole('button', { name: statistics.submit.button }).count()).toBe(0);
    // Only parts of the page itself were fetched.
    expect(traffic.sent.filter(({ method, body }) => method !== 'GET' || body !== '')).toEqual([]);
    await expectUsable(page);
    await picture(page, 'register-refused');
  });

  test('[Step 4] a focal point counts the register in the browser, and only the fixed tables leave it', async () => {
    const { page } = focal;
    await page.goto('/statistics');
    const traffic = listenTo(page);
    await drop(page, register);
    await page
      .getByRole('heading', { name: say(statistics.result.cases_other, { number: written(counted.cases) }) })
      .waitFor();
    expect(await shownTable(page, 'Demande')).toEqual(exactLines(counted.tables, 'request'));
    expect(await shownTable(page, 'Issue')).toEqual(exactLines(counted.tables, 'outcome'));
    expect(await shownTable(page, 'Sexe')).toEqual(exactLines(counted.tables, 'sex'));
    await expectUsable(page);
    await picture(page, 'register-counted-fr-1440');
    expect(traffic.sent.filter(({ method }) => method !== 'GET')).toEqual([]);

    await page.getByRole('button', { name: statistics.submit.button }).click();
    await page.getByText(statistics.return.exact).waitFor();
    await page.getByTestId('done').getByText(statistics.return.doneSubmitted).waitFor();
    expect(await page.getByRole('button', { name: statistics.approve.button }).count()).toBe(0);

    const changing = traffic.sent.filter(({ method }) => method !== 'GET');
    expect(changing.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /trpc/caseReturn.submit',
    ]);
    const period = await jalon.database.prisma.reportingPeriod.findFirstOrThrow({
      where: { code: '2020', projectId: null },
    });
    const union = await jalon.database.prisma.organisation.findFirstOrThrow({ where: { code: 'UGTT' } });
    expect(JSON.parse(changing[0]?.body ?? '')).toEqual({
      0: {
        periodId: period.id,
        organisationId: union.id,
        tables: {
          version: expect.any(String),
          period: { start: '2020-01-01', end: '2020-12-31' },
          countedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          cases: counted.cases,
          tables: counted.tables,
          amounts: counted.amounts,
        },
      },
    });
    expect(counted.tables.map(({ id, dimensions }) => ({ id, dimensions }))).toEqual(fixedTables);
    const traces = tracesOf(register);
    expect(traces.length).toBeGreaterThan(counted.cases);
    const everything = traffic.sent.map(({ url, body }) => `${decodeURIComponent(url)}\n${body}`).join('\n');
    expect(traces.filter((trace) => everything.includes(trace))).toEqual([]);
  });

  test('[Step 4] who submitted cannot approve; the coordinator sees the exact counts and approves', async () => {
    const stored = await jalon.database.prisma.caseReturn.findFirstOrThrow({
      where: { organisation: { code: 'UGTT' }, period: { code: '2020' } },
    });
    const approval = { caseReturnId: stored.id, submittedAt: stored.submittedAt?.toISOString() };
    const refused = await mutate(focal.page.request, jalon.url, 'caseReturn.approve', approval);
    expect(refused).toMatchObject({ status: 403, refused: 'own-work' });

    coordinator = await comes('ugtt');
    const { page } = coordinator;
    await page.goto('/statistics');
    await page
      .getByRole('heading', { name: say(statistics.result.cases_other, { number: written(counted.cases) }) })
      .waitFor();
    expect(await shownTable(page, 'Demande')).toEqual(exactLines(counted.tables, 'request'));
    expect(await shownTable(page, 'Issue')).toEqual(exactLines(counted.tables, 'outcome'));
    expect(await shownTable(page, 'Sexe')).toEqual(exactLines(counted.tables, 'sex'));
    await page.getByRole('button', { name: statistics.approve.button, exact: true }).click();
    // The focal point's open page says so by itself.
    await focal.page.getByText('Naïma Trabelsi').waitFor();
    await page.getByRole('button', { name: statistics.approve.button }).waitFor({ state: 'detached' });
    // It no longer waits to be approved, and does not say so.
    await focal.page.getByTestId('done').waitFor({ state: 'detached' });
    await page.getByTestId('done').getByText(statistics.return.doneApproved).waitFor();
  });

  test('[Step 5] the secretariat sees who reported, no figure of a union, and locks the period', async () => {
    secretariat = await comes('secretariat');
    const { page } = secretariat;
    const traffic = listenTo(page);
    // A union's own page is not the secretariat's.
    await page.goto('/statistics');
    await page.waitForURL('**/statistics/periods');
    await page.getByRole('row', { name: /^UGTT/ }).getByText(statistics.reported.approved).waitFor();
    await page.getByRole('row', { name: /^CGTM/ }).getByText(statistics.reported.submitted).waitFor();
    await page.getByRole('row', { name: /^CGIL/ }).getByText(statistics.reported.notReported).waitFor();
    const { prisma } = jalon.database;
    const returns = await prisma.caseReturn.findMany({ where: { period: { code: '2020' } } });
    const figures = returns.map(({ cases }) => cases).filter((cases) => cases > 99);
    expect(figures).toContain(counted.cases);
    const text = await page.getByRole('main').innerText();
    expect(figures.filter((figure) => tells(text, figure))).toEqual([]);
    for (const answer of await traffic.answers()) {
      expect(
        figures.filter((figure) => answerTells(answer, figure)),
        answer.url,
      ).toEqual([]);
    }
    await look(page, 'periods-open');
    const [ugtt] = returns.filter(({ cases }) => cases === counted.cases);
    const asked = { periodId: ugtt?.periodId, organisationId: ugtt?.organisationId };
    const refused = await query(page.request, 'caseReturn.get', asked);
    expect(refused).toMatchObject({ status: 403, refused: 'not-allowed', data: undefined });

    await page.getByRole('button', { name: statistics.lock.button }).click();
    await page.getByRole('dialog').getByRole('button', { name: statistics.lock.button }).click();
    // It goes on by itself: the focus is where that is said, and the page can be left meanwhile.
    const progress = page.getByTestId('lock-progress');
    await expect.poll(() => progress.evaluate((place) => place === document.activeElement)).toBe(true);
    await picture(page, 'periods-locking-fr-1440');
    // Until the page says "locked" it never says again that it could be.
    expect(await page.getByRole('button', { name: statistics.lock.button }).count()).toBe(0);
    await page.goto('/documents');
    await page.goto('/statistics/periods');
    await page
      .getByRole('heading', { name: statistics.release.title, exact: true })
      .waitFor({ timeout: 300_000 });
    await page.getByRole('button', { name: statistics.unlock.button }).waitFor();
    // It counts by now: the coordinator's open page no longer says that it will.
    await coordinator.page.getByTestId('done').waitFor({ state: 'detached' });
  });

  test('[Step 5] small counts are hidden from everyone but the union itself, on the page and behind it', async () => {
    const { page } = secretariat;
    const traffic = listenTo(page);
    await page.goto('/statistics/periods');
    const { tables, hidden, withheld } = await releaseOf(jalon.database, '2020');
    expect(hidden.length).toBeGreaterThan(20);
    const leading = new Map([
      ['request', 'Demande'],
      ['outcome', 'Issue'],
      ['sex', 'Sexe'],
    ]);
    for (const [id, name] of leading) {
      const cells = tables.find((table) => table.id === id)?.cells ?? [];
      expect(Object.values(await shownTable(page, name)).sort()).toEqual(
        cells.map((cell) => (cell.state === 'published' ? written(cell.value) : '·')).sort(),
      );
    }
    await page
      .getByRole('button', {
        name: say(statistics.table.all_other, {
          count: tables.filter(({ withheld }) => withheld === null).length,
        }),
      })
      .click();
    for (const control of await page
      .getByRole('main')
      .getByRole('heading', { level: 3 })
      .getByRole('button')
      .all()) {
      await control.click();
    }
    const shown = page.getByRole('main').getByRole('cell').filter({ hasText: '·' });
    // Three tables stand twice once all are open; sums over a third dimension stand in tables of their own.
    const signs = hidden.map(({ table, key }) => (key[2] === '*' ? 0 : leading.has(table) ? 2 : 1));
    await expect.poll(() => shown.count()).toBe(signs.reduce<number>((sum, each) => sum + each, 0));
    await expectUsable(page);
    await expectNoWider(page, 'all tables of a release');
    await picture(page, 'release-all');

    // Counts under the mask that nothing published happens to equal, large enough to be no day of a month.
    const published = new Set(
      tables.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell.state === 'published' ? [cell.value] : [])),
      ),
    );
    const telling = [...new Set([...hidden.map(({ count }) => count), ...withheld])].filter(
      (count) => count > 59 && !published.has(count),
    );
    expect(telling).toContain(counted.cases);
    const text = await page.getByRole('main').innerText();
    expect(telling.filter((count) => tells(text, count))).toEqual([]);
    // A hidden cell is its place and nothing more: the schema takes no other field.
    const answered = z.object({ tables: releaseTablesSchema });
    const { data } = await query(page.request, 'release.get', { periodId: await periodId() });
    expect(answered.parse(data).tables).toEqual(tables);
    const answers = await traffic.answers();
    for (const answer of answers) {
      expect(
        telling.filter((count) => count > 99 && answerTells(answer, count)),
        answer.url,
      ).toEqual([]);
    }
    // What may be seen was found in the same answers by the same means.
    const most = Math.max(...published);
    expect(answers.some((answer) => answerTells(answer, most))).toBe(true);

    // The union reads its own exact counts, the small ones too.
    await coordinator.page.goto(`/statistics?period=${await periodId()}`);
    await coordinator.page.getByText(statistics.return.exact).waitFor();
    expect(await shownTable(coordinator.page, 'Demande')).toEqual(exactLines(counted.tables, 'request'));
    expect(await shownTable(coordinator.page, 'Issue')).toEqual(exactLines(counted.tables, 'outcome'));
    expect(await shownTable(coordinator.page, 'Sexe')).toEqual(exactLines(counted.tables, 'sex'));
  });

  test('[Step 5] an activity is linked to “cases received”, which shows baseline, target, actual and a chart', async () => {
    const { page } = secretariat;
    await openPlan(page);
    const cell = rowOf(page, workshop).locator('[data-column="indicators"]');
    expect(await cell.textContent()).not.toContain('CAS-1');
    await cell.dblclick();
    const box = page.getByRole('combobox');
    await box.fill('CAS-1');
    await page.getByRole('option', { name: /^CAS-1/ }).waitFor();
    await box.press('Enter');
    await box.press('Enter');
    await expect.poll(() => cell.textContent()).toContain('CAS-1');
    await saved(page);

    const traffic = listenTo(page);
    await page.getByRole('link', { name: common.area.indicators }).click();
    await page.getByRole('link', { name: 'Dossiers reçus par les permanences syndicales' }).click();
    await page
      .getByRole('heading', { level: 1, name: 'Dossiers reçus par les permanences syndicales' })
      .waitFor();
    const { tables } = await releaseOf(jalon.database, '2020');
    const total = tables
      .find(({ id }) => id === 'outcome')
      ?.cells.find(({ key }) => key.every((code) => code === '*'));
    const actual = total?.state === 'published' ? total.value : Number.NaN;
    const main = page.getByRole('main');
    await main.getByText(say(indicators.fact.baselineYear, { value: 320, year: 2018 })).waitFor();
    const line = main.getByRole('table', { name: indicators.series }).getByRole('row', { name: /^2020/ });
    await line.getByRole('cell', { name: written(actual), exact: true }).waitFor();
    await line.getByRole('cell', { name: written(700), exact: true }).waitFor();
    await line.getByText(say(indicators.coverage, { reported: 3, expected: 9 })).waitFor();
    await line.getByRole('link', { name: say(indicators.source.release, { period: 2020 }) }).waitFor();
    // Two years: two bars, and the line of the targets.
    await expect
      .poll(() => main.locator('svg.recharts-surface .recharts-bar-rectangle path').count())
      .toBe(2);
    expect(await main.locator('svg.recharts-surface .recharts-line-curve').count()).toBe(1);
    await main
      .getByRole('table', { name: indicators.activities.caption })
      .getByRole('row', { name: new RegExp(workshop) })
      .waitFor();
    // Neither the page nor what it asked for holds the union's own share.
    expect(tells(await main.innerText(), counted.cases)).toBe(false);
    for (const answer of await traffic.answers()) {
      expect(answerTells(answer, counted.cases), answer.url).toBe(false);
    }
    await look(page, 'indicator');
  });

  test('[Step 6] two of the secretariat write one progress report, with its table and its indicator', async () => {
    const { page } = secretariat;
    const colleague = await comes('secretariat2');
    await page.getByRole('link', { name: common.area.reports }).click();
    await page.getByRole('button', { name: reports.new }).click();
    const form = page.getByRole('dialog', { name: reports.create.title });
    await form.getByRole('textbox', { name: reports.create.project, exact: true }).click();
    await page.getByRole('option', { name: new RegExp(`^${report.project}`) }).click();
    await form.getByRole('textbox', { name: reports.create.period, exact: true }).click();
    await page.getByRole('option', { name: '2020' }).click();
    await form.getByRole('textbox', { name: reports.create.name }).fill(report.title);
    await form.getByRole('button', { name: reports.create.submit }).click();
    await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
    reportId = page.url().split('/').at(-1) ?? '';
    await colleague.page.goto(`/reports/${reportId}`);
    await page.getByRole('group', { name: /Lucas Marin/ }).waitFor();
    await colleague.page.getByRole('group', { name: /Amel Ferchichi/ }).waitFor();

    // Both in one line at once: one goes on at its end, the other begins before it.
    const lines = [page, colleague.page].map((each) => editorOf(each).locator('h2:has-text("Résumé") + p'));
    const { first, second } = sentences;
    const reads = async (words: string): Promise<void> => {
      for (const line of lines) {
        // The names at the carets stand in the line, but are not of the text.
        const text = async () =>
          (await line.innerText()).replace(/\u2060|\n|Lucas Marin|Amel Ferchichi/g, '');
        await expect.poll(text).toBe(words);
      }
    };
    await lines[0]?.click();
    await page.keyboard.type(first.slice(0, 4));
    await reads(first.slice(0, 4));
    await lines[1]?.click();
    await colleague.page.keyboard.press('Home');
    await Promise.all([
      page.keyboard.type(first.slice(4), { delay: 20 }),
      colleague.page.keyboard.type(second, { delay: 20 }),
    ]);
    await page.getByText('Lucas Marin', { exact: true }).first().waitFor();
    await reads(second + first);
    for (const each of [page, colleague.page]) await saved(each);

    // The template brought the table and both indicators; one goes, and comes back from the menu.
    const activities = editorOf(page).getByRole('group', { name: reports.block.activities, exact: true });
    await activities.getByRole('row', { name: new RegExp(workshop) }).waitFor();
    const held = editorOf(page)
      .getByRole('group', { name: reports.block.indicator, exact: true })
      .filter({ hasText: 'ACT-1' });
    await held.getByRole('button', { name: reports.block.remove }).click();
    await expect.poll(() => held.count()).toBe(0);
    await lines[0]?.click();
    await page.getByRole('button', { name: reports.editor.insertIndicator }).click();
    await page.getByRole('menuitem', { name: /^ACT-1/ }).click();
    await held.waitFor();
    await editorOf(colleague.page)
      .getByRole('group', { name: reports.block.indicator, exact: true })
      .filter({ hasText: 'ACT-1' })
      .waitFor();
    await saved(page);
    await look(page, 'report-editor');
    expect(await editorOf(page).innerText()).not.toContain(remark);
  });

  test('[Step 6] the report is published; the donor reads it, and nothing else of the network', async () => {
    const { page } = secretariat;
    await page.getByRole('button', { name: reports.publish.button }).click();
    const dialog = page.getByRole('dialog', { name: reports.publish.title });
    expect(await dialog.getByRole('checkbox', { name: /^FONDS/ }).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: say(reports.publish.confirm, { edition: 1 }) }).click();
    await page.getByRole('link', { name: say(reports.editor.readPublished, { edition: 1 }) }).waitFor();

    donor = await comes('donor');
    const traffic = listenTo(donor.page);
    await donor.page.goto('/');
    await donor.page.waitForURL('**/reports');
    const areas = donor.page.getByRole('navigation', { name: common.shell.navigation }).getByRole('link');
    expect(await areas.allInnerTexts()).toEqual([common.area.reports]);
    await donor.page.getByRole('link', { name: report.title }).click();
    await donor.page.getByRole('heading', { level: 1, name: report.title }).waitFor();
    const main = donor.page.getByRole('main');
    const text = await main.innerText();
    expect(text).toContain(sentences.second + sentences.first);
    await main.getByRole('row', { name: new RegExp(workshop) }).waitFor();
    expect(await main.getByRole('figure').count()).toBe(2);
    for (const answer of await traffic.answers()) {
      expect(answer.text, answer.url).not.toContain(remark);
    }
    await look(donor.page, 'reader');

    await refusedToDonor(donor.page, reportId, await planId());
  });

  test('[Step 6] a later change of the plan does not change the published report', async () => {
    const main = donor.page.getByRole('main');
    await donor.page.goto(`/reports/${reportId}/read`);
    const before = await main.innerText();
    const edition = await query(donor.page.request, 'report.readEdition', { reportId });

    const copil = await comes('copil');
    await openPlan(copil.page);
    const title = rowOf(copil.page, workshop).locator('[data-column="title"]');
    const activityId = (await rowOf(copil.page, workshop).getAttribute('data-activity')) ?? '';
    await title.click();
    await title.press('Enter');
    await copil.page
      .getByRole('textbox', { name: say(documents.cell.edit, { column: documents.column.title }) })
      .fill('Atelier reporté à 2021');
    await copil.page.keyboard.press('Enter');
    await saved(copil.page);
    const told = await mutate(coordinator.page.request, jalon.url, 'activity.reportStatus', {
      documentId: await planId(),
      activityId,
      status: 'postponed',
      text: 'Reporté.',
    });
    expect(told).toMatchObject({ status: 200, refused: null });

    // The draft follows the plan; what was published does not.
    const draft = editorOf(secretariat.page).getByRole('row', { name: /Atelier reporté à 2021/ });
    await draft.getByText(common.status.postponed).waitFor();
    await donor.page.reload();
    await expect.poll(() => main.innerText()).toBe(before);
    expect(before).toContain(workshop);
    expect((await query(donor.page.request, 'report.readEdition', { reportId })).text).toBe(edition.text);
  });

  test('[Step 6] the published report is read without any script', async () => {
    const { page } = donor;
    const plain = await page
      .context()
      .browser()
      ?.newContext({
        baseURL: jalon.url,
        javaScriptEnabled: false,
        locale: 'fr',
        storageState: await page.context().storageState(),
      });
    if (!plain) throw new Error('the browser is gone');
    const reader = await plain.newPage();
    await reader.goto(`/reports/${reportId}/read`);
    expect(await reader.getByRole('main').innerText()).toBe(await page.getByRole('main').innerText());
    const row = reader.getByRole('row', { name: new RegExp(workshop) });
    const figure = reader.getByRole('row', { name: /^2020/ }).locator('details').first();
    expect(await figure.getByRole('listitem').first().isVisible()).toBe(false);
    await figure.locator('summary').click();
    expect(await figure.getByRole('listitem').first().isVisible()).toBe(true);
    expect(await row.isVisible()).toBe(true);
    await plain.close();
  });

  test('[Steps 4–6] the screens are usable in French and in Arabic, on a telephone too', async () => {
    await look(focal.page, 'statistics');
    await secretariat.page.goto('/statistics/periods');
    await secretariat.page.getByRole('heading', { name: statistics.release.title, exact: true }).waitFor();
    await look(secretariat.page, 'periods');
    await secretariat.page.goto('/indicators');
    await look(secretariat.page, 'indicators');
    await secretariat.page.goto('/reports');
    await look(secretariat.page, 'reports');
    await donor.page.goto('/reports');
    await look(donor.page, 'reports-donor');
    await chooseLanguage(focal.page, 'fr');
    expectNoComplaints(...opened);
  });
});

const periodId = async (): Promise<string> =>
  (
    await jalon.database.prisma.reportingPeriod.findFirstOrThrow({
      where: { code: '2020', projectId: null },
    })
  ).id;

const planId = async (): Promise<string> =>
  (await jalon.database.prisma.document.findFirstOrThrow({ where: { title: planTitle } })).id;

async function openPlan(page: Page): Promise<void> {
  await page.goto('/documents');
  await page.getByRole('link', { name: planTitle }).click();
  await rowOf(page, workshop).waitFor();
}

const rowOf = (page: Page, title: string) =>
  page.getByRole('grid').locator('[role="row"][data-activity]').filter({ hasText: title });

const editorOf = (page: Page) => page.getByRole('textbox', { name: reports.editor.label });

const saved = (page: Page): Promise<void> =>
  page.locator('[data-testid="save-state"][data-save="saved"]').waitFor();

/** Every other way into the network, tried with the donor's cookies. */
async function refusedToDonor(page: Page, reportId: string, documentId: string): Promise<void> {
  const indicatorId = (await jalon.database.prisma.indicator.findFirstOrThrow()).id;
  for (const address of [
    '/documents',
    '/documents/import',
    `/documents/${documentId}`,
    `/documents/${documentId}/export.json`,
    `/documents/${documentId}/export.xlsx`,
    '/my-work',
    '/statistics',
    '/statistics/periods',
    '/indicators',
    `/indicators/${indicatorId}`,
    `/reports/${reportId}`,
  ]) {
    const answer = await page.request.get(address);
    expect([403, 404], address).toContain(answer.status());
    expect(await answer.text(), address).not.toContain(remark);
  }
  const asked: Readonly<Record<string, object>> = {
    'document.list': {},
    'document.get': { documentId },
    'activity.list': {},
    'activity.statuses': { documentId },
    'caseReturn.whoReported': { periodId: await periodId() },
    'release.get': { periodId: await periodId() },
    'indicator.list': {},
    'indicator.series': { indicatorId },
    'report.get': { reportId },
    'report.preview': { reportId },
    'people.list': {},
  };
  for (const [procedure, input] of Object.entries(asked)) {
    const answer = await query(page.request, procedure, input);
    expect(answer.data, procedure).toBeUndefined();
    expect(['not-allowed', 'not-found', 'invalid'], procedure).toContain(answer.refused);
  }
  const listed = z.array(z.object({ id: z.string(), draft: z.null() }));
  const own = listed.parse((await query(page.request, 'report.list')).data);
  expect(own.map(({ id }) => id)).toContain(reportId);
}
