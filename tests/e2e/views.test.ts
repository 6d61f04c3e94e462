import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { z } from 'zod';
import { plainParagraphs, writeRichText } from '#domain/document/rich-text';
import { addActivity, addSection } from '#domain/document/shape';
import type { OrganisationId } from '#domain/ids';
import { parsePeriod } from '#domain/period/parse';
import { entries } from '#tests/domain/document/plan';
import { mutate, query } from './calls';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, look } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { cellOf, isFocused, opened, rowOf, saved, titles } from './plan-page';
import { fr, say } from './words';
import { writePlan } from './write-plan';

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

const { views, documents, activities, common } = fr;
const demo = useDemoJalon();
let secretariat: PersonAtBrowser;
let ugtt: PersonAtBrowser;
let plan = '';
let documentId = '';

const workshop = 'Atelier régional sur le recrutement équitable';
const study = 'Étude sur les travailleuses domestiques';
const film = 'فيلم قصير حول حقوق العمال المهاجرين';
const site = 'Site du réseau';
const campaign = 'Campagne d’affiches';
const seminar = 'Séminaire annuel';
const year = 'Appui juridique aux permanences';

beforeAll(async () => {
  secretariat = await demo.people.signIn('secretariat');
  ugtt = await demo.people.signIn('ugtt');
  documentId = await newPlan('Plan des vues');
  plan = `/documents/${documentId}`;
  await fill(documentId, (doc, organisations) => {
    const of = (code: string) => ({ text: code, organisationId: organisations.get(code) });
    const write = (
      title: string,
      sectionId: ReturnType<typeof addSection>,
      period: string,
      who: string,
      more: Partial<Parameters<typeof addActivity>[1]> = {},
    ) =>
      addActivity(
        doc,
        {
          sectionId,
          title,
          period: parsePeriod(period, { year: 2020, language: 'fr' }),
          responsibles: entries(of(who)),
          ...more,
        },
        'grid',
        { texts: { remarks: writeRichText(plainParagraphs('Budget à confirmer.')) } },
      );
    const rights = addSection(doc, { parentId: null, title: 'Droits' }, 'grid');
    const voice = addSection(doc, { parentId: null, title: 'Communication' }, 'grid');
    write(workshop, rights, '25-26 mars', 'UGTT', { places: entries({ text: 'Tunis', country: 'TN' }) });
    write(study, rights, 'mars', 'UGTT');
    write(seminar, rights, 'avril (à confirmer)', 'CGTM', { places: entries({ text: 'Nouakchott' }) });
    write(year, rights, '2020', 'UGTT');
    write(film, voice, 'À fixer', 'UGTT');
    write(site, voice, '2e semestre', 'CGTM');
    write(campaign, voice, '4e trimestre', 'CGTM');
  });
});

