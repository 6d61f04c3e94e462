import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import mammoth from 'mammoth';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { documentParts } from '#domain/document/shape';
import { join, until } from '#tests/server/collab/served';
import { mutate } from './calls';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectUsable, look } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import {
  boxOf,
  cellOf,
  command,
  editor,
  grid,
  gridText,
  isFocused,
  opened,
  rowOf,
  saved,
  saveState,
  titles,
  write,
} from './plan-page';
import { fr, say } from './words';

const { documents, activities, common, views } = fr;
const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const given = here('../../../shared/inputs/plan-actions-2020.docx');

/** The file that is imported, and what is known of it without Jalon. */
const source = existsSync(given)
  ? { file: given, domains: 3, sections: 12, activities: 16, first: 'Atelier inter-acteurs', cofil: 3 }
  : {
      file: here('../fixtures/import/plan-petit.csv'),
      domains: 3,
      sections: 8,
      activities: 7,
      first: 'Rencontre des services',
      cofil: 3,
    };
const SECRETARIAT = 'Amel Ferchichi';
const COPIL = 'Giulia Rossetti';
/** The heads of the file's columns: they became the plan's own columns. */
const heads = "Domaine d'intervention Axe Thème Lieu Période Actions Remarque Responsables".split(' ');
/** High enough that every row of the plan is drawn, so that whole plans can be compared. */
const high = { height: 2400 };

const demo = useDemoJalon();
let secretariat: PersonAtBrowser;
let copil: PersonAtBrowser;
let ugtt: PersonAtBrowser;
let documentId = '';
/** The activity on which the union reported. */
let reportedTitle = '';
const plan = (): string => `/documents/${documentId}`;