describe.sequential('the views of a plan', () => {
  test('[V4] a link with filters shows the same rows in another session, in every view', async () => {
    const { page } = secretariat;
    await page.goto(plan);
    await opened(page);
    await page.getByRole('searchbox', { name: views.filter.search }).fill('SEMINAIRE');
    await expect.poll(() => titles(page)).toEqual([seminar]);
    await page.getByRole('searchbox', { name: views.filter.search }).fill('');
    await expect.poll(() => titles(page).then((all) => all.length)).toBe(7);

    await page.getByRole('button', { name: views.filter.open, exact: true }).click();
    await choose(page, views.criterion.responsibles, 'UGTT');
    await choose(page, views.criterion.sections, 'Droits');
    await page.getByRole('button', { name: views.filter.open, exact: true }).click();
    await expect.poll(() => titles(page)).toEqual([workshop, study, year]);
    const count = say(views.filter.count, { shown: 3, total: 7 });
    expect(await page.getByTestId('shown-count').textContent()).toBe(count);

    await show(page, 'board');
    const link = page.url();
    await ugtt.page.goto(link);
    await expect.poll(() => cards(ugtt.page)).toEqual([workshop, study, year]);
    expect(await ugtt.page.getByTestId('shown-count').textContent()).toBe(count);
    await show(ugtt.page, 'calendar');
    await ugtt.page.getByText(views.calendar.list, { exact: true }).click();
    const list = ugtt.page.getByRole('region', { name: views.calendar.label }).getByRole('listitem');
    await expect.poll(() => list.count()).toBe(3);
    await show(ugtt.page, 'text');
    await expect
      .poll(() => ugtt.page.getByRole('article').locator('strong').allTextContents())
      .toEqual([workshop, study, year]);

    // Each part is taken back by itself.
    const chip = { criterion: views.criterion.sections, value: 'Droits' };
    await page.getByRole('button', { name: say(views.filter.remove, chip) }).click();
    await expect.poll(() => cards(page)).toEqual([workshop, study, year, film]);
    expectNoComplaints(secretariat, ugtt);
  });

  test('[V4] filters, and the views one has been to, are there without a line', async () => {
    const person = await demo.people.signIn('copil');
    const { page } = person;
    await page.goto(plan);
    await opened(page);
    await show(page, 'board');
    await expect.poll(() => cards(page).then((all) => all.length)).toBe(7);
    await show(page, 'table');
    await opened(page);
    await page.context().setOffline(true);
    await page.getByRole('searchbox', { name: views.filter.search }).fill('affiches');
    await expect.poll(() => titles(page)).toEqual([campaign]);
    await show(page, 'board');
    await expect.poll(() => cards(page)).toEqual([campaign]);
    await person.close();
  });

  test('[V1] the row somebody writes in stays although it no longer passes', async () => {
    const { page } = secretariat;
    await page.goto(`${plan}?q=affiches`);
    await opened(page);
    await cellOf(page, campaign, 'title').dblclick();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Campagne radiophonique');
    await page.keyboard.press('Tab');
    await rowOf(page, 'Campagne radiophonique').waitFor();
    await page.getByRole('button', { name: documents.plan.undo, exact: true }).click();
    await rowOf(page, campaign).waitFor();
    await saved(page);
  });

  test('[V2] the table sorts and groups, and the document stays as it was', async () => {
    const { page } = secretariat;
    await page.goto(`${plan}?sort=period&group=nothing`);
    await opened(page);
    expect(await titles(page)).toEqual([year, study, workshop, seminar, site, campaign, film]);
    await page.getByRole('button', { name: views.arrange.open }).click();
    await page.getByRole('radio', { name: views.arrange.grouping.responsible }).check();
    const bands = page.getByRole('grid').locator('[data-row^="group-"]');
    await expect.poll(() => bands.count()).toBe(2);
    await page.goto(plan);
    await opened(page);
    expect(await titles(page)).toEqual([workshop, study, seminar, year, film, site, campaign]);
  });

  test('[V3] a bar is dragged to another month: one edit, one step of undo, the text rewritten', async () => {
    const { page } = secretariat;
    await page.goto(`${plan}?view=timeline`);
    const bar = barOf(page, study);
    await page.locator('[data-movable][data-bar]').first().waitFor();
    const before = await updates();
    const month = (await bar.boundingBox())?.width ?? 0;
    await drag(page, bar, month);
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(label(study, 'avril 2020'));
    await saved(page);
    expect(await updates()).toBe(before + 1);
    await page.getByRole('button', { name: documents.plan.undo, exact: true }).click();
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(label(study, 'mars 2020'));

    // The keyboard does the same, by what is known of each period.
    await bar.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(label(study, 'avril 2020'));
    await page
      .getByText(say(views.timeline.moved, { title: study, from: 'mars 2020', to: 'avril 2020' }))
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(label(study, 'mars 2020'));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await expect
      .poll(() => barOf(page, workshop).getAttribute('aria-label'))
      .toBe(label(workshop, '24–25 mars 2020'));
    await page.keyboard.press('Enter');
    await page.getByTestId('activity-panel').getByText(workshop).waitFor();
    await page.getByRole('button', { name: documents.panel.close }).click();
    await page.getByRole('button', { name: documents.plan.undo, exact: true }).click();
    await saved(page);

    // From right to left, later is to the left.
    await chooseLanguage(page, 'ar');
    const arabic = page.locator(`[data-bar="${await bar.getAttribute('data-bar')}"]`);
    await arabic.waitFor();
    const there = (await arabic.boundingBox())?.x ?? 0;
    await drag(page, arabic, -month);
    await expect.poll(async () => ((await arabic.boundingBox())?.x ?? 0) < there - month / 2).toBe(true);
    await arabic.focus();
    await page.keyboard.press('ArrowRight');
    await chooseLanguage(page, 'fr');
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(label(study, 'mars 2020'));
    await saved(page);
    expectNoComplaints(secretariat);
  });

  test('[V3] what has no date is dragged onto a month, from either side', async () => {
    const { page } = secretariat;
    await page.goto(`${plan}?view=timeline`);
    await barOf(page, film).waitFor();
    const before = await updates();
    for (const language of ['fr', 'ar'] as const) {
      // Drawn in that language from the start: no letters and no direction change under the hand.
      await chooseLanguage(page, language);
      await page.goto(`${plan}?view=timeline`);
      await page.locator('[data-movable][data-bar]').first().waitFor();
      const month = await placeOf(page, barOf(page, study));
      const chip = await placeOf(page, barOf(page, film));
      const line = chip.y + chip.height / 2;
      await page.mouse.move(chip.x + chip.width / 2, line);
      await page.mouse.down();
      await page.mouse.move(month.x + month.width / 2, line, { steps: 6 });
      await picture(page, `timeline-date-${language}-1440`);
      await page.mouse.up();
      await chooseLanguage(page, 'fr');
      await expect.poll(() => barOf(page, film).getAttribute('aria-label')).toBe(label(film, 'mars 2020'));
      await page.getByRole('button', { name: documents.plan.undo, exact: true }).click();
      await expect.poll(() => barOf(page, film).getAttribute('aria-label')).toBe(label(film, 'À fixer'));
      await saved(page);
    }
    expect(await updates()).toBe(before + 4);
    expectNoComplaints(secretariat);
  });

  test('[V3] who only reads moves nothing on the line of time', async () => {
    const { page } = ugtt;
    await page.goto(`${plan}?view=timeline`);
    const bar = barOf(page, study);
    await bar.waitFor();
    const before = await updates();
    expect(await page.locator('[data-movable]').count()).toBe(0);
    await drag(page, bar, 200);
    await bar.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => isFocused(barOf(page, seminar))).toBe(true);
    expect(await bar.getAttribute('aria-label')).toBe(label(study, 'mars 2020'));
    expect(await updates()).toBe(before);
  });

  test('[V6] a card that is dragged reports a status, and the plan is not edited', async () => {
    const { page } = ugtt;
    await page.goto(`${plan}?view=board`);
    await cardOf(page, workshop).waitFor();
    const before = await updates();
    // Only once it is known that she may report on it has the card a handle.
    await cardOf(page, workshop).locator('[data-handle]').waitFor();
    await cardOf(page, workshop).dragTo(columnOf(page, 'done'));
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByRole('radio', { name: common.status.done }).isChecked()).toBe(true);
    // Nothing is said before it is sent.
    expect(await reports()).toEqual([]);
    await dialog.getByRole('button', { name: activities.report.send }).click();
    await dialog.waitFor({ state: 'detached' });
    await columnOf(page, 'done').getByRole('button', { name: workshop, exact: true }).waitFor();
    expect(await reports()).toEqual(['done']);
    expect(await updates()).toBe(before);

    // The same by keyboard alone.
    await page.getByRole('button', { name: workshop, exact: true }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name: common.status['under-way'] });
    await item.waitFor();
    await item.press('Enter');
    await expect
      .poll(() => dialog.getByRole('radio', { name: common.status['under-way'] }).isChecked())
      .toBe(true);
    await dialog.getByRole('button', { name: activities.report.send }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await columnOf(page, 'under-way').getByRole('button').first().waitFor();
    expect(await reports()).toEqual(['done', 'under-way']);
    expect(await updates()).toBe(before);
    expectNoComplaints(ugtt);
  });

  test('[V6] a person without that right cannot drag, and by responsible nobody can', async () => {
    const { page } = ugtt;
    const card = cardOf(page, seminar);
    await card.waitFor();
    // What may be reported on is known.
    await cardOf(page, workshop).locator('[data-handle]').waitFor();
    expect(await card.locator('[draggable="true"]').count()).toBe(0);
    expect(await card.locator('[data-handle]').count()).toBe(0);
    expect(await card.getByRole('button').count()).toBe(1);
    await card.dragTo(columnOf(page, 'done'));
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await reports()).toEqual(['done', 'under-way']);

    await page.getByText(views.board.byUnion, { exact: true }).click();
    await page.getByRole('region', { name: 'CGTM' }).getByRole('button', { name: seminar }).waitFor();
    expect(await page.locator('[draggable="true"]').count()).toBe(0);
    await secretariat.page.goto(`${plan}?view=board&by=union`);
    await cardOf(secretariat.page, seminar).waitFor();
    expect(await secretariat.page.locator('[draggable="true"]').count()).toBe(0);
  });

  test('[V5] the calendar shows on a day only what is known to the day', async () => {
    const { page } = secretariat;
    await page.goto(`${plan}?view=calendar&month=2020-03`);
    const calendar = page.getByRole('region', { name: views.calendar.label });
    await calendar.getByRole('heading', { name: 'mars 2020' }).waitFor();
    const days = calendar.getByRole('table').getByRole('button');
    expect(await days.allTextContents()).toEqual([workshop, workshop]);
    const strip = calendar.getByRole('region', { name: views.calendar.fuzzy }).getByRole('button');
    expect((await strip.allTextContents()).length).toBe(2);
    const undated = calendar.getByRole('region', { name: documents.plan.toFix });
    await undated.getByRole('button', { name: film }).waitFor();
    await calendar.getByRole('button', { name: views.calendar.next }).click();
    await calendar.getByRole('heading', { name: 'avril 2020' }).waitFor();
    expectNoComplaints(secretariat);
  });

  test('every view is usable in French and in Arabic, on a screen and on a telephone', async () => {
    const { page } = secretariat;
    for (const view of ['timeline', 'board', 'calendar', 'text', 'table'] as const) {
      await page.goto(`${plan}?view=${view}&from=2020-01&undated=yes&month=2020-03`);
      await page.getByTestId('shown-count').waitFor();
      await page.getByText(workshop).first().waitFor();
      await look(page, `view-${view}`);
    }
    await page.goto(`${plan}?view=calendar&as=list`);
    await page.getByText(workshop).first().waitFor();
    await look(page, 'view-calendar-list');
    await page.goto(plan);
    await opened(page);
    await page.getByRole('button', { name: views.filter.open, exact: true }).click();
    await fieldOf(page, views.criterion.sections).waitFor();
    await look(page, 'view-filter');
    expectNoComplaints(secretariat);
  });

  test('a plan of 1,000 activities stays light in every view', async () => {
    const large = await newPlan('Plan de mille');
    await fill(large, (doc, organisations) => {
      const responsible = { text: 'UGTT', organisationId: organisations.get('UGTT') };
      const write = (sectionId: ReturnType<typeof addSection>, index: number): void => {
        const month = String((index % 12) + 1).padStart(2, '0');
        const when = index % 4 === 0 ? `${(index % 28) + 1}/${month}/2020` : `${month}/2020`;
        const period = parsePeriod(when, { language: 'fr' });
        const responsibles = entries(responsible);
        addActivity(doc, { sectionId, title: `Activité ${index}`, period, responsibles }, 'grid');
      };
      for (let section = 0; section < 10; section += 1) {
        doc.transact(() => {
          const sectionId = addSection(doc, { parentId: null, title: `Axe ${section}` }, 'grid');
          for (let index = 0; index < 100; index += 1) write(sectionId, section * 100 + index);
        }, 'grid');
      }
    });
    const { page } = secretariat;
    for (const [view, first] of [
      ['timeline', page.locator('[data-bar]')],
      ['board', page.locator('[data-card]')],
      ['calendar', page.getByRole('table').getByRole('button')],
      ['text', page.getByRole('article').locator('strong')],
    ] as const) {
      await page.goto(`/documents/${large}?view=${view}`);
      await first.first().waitFor();
      // The text is whole, for it is printed; the others draw what is in sight.
      if (view !== 'text') expect(await first.count()).toBeLessThan(150);
    }
    expect(await page.getByRole('article').locator('strong').count()).toBe(1000);
    await page.goto(`/documents/${large}?view=timeline`);
    await page.locator('[data-bar]').first().focus();
    await page.keyboard.press('End');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
      .toContain('Activité 999');
    expectNoComplaints(secretariat);
  });
});

const label = (title: string, period: string): string => say(views.timeline.bar, { title, period });

const barOf = (page: Page, title: string): Locator => page.locator(`[data-bar][aria-label^="${title}"]`);

const columnOf = (page: Page, status: string): Locator => page.locator(`[data-column-key="${status}"]`);

const cardOf = (page: Page, title: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: title, exact: true }) });

/** The titles of the cards, column by column. */
const cards = (page: Page): Promise<string[]> => page.locator('[data-card]').allTextContents();

async function show(page: Page, view: keyof typeof views.view): Promise<void> {
  await page.getByRole('radiogroup', { name: views.view.label }).getByText(views.view[view]).click();
}

/** A field of the filter's form. */
const fieldOf = (page: Page, name: string): Locator =>
  page.getByLabel(name, { exact: true }).and(page.locator('input'));

async function choose(page: Page, field: string, option: string): Promise<void> {
  const box = fieldOf(page, field);
  await box.fill(option);
  await page.getByRole('option', { name: option, exact: true }).click();
  await box.press('Escape');
}

async function drag(page: Page, bar: Locator, pixels: number): Promise<void> {
  const box = await placeOf(page, bar);
  const [x, y] = [box.x + Math.min(box.width / 2, 20), box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels / 2, y, { steps: 4 });
  await page.mouse.move(x + pixels, y, { steps: 4 });
  await page.mouse.up();
}