describe.sequential('planning', () => {
  test('[Step 1] the secretariat imports the action plan of 2020 and sees what was understood of it', async () => {
    secretariat = await demo.people.signIn('secretariat', high);
    const { page } = secretariat;
    await page.getByRole('link', { name: common.area.documents, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: documents.library.title }).waitFor();
    await expectUsable(page);
    await page.getByRole('link', { name: documents.library.import }).click();
    await page.getByRole('heading', { level: 1, name: documents.import.title }).waitFor();
    await expectUsable(page);
    await drop(page, source.file);

    const understood = page.getByTestId('understood');
    await understood.getByText(counted('sections', source.sections), { exact: true }).waitFor();
    await understood.getByText(counted('activities', source.activities), { exact: true }).waitFor();
    expect(await understood.locator('tr[data-depth="0"]').count()).toBe(source.domains);
    expect(await understood.locator('tr[data-depth="1"]').count()).toBe(source.sections - source.domains);
    expect(await understood.locator('tbody tr:not([data-depth])').count()).toBe(source.activities);
    const first = understood.getByRole('row').filter({ hasText: source.first });
    for (const text of ['Tunis', 'PROMIG', 'UGTT', 'BIT'])
      await first.getByText(text, { exact: true }).waitFor();
    expect(await first.getByRole('cell').nth(1).textContent()).toMatch(/mars.*avril/i);
    expect(await understood.getByText(new RegExp(`Tunis ${documents.plan.or} `)).count()).toBeGreaterThan(0);
    expect(await understood.getByText('A fixer', { exact: true }).count()).toBeGreaterThan(0);
    // What was not understood has its place, and says so when there is nothing.
    await page.getByTestId('leftover').getByText(documents.import.nothingLeft).waitFor();
    await expectUsable(page);
  });

  test('[Step 1] it accepts COPIL for every COFIL at once and creates the plan, in which nothing is lost', async () => {
    const { page } = secretariat;
    const proposals = page.getByTestId('proposals');
    const asked = say(documents.import.proposal, { text: 'COFIL', count: source.cofil, proposed: 'COPIL' });
    expect(await proposals.getByRole('listitem').allTextContents()).toEqual([asked]);
    await proposals.getByRole('checkbox', { name: documents.import.acceptProposals }).check();
    const title = await page.getByRole('textbox', { name: documents.new.name }).inputValue();
    await page.getByRole('button', { name: documents.import.create }).click();
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
    documentId = path.basename(new URL(page.url()).pathname);

    await opened(page);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await titles(page)).toHaveLength(source.activities);
    expect(await grid(page).locator('[data-section]').count()).toBe(source.sections);
    const written = grid(page).locator('[data-column="responsibles"] [data-known]').getByText('COFIL');
    expect(await written.count()).toBe(source.cofil);

    const whole = await (await page.request.get(`${plan()}/export.json`)).text();
    const lost = (await wordsOf(source.file)).filter(
      (word) => !whole.includes(JSON.stringify(word).slice(1, -1)),
    );
    expect(lost).toEqual([]);
  });

  test('[Step 1] it ties an activity to the project that supports it', async () => {
    const { page } = secretariat;
    const [title = ''] = await titles(page);
    const projects = cellOf(page, title, 'projects');
    await projects.dblclick();
    const box = page.getByRole('combobox', {
      name: say(documents.cell.edit, { column: documents.column.projects }),
    });
    await box.fill('thamm');
    await box.press('Enter');
    await box.press('Enter');
    await saved(page);
    await page.reload();
    await opened(page);
    await cellOf(page, title, 'projects').getByText('THAMM', { exact: true }).waitFor();
    expectNoComplaints(secretariat);
  });

  test('[Step 2] two people write in the same plan at once, each seeing the other and the save state', async () => {
    copil = await demo.people.signIn('copil', high);
    const [a, b] = [secretariat.page, copil.page];
    await b.goto('/documents');
    const name = (await a.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await b.getByRole('table').getByRole('link', { name, exact: true }).click();
    await b.waitForURL(`**${plan()}`);
    await opened(b);
    await a.getByRole('group', { name: new RegExp(COPIL) }).waitFor();
    await b.getByRole('group', { name: new RegExp(SECRETARIAT) }).waitFor();

    // A cell each, at the same time.
    const [one = '', two = ''] = await titles(a);
    await Promise.all([cellOf(a, one, 'period').dblclick(), cellOf(b, two, 'title').dblclick()]);
    await cellOf(b, one, 'period').getByText(SECRETARIAT).waitFor();
    await rowOf(a, two).getByText(COPIL).waitFor();
    await picture(a, 'two-people');
    await Promise.all([boxOf(a, 'period').fill('25-26 mars'), boxOf(b, 'title').fill('Deuxième atelier')]);
    await Promise.all([boxOf(a, 'period').press('Enter'), boxOf(b, 'title').press('Enter')]);
    await rowOf(a, 'Deuxième atelier').waitFor();
    await expect.poll(() => cellOf(b, one, 'period').textContent()).toMatch(/25.*26 mars/);
    await Promise.all([saved(a), saved(b)]);
  });

  test('[Step 2] they write remarks in one rich text, caret beside caret', async () => {
    const [a, b] = [secretariat.page, copil.page];
    const [one = ''] = await titles(a);
    await Promise.all([cellOf(a, one, 'remarks').dblclick(), cellOf(b, one, 'remarks').dblclick()]);
    const label = documents.column.remarks;
    for (const page of [a, b]) await ready(editor(page, label));
    await editor(a, label).press('Control+End');
    // An editor that has just come puts the cursor at the end once more, a moment after it has the focus.
    await expect
      .poll(async () => {
        await editor(b, label).press('Control+Home');
        return visible(await editor(a, label).textContent());
      })
      .toMatch(new RegExp(`^${COPIL}`));
    await editor(b, label).locator('.collaboration-carets__label').getByText(SECRETARIAT).waitFor();
    await Promise.all([
      a.keyboard.type(' Salle réservée.').then(async () => {
        await a.keyboard.press('Control+b');
        await a.keyboard.type(' Budget à confirmer.');
      }),
      b.keyboard.type('Interprètes : deux. '),
    ]);
    for (const page of [a, b]) {
      const text = editor(page, label);
      await text.getByText('Interprètes : deux.').waitFor();
      await text.getByText('Budget à confirmer.').waitFor();
    }
    await Promise.all([editor(a, label).press('Escape'), editor(b, label).press('Escape')]);
    for (const page of [a, b]) {
      const remarks = cellOf(page, one, 'remarks');
      await remarks.locator('strong', { hasText: 'Budget à confirmer.' }).waitFor();
      expect(await remarks.textContent()).toMatch(
        /Interprètes : deux\. .* Salle réservée\. Budget à confirmer\./,
      );
      await saved(page);
    }
  });

  test('[Step 2] they move rows, add one, delete one and bring it back', async () => {
    const [a, b] = [secretariat.page, copil.page];
    const [, two = '', three = '', four = ''] = await titles(a);
    await cellOf(a, three, 'title').click();
    await a.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => titles(b).then((all) => all.slice(1, 4))).toEqual([two, four, three]);
    await command(b, three, documents.row.moveUp);
    await expect.poll(() => titles(a).then((all) => all.slice(1, 4))).toEqual([two, three, four]);

    await cellOf(b, two, 'title').click();
    await b.keyboard.press('Control+Enter');
    await boxOf(b, 'title').fill('Réunion de préparation');
    await boxOf(b, 'title').press('Enter');
    await rowOf(a, 'Réunion de préparation').waitFor();

    // What a colleague writes in a row that is deleted meanwhile comes back with it.
    await command(a, four, documents.row.delete);
    await rowOf(b, four).waitFor({ state: 'detached' });
    await a
      .getByRole('alert')
      .filter({ hasText: say(documents.row.deleted, { title: four }) })
      .getByRole('button', { name: documents.row.undo })
      .click();
    await rowOf(b, four).waitFor();
    await command(b, three, documents.row.delete);
    await rowOf(a, three).waitFor({ state: 'detached' });
    await b.getByRole('button', { name: documents.plan.undo, exact: true }).click();
    await rowOf(a, three).waitFor();

    await Promise.all([saved(a), saved(b)]);
    expect(await gridText(b)).toEqual(await gridText(a));
    expectNoComplaints(secretariat, copil);
  });

  test('[Step 2] after kill -9 all three see the same plan, with what was written while the server was away', async () => {
    const [a, b] = [secretariat.page, copil.page];
    const [one = '', two = ''] = await titles(a);
    await demo.jalon.kill();
    for (const { page } of [secretariat, copil]) {
      await page.locator('[data-testid="save-state"]:not([data-line="online"])').waitFor();
    }
    await write(a, one, 'title', 'Écrit pendant la coupure');
    await write(b, two, 'period', 'avril 2020');
    for (const page of [a, b]) {
      await page.locator('[data-testid="save-state"][data-save="kept"]').waitFor();
      expect(await saveState(page).textContent()).toContain(documents.save.onDevice);
    }
    await demo.jalon.start();
    await Promise.all([saved(a), saved(b)]);
    await rowOf(b, 'Écrit pendant la coupure').waitFor();
    await expect.poll(() => cellOf(a, two, 'period').textContent()).toMatch(/avril 2020/);
    const both = await gridText(a);
    expect(await gridText(b)).toEqual(both);

    const third = await demo.people.signIn('secretariat2', high);
    await third.page.goto(plan());
    await opened(third.page);
    await saved(third.page);
    await expect.poll(() => gridText(third.page)).toEqual(both);
    expectNoComplaints(third);
    await third.close();
  });

  test('[Step 2] who loses the line goes on writing and joins again by itself', async () => {
    const [a, b] = [secretariat.page, copil.page];
    const [, two = '', three = ''] = await titles(a);
    await b.context().setOffline(true);
    await write(b, three, 'period', 'mai 2020');
    await b.locator('[data-testid="save-state"][data-save="kept"]').waitFor();
    await write(a, two, 'period', 'juin 2020');
    await saved(a);
    await b.context().setOffline(false);
    await saved(b);
    await expect.poll(() => cellOf(a, three, 'period').textContent()).toMatch(/mai 2020/);
    await expect.poll(() => cellOf(b, two, 'period').textContent()).toMatch(/juin 2020/);
    expect(await gridText(b)).toEqual(await gridText(a));
  });

  test('[Step 3] a union sees its own work and reports on it; the open plans show it at once', async () => {
    const [a, b] = [secretariat.page, copil.page];
    ugtt = await demo.people.signIn('ugtt', high);
    const { page } = ugtt;
    await page.getByRole('link', { name: common.area.myWork, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: activities.title }).waitFor();
    const mine = page.getByRole('listitem').filter({ has: page.locator(`a[href^="${plan()}?"]`) });
    const named = grid(a)
      .locator('[data-activity]')
      .filter({ has: a.locator('[data-column="responsibles"]').getByText('UGTT', { exact: true }) });
    const wanted = (await named.locator('[role="rowheader"] [dir="auto"]').allTextContents()).sort();
    expect(wanted.length).toBeGreaterThan(0);
    await expect
      .poll(() =>
        mine
          .getByRole('heading', { level: 3 })
          .allTextContents()
          .then((all) => all.sort()),
      )
      .toEqual(wanted);
    await expectUsable(page);

    for (const each of [a, b])
      await each.evaluate(() => document.body.setAttribute('data-never-reloaded', ''));
    const [title = ''] = wanted;
    reportedTitle = title;
    await mine.getByRole('button', { name: say(activities.report.openFor, { title }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: common.status['under-way'] }).check();
    await dialog.getByRole('textbox', { name: activities.report.progress }).fill('40');
    await dialog
      .getByRole('textbox', { name: activities.report.text })
      .fill('Les trois premières journées ont eu lieu.');
    await dialog.getByRole('textbox', { name: activities.report.women, exact: true }).fill('12');
    await dialog.getByRole('textbox', { name: activities.report.men, exact: true }).fill('9');
    await dialog.getByRole('textbox', { name: activities.report.notStated }).fill('1');
    await expectUsable(page);
    await dialog.getByRole('button', { name: activities.report.send }).click();
    await dialog.waitFor({ state: 'detached' });

    for (const each of [a, b]) {
      const status = cellOf(each, title, 'status');
      await status.getByText(common.status['under-way']).waitFor();
      expect(await status.textContent()).toMatch(/40\s%/);
      expect(await each.locator('body[data-never-reloaded]').count()).toBe(1);
    }
    await command(a, title, documents.row.open);
    const history = a.getByTestId('status-history');
    await history.getByText('Les trois premières journées ont eu lieu.').waitFor();
    for (const [group, number] of [
      ['women', 12],
      ['men', 9],
      ['notStated', 1],
    ] as const) {
      expect(await history.textContent()).toContain(say(activities.history[group], { number }));
    }
    await a.getByRole('button', { name: documents.panel.close }).click();
    expectNoComplaints(ugtt);
  });

  test('[Step 3] a status is reported from the plan by keyboard, and the grid is one stop for Tab', async () => {
    for (const { page } of [secretariat, ugtt]) {
      await page.goto(plan());
      await opened(page);
      const status = cellOf(page, reportedTitle, 'status');
      await status.getByTestId('report-status').waitFor();
      await status.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: activities.report.title });
      // The choice of the status is the first thing to do.
      await dialog.locator('[role="radio"]:focus').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await ready(status);
      await page.keyboard.press('Tab');
      expect(await grid(page).evaluate((element) => element.contains(document.activeElement))).toBe(false);
    }
    await ready(
      secretariat.page.getByRole('button', { name: documents.row.addActivity, exact: true }).last(),
    );
  });

  test('[Step 3] a union edits the plan by no way: not by the page, not by a call, not by the socket', async () => {
    const { page } = ugtt;
    await page.goto(plan());
    await opened(page);
    const reported = cellOf(page, reportedTitle, 'status');
    await reported.getByText(common.status['under-way']).waitFor();
    const before = await gridText(page);
    const [title = ''] = await titles(page);
    await page.getByTestId('read-only').waitFor();
    expect(await grid(page).getAttribute('aria-readonly')).toBe('true');
    for (const name of [documents.plan.undo, documents.plan.redo, documents.row.addActivity]) {
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    }
    expect(await saveState(page).count()).toBe(0);
    await cellOf(page, title, 'period').dblclick();
    await page.keyboard.type('x');
    // All there is to write or choose in says how one looks at the plan: the five views, the words searched for.
    const content = page.locator('#content');
    const looking = content
      .getByRole('radiogroup', { name: views.view.label })
      .getByRole('radio')
      .or(content.getByRole('searchbox', { name: views.filter.search }));
    expect(await looking.count()).toBe(6);
    expect(await content.locator('textarea, input, select, [contenteditable="true"]').count()).toBe(6);
    await rowOf(page, title)
      .getByRole('button', { name: say(documents.row.menu, { title }) })
      .click();
    const offered = await page.getByRole('menuitem').allTextContents();
    // Comments and suggestions stand beside the plan, not in it.
    const { change, add, remove } = fr.suggestions.propose;
    const suggest = [change, add, remove];
    expect(
      offered.filter(
        (item) => item !== documents.row.report && !suggest.some((words) => item.startsWith(words)),
      ),
    ).toEqual([documents.row.open, documents.row.comment]);
    expect(offered.filter((item) => suggest.some((words) => item.startsWith(words)))).toHaveLength(3);
    await page.keyboard.press('Escape');

    const origin = demo.jalon.url;
    const asked = {
      title: 'À nous',
      kind: 'action-plan',
      language: 'fr',
      year: 2020,
      ownerOrganisationId: null,
    };
    expect(await mutate(page.request, origin, 'document.create', asked)).toMatchObject({ status: 403 });
    const other = await notOurs(page);
    const said = { documentId, activityId: other, status: 'cancelled' };
    expect(await mutate(page.request, origin, 'activity.reportStatus', said)).toMatchObject({ status: 403 });
    const imported = await page.request.post(
      '/documents/import/create?fileName=a.csv&kind=action-plan&title=A',
      {
        headers: { origin, 'content-type': 'application/octet-stream' },
        data: Buffer.from('Actions;Remarque\nA;B\n'),
      },
    );
    expect(imported.status()).toBe(403);

    const cookies = await page.context().cookies();
    const client = join(`${demo.jalon.url.replace('http', 'ws')}/collab`, documentId, {
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      origin,
    });
    try {
      await until('a union reads the plan', () => client.provider.synced);
      const { meta, activities: rows } = documentParts(client.doc);
      client.set('title', 'Le plan de quelqu’un d’autre');
      rows.clear();
      expect(client.sent()).toBeGreaterThan(0);
      // What the secretariat writes next arrives after it at everybody's: by then the other would have, too.
      await write(secretariat.page, title, 'period', 'juillet 2020');
      await saved(secretariat.page);
      await expect.poll(() => cellOf(page, title, 'period').textContent()).toMatch(/juillet 2020/);
      expect(client.saved()).toBe(0);
      expect(meta.get('title')).toBe('Le plan de quelqu’un d’autre');
    } finally {
      client.leave();
    }
    const period = cellOf(page, title, 'period');
    const after = (await gridText(page)).filter((line) => !line.startsWith(title));
    expect(after).toEqual(before.filter((line) => !line.startsWith(title)));
    expect(await period.textContent()).toMatch(/juillet 2020/);
    const log = await demo.jalon.database.prisma.documentUpdate.findMany({ where: { documentId } });
    const authors = log.flatMap(({ authorId }) => (authorId === null ? [] : [authorId]));
    const writers = await demo.jalon.database.prisma.person.findMany({ where: { id: { in: authors } } });
    expect(writers.map(({ name }) => name).sort()).toEqual([SECRETARIAT, COPIL]);
  });

  test('the library, the plan and my work are usable in French and Arabic, on a screen and on a telephone', async () => {
    for (const [address, { page }, name] of [
      ['/documents', secretariat, 'library'],
      ['/documents/import', secretariat, 'import'],
      [plan(), secretariat, 'plan'],
      ['/my-work', ugtt, 'my-work'],
    ] as const) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(address);
      if (name === 'plan') await opened(page);
      else await page.getByRole('heading', { level: 1 }).waitFor();
      await look(page, name);
    }
  });

  test('the language chosen in the header is remembered by the page and by the account', async () => {
    const umt = await demo.people.signIn('umt');
    await umt.page.goto(plan());
    await opened(umt.page);
    await chooseLanguage(umt.page, 'ar');
    expect(await umt.page.locator('html').getAttribute('dir')).toBe('rtl');
    await umt.page.reload();
    await umt.page.locator('html[lang="ar"][dir="rtl"]').waitFor();
    await umt.close();

    const elsewhere = await demo.people.signIn('umt', { language: 'fr' });
    await elsewhere.page.locator('html[lang="ar"][dir="rtl"]').waitFor();
    await chooseLanguage(elsewhere.page, 'en');
    expect(await elsewhere.page.locator('html').getAttribute('dir')).toBe('ltr');
    await elsewhere.page.reload();
    await elsewhere.page.locator('html[lang="en"][dir="ltr"]').waitFor();
    expectNoComplaints(elsewhere);
    await elsewhere.close();
  });
});