/** Where it stands once nothing moves any more: with another language come other letters and another direction. */
async function placeOf(page: Page, bar: Locator): Promise<Box> {
  await page.evaluate(() => document.fonts.ready);
  const seen: (Box | null)[] = [];
  await expect
    .poll(async () => {
      seen.push(await bar.boundingBox());
      const [before, now] = seen.slice(-2);
      return before && now && before.x === now.x && before.y === now.y && before.width === now.width;
    })
    .toBe(true);
  const place = seen.at(-1);
  if (!place) throw new Error('The bar is not in sight.');
  return place;
}

/** How many entries the plan's log has: every edit is one. */
const updates = (): Promise<number> =>
  demo.jalon.database.prisma.documentUpdate.count({ where: { documentId } });

/** What was reported on the plan's activities, oldest first. */
async function reports(): Promise<string[]> {
  const found = await demo.jalon.database.prisma.statusReport.findMany({
    where: { documentId },
    orderBy: { id: 'asc' },
  });
  return found.map(({ status }) => status);
}

async function newPlan(title: string): Promise<string> {
  const document = { kind: 'action-plan', title, language: 'fr', year: 2020 };
  const made = await mutate(secretariat.page.request, demo.jalon.url, 'document.create', document);
  return z.object({ id: z.string() }).parse(made.data).id;
}

async function organisationIds(): Promise<Map<string, OrganisationId>> {
  const { data } = await query(secretariat.page.request, 'organisation.list');
  const listed = z.array(z.object({ id: z.string(), code: z.string() })).parse(data);
  // Organisations' ids were made by newId.
  return new Map(listed.map(({ id, code }) => [code, id as OrganisationId]));
}

/** Writes into a plan as a browser of the secretariat's would. */
async function fill(
  id: string,
  write: (doc: Y.Doc, organisations: Map<string, OrganisationId>) => void,
): Promise<void> {
  const organisations = await organisationIds();
  await writePlan(secretariat, demo.jalon.url, id, (doc) => write(doc, organisations));
}