/** Drops a file on the page, as from the desktop. */
async function drop(page: Page, file: string): Promise<void> {
  const content = readFileSync(file).toString('base64');
  const dropped = await page.evaluateHandle(
    ({ base64, name }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      return transfer;
    },
    { base64: content, name: path.basename(file) },
  );
  const place = page.getByText(documents.import.drop);
  await place.dispatchEvent('drop', { dataTransfer: dropped });
}

/** Without the signs of no width around a caret. */
const visible = (text: string | null): string => (text ?? '').replace(/[\u2060\u200b]/g, '');

/** The cursor of a text is where it was put: an editor that has just come takes the focus a moment later. */
async function ready(text: Locator): Promise<void> {
  await expect.poll(() => isFocused(text)).toBe(true);
}

function counted(what: 'sections' | 'activities', count: number): string {
  return say(documents.import[`${what}_other`], { count });
}

/** The words of a file as another reader finds them: what must be found again in the plan. */
async function wordsOf(file: string): Promise<string[]> {
  const text = file.endsWith('.docx')
    ? (await mammoth.extractRawText({ path: file })).value
    : readFileSync(file, 'utf8');
  return [...new Set(text.split(/[\s;,/]+/))].filter(
    (word) => /\p{L}|\p{N}/u.test(word) && !heads.includes(word),
  );
}

/** An activity of the plan in which UGTT is not named. */
async function notOurs(page: Page): Promise<string> {
  const rows = grid(page).locator('[data-activity]');
  const other = rows.filter({
    hasNot: page.locator('[data-column="responsibles"]').getByText('UGTT', { exact: true }),
  });
  return (await other.first().getAttribute('data-activity')) ?? '';
}
