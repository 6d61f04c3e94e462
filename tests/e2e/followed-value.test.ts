import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { newId } from '#domain/ids';
import { readStoredTables } from '#server/statistics/read-return';
import { type ReleaseTable, releaseTablesSchema } from '#server/statistics/release-content';
import { query } from './calls';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, expectUsable, look } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { shownTable, written } from './register';
import { answerTells, listenTo, type Traffic, tells } from './traffic';
import { fr, say } from './words';

const { indicators, reports, statistics } = fr;
const reportTitle = 'Rapport d’avancement AMEM 2019';
/** Cases received, counted from releases; its table and its chart stand in the report. */
const code = 'CAS-1';
const followed = say(reports.read.source.of, { figure: `${code}, 2019` });
const demo = useDemoJalon();

describe.sequential('[NI15] a value in a report’s chart is followed to where it comes from', {
  timeout: 180_000,
}, () => {
  let truth: Truth;
  let secretariat: PersonAtBrowser;

  test('by the secretariat: to the donors’ release, its period and the unions by name, and to no union’s figure', async () => {
    truth = await readTruth();
    secretariat = await demo.people.signIn('secretariat');
    const { page } = secretariat;
    const traffic = listenTo(page);
    await openReport(page);
    const source = await followChart(page);
    expect(await source.innerText()).toContain(say(reports.read.source.threshold, { k: 10 }));
    const day = await releaseDay(source);
    // Whoever came by the keyboard goes on by it: the way out is the very next thing.
    await page.keyboard.press('Tab');
    await expect.poll(() => focusedText(page)).toBe(reports.read.source.unions);
    await page.keyboard.press('Enter');

    const release = followedRelease(page);
    await release.waitFor();
    const said = await release.innerText();
    expect(said).toContain(say(statistics.followed.donors, { period: '2019' }));
    expect(said).toContain('1 janvier 2019 – 31 décembre 2019');
    expect(said).toContain(say(statistics.release.revision, { revision: 1, at: day }));
    expect(said).toContain(say(statistics.release.of, { reported: 5, expected: 9 }));
    expect(said).toContain(say(statistics.followed.threshold, { k: 10 }));
    expect(await unionsIn(release)).toEqual(['CDT', 'CGTM', 'CNTS', 'UGTT', 'UMT']);
    // Who handles no union's return has nowhere further to go.
    expect(await release.getByRole('link').count()).toBe(0);
    expect(await page.getByRole('row', { name: /^UGTT/ }).getByRole('link').count()).toBe(0);
    // The network's own totals name their unions too.
    const totals = page.getByRole('region', { name: statistics.release.title, exact: true });
    expect(await unionsIn(totals)).toEqual(['CDT', 'CGTM', 'CNTS', 'UGTT', 'UMT']);

    await refusedReturn(page, 'UGTT');
    expect(tellsAnyOf(await page.getByRole('main').innerText(), truth.figuresOf('UGTT'))).toEqual([]);
    await holdsNothingOf(traffic, ...truth.codes);
    expect(await answersTell(traffic, truth.total)).toBe(true);
  });

  test('from an indicator’s page too: its figure leads to the same period and the same unions', async () => {
    const { page } = secretariat;
    await page.goto('/indicators');
    await page.getByRole('link', { name: 'Dossiers reçus par les permanences syndicales' }).click();
    const line = page.getByRole('table', { name: indicators.series }).getByRole('row', { name: /^2019/ });
    await line.getByRole('cell', { name: written(truth.networkTotal), exact: true }).waitFor();
    await line.getByRole('link', { name: say(indicators.source.release, { period: 2019 }) }).click();
    const totals = page.getByRole('region', { name: statistics.release.title, exact: true });
    await totals.waitFor();
    expect(await unionsIn(totals)).toEqual(['CDT', 'CGTM', 'CNTS', 'UGTT', 'UMT']);
  });

  test('by a coordinator: to the own union’s exact numbers, and to no other union', async () => {
    const ugtt = await demo.people.signIn('ugtt');
    const { page } = ugtt;
    const traffic = listenTo(page);
    await openReport(page);
    await goOnToUnions(page);
    const release = followedRelease(page);
    await release.getByText(statistics.release.withOwn).waitFor();
    expect(await unionsIn(release)).toEqual(['UGTT']);
    expect(await release.innerText()).toContain(say(statistics.release.of, { reported: 5, expected: 9 }));
    for (const other of ['UMT', 'CDT', 'CGTM', 'CNTS']) {
      expect(await page.getByRole('main').innerText()).not.toMatch(new RegExp(`\\b${other}\\b`));
    }
    await picture(page, 'followed-release-coordinator-fr-1440');
    await release.getByRole('link', { name: 'UGTT', exact: true }).press('Enter');

    const exact = truth.casesOf('UGTT');
    await page
      .getByRole('heading', { name: say(statistics.result.cases_other, { number: written(exact) }) })
      .waitFor();
    await page.getByText(statistics.return.exact).waitFor();
    expect((await shownTable(page, 'Issue'))[statistics.table.total]).toBe(written(exact));
    expect(new URL(page.url()).searchParams.get('period')).toBe(truth.periodId);
    // The own numbers are found in what came by the very means that find nobody else's.
    expect(await answersTell(traffic, exact)).toBe(true);
    await holdsNothingOf(traffic, 'UMT', 'CDT', 'CGTM', 'CNTS');
    // The table of who reported leads there as well.
    await page.goto(`/statistics/periods?period=${truth.periodId}`);
    await page.getByRole('row', { name: /^UGTT/ }).getByRole('link', { name: 'UGTT' }).click();
    await page.getByText(statistics.return.exact).waitFor();
    expectNoComplaints(ugtt);
    await ugtt.close();
  });

  test('by another union’s person: to theirs, and not to the first one’s by any address', async () => {
    const umt = await demo.people.signIn('umt');
    const { page } = umt;
    const traffic = listenTo(page);
    await openReport(page);
    await goOnToUnions(page);
    const release = followedRelease(page);
    await release.getByText(statistics.release.withOwn).waitFor();
    expect(await unionsIn(release)).toEqual(['UMT']);
    expect(await page.getByRole('main').innerText()).not.toMatch(/\bUGTT\b/);
    await release.getByRole('link', { name: 'UMT', exact: true }).click();
    const own = page.getByRole('heading', {
      name: say(statistics.result.cases_other, { number: written(truth.casesOf('UMT')) }),
    });
    await own.waitFor();
    // The other union's address shows one's own again.
    await page.goto(`/statistics?period=${truth.periodId}&organisation=${truth.idOf('UGTT')}`);
    await own.waitFor();
    await refusedReturn(page, 'UGTT');
    await holdsNothingOf(traffic, 'UGTT', 'CDT', 'CGTM', 'CNTS');
    expectNoComplaints(umt);
    await umt.close();
  });

  test('by one of a union that did not report: to how many did, and no name', async () => {
    const cgt = await demo.people.signIn('cgt', { width: 390, height: 844 });
    const { page } = cgt;
    const traffic = listenTo(page);
    await openReport(page);
    await goOnToUnions(page);
    const release = followedRelease(page);
    await release.getByText(statistics.release.withoutOwn).waitFor();
    expect(await release.innerText()).toContain(say(statistics.release.of, { reported: 5, expected: 9 }));
    expect(await release.getByRole('listitem').count()).toBe(0);
    expect(await release.getByRole('link').count()).toBe(0);
    await expectUsable(page);
    await holdsNothingOf(traffic, ...truth.codes);
    expectNoComplaints(cgt);
    await cgt.close();
  });

  test('by a donor: to the donors’ release, the period and how many unions reported, and no further', async () => {
    const donor = await demo.people.signIn('donor');
    const { page } = donor;
    const traffic = listenTo(page);
    await openReport(page);
    // What the secretariat wrote stands around the figures.
    await page
      .getByRole('main')
      .getByText(/aucun chiffre ne permet de reconnaître une personne/)
      .waitFor();
    const source = await followChart(page);
    await releaseDay(source);
    expect(await source.getByRole('link').count()).toBe(0);
    const figures = page.getByRole('region', { name: 'Dossiers reçus par les permanences syndicales' });
    for (const union of truth.codes) {
      expect(await figures.innerText()).not.toMatch(new RegExp(`\\b${union}\\b`));
    }
    await holdsNothingOf(traffic, ...truth.codes);
    expect(await answersTell(traffic, truth.total)).toBe(true);
    expectNoComplaints(donor);

    const { periodId, releaseId } = truth;
    for (const address of [
      `/statistics/periods?release=${releaseId}`,
      `/statistics/periods?period=${periodId}`,
      `/statistics?period=${periodId}&organisation=${truth.idOf('UGTT')}`,
    ]) {
      const answer = await page.request.get(address);
      expect(answer.status(), address).toBe(403);
      const told = { url: address, type: 'text/html', text: await answer.text() };
      expect(
        truth.figuresOf('UGTT').filter((figure) => answerTells(told, figure)),
        address,
      ).toEqual([]);
    }
    for (const [procedure, input] of [
      ['release.source', { releaseId }],
      ['release.get', { periodId }],
      ['caseReturn.whoReported', { periodId }],
    ] as const) {
      expect(await query(page.request, procedure, input)).toMatchObject({
        status: 403,
        refused: 'not-allowed',
        data: undefined,
      });
    }
    await refusedReturn(page, 'UGTT');
    await donor.close();
  });

  test('also without a script: a bar of the chart opens its source', async () => {
    const donor = await demo.people.signIn('donor');
    const browser = donor.page.context().browser();
    const plain = await browser?.newContext({
      baseURL: demo.jalon.url,
      javaScriptEnabled: false,
      locale: 'fr',
      storageState: await donor.page.context().storageState(),
    });
    if (!plain) throw new Error('the browser is gone');
    const page = await plain.newPage();
    await page.goto('/reports');
    await page.getByRole('link', { name: reportTitle }).click();
    await followChart(page);
    await plain.close();
    await donor.close();
  });

  test('on screens that are usable in French and in Arabic, on a telephone too', async () => {
    const { page } = secretariat;
    await openReport(page);
    await goOnToUnions(page);
    await look(page, 'followed-release');
    await openReport(page);
    for (const language of ['ar', 'fr'] as const) {
      await chooseLanguage(page, language);
      await page.getByRole('figure', { name: code }).getByRole('link').first().press('Enter');
      await page.locator('details[open]').getByRole('link').waitFor();
      await expectUsable(page);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await expectNoWider(page, `the opened source in ${language}`);
        await page.locator('details[open]').scrollIntoViewIfNeeded();
        await picture(page, `followed-chart-${language}-${width}`);
      }
    }
  });

  test('to the release the edition rests on, also when the period was locked again with fewer unions', async () => {
    await lockedAgainWithout('CDT');
    const { page } = secretariat;
    await openReport(page);
    await goOnToUnions(page);
    const release = followedRelease(page);
    await release.getByText(say(statistics.followed.replaced, { revision: 2 })).waitFor();
    expect(await release.innerText()).toContain(say(statistics.release.of, { reported: 5, expected: 9 }));
    expect(await unionsIn(release)).toEqual(['CDT', 'CGTM', 'CNTS', 'UGTT', 'UMT']);
    const totals = page.getByRole('region', { name: statistics.release.title, exact: true });
    expect(await totals.innerText()).toContain(say(statistics.release.of, { reported: 4, expected: 9 }));
    expect(await unionsIn(totals)).toEqual(['CGTM', 'CNTS', 'UGTT', 'UMT']);
    expectNoComplaints(secretariat);
  });
});

async function openReport(page: Page): Promise<void> {
  await page.goto('/reports');
  await page
    .getByRole('row', { name: new RegExp(reportTitle) })
    .getByRole('link', { name: reports.readIt })
    .click();
  await page.getByRole('heading', { level: 1, name: reportTitle }).waitFor();
}

/** From the bar of 2019 to the source of its figure, by the keyboard alone. */
async function followChart(page: Page): Promise<Locator> {
  const { total } = await readTruth();
  const line = page
    .getByRole('table', { name: say(reports.read.table, { code }) })
    .getByRole('row', { name: /^2019/ });
  expect(await line.locator('summary').innerText()).toBe(written(total));
  const chart = page.getByRole('figure', { name: say(reports.read.chart, { code }) });
  const bar = chart.getByRole('link', { name: followed });
  expect(await bar.textContent()).toContain(written(total));
  const source = line.getByRole('list');
  await bar.press('Enter');
  await source.waitFor();
  const said = await source.innerText();
  expect(said).toContain(
    say(reports.read.source.period, { code: '2019', start: '1 janvier 2019', end: '31 décembre 2019' }),
  );
  expect(said).toContain(say(reports.read.coverage, { reported: 5, expected: 9 }));
  return source;
}

/** The day that the source gives for the first revision of what donors were shown. */
async function releaseDay(source: Locator): Promise<string> {
  const [before] = say(reports.read.source.release, { code: '2019', revision: 1, date: '\n' }).split('\n');
  const lines = await source.getByRole('listitem').allInnerTexts();
  const line = lines.find((each) => each.startsWith(before ?? ''));
  expect(line).toMatch(/\d{1,2} \p{L}+ \d{4} \d\d:\d\d$/u);
  return line?.slice(before?.length) ?? '';
}

const focusedText = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.textContent ?? null);

async function goOnToUnions(page: Page): Promise<void> {
  const source = await followChart(page);
  await source.getByRole('link', { name: reports.read.source.unions }).click();
  await followedRelease(page).waitFor();
}

const followedRelease = (page: Page) => page.getByRole('region', { name: statistics.followed.title });

/** The codes of the unions that a release names, in order. */
const unionsIn = (release: Locator): Promise<string[]> =>
  release.getByRole('listitem').locator('b').allInnerTexts();

/** A union's exact counts as they are stored, and what everybody may see of all of them together. */
interface Truth {
  readonly periodId: string;
  /** The donors' release. */
  readonly releaseId: string;
  readonly total: number;
  readonly networkTotal: number;
  /** The unions behind it. */
  readonly codes: readonly string[];
  idOf(code: string): string;
  casesOf(code: string): number;
  /** Its exact counts that nothing published equals, large enough to be no day, hour or percentage. */
  figuresOf(code: string): readonly number[];
}

let read: Promise<Truth> | undefined;
/** Read once, before anybody changes anything. */
function readTruth(): Promise<Truth> {
  read ??= truthOf2019();
  return read;
}

async function truthOf2019(): Promise<Truth> {
  const { prisma } = demo.jalon.database;
  const period = { code: '2019', projectId: null };
  const returns = await prisma.caseReturn.findMany({
    where: { period, state: 'approved' },
    include: { organisation: true },
  });
  const releases = await prisma.release.findMany({ where: { period }, orderBy: { audience: 'asc' } });
  const [donors, network] = releases.map(({ tables }) => releaseTablesSchema.parse(tables));
  const targets = await prisma.indicatorTarget.findMany();
  const published = new Set([
    ...[...(donors ?? []), ...(network ?? [])].flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell.state === 'published' ? [cell.value] : [])),
    ),
    ...targets.map(({ value }) => value),
  ]);
  const of = (union: string) => {
    const found = returns.find(({ organisation }) => organisation.code === union);
    if (!found) throw new Error(`${union} did not report`);
    return found;
  };
  const exact = (union: string): number[] => {
    const { cases, tables } = of(union);
    const counts = readStoredTables(tables).flatMap(({ cells }) => cells.map(({ count }) => count));
    return [...new Set([cases, ...counts])];
  };
  return {
    periodId: returns[0]?.periodId ?? '',
    releaseId: releases[0]?.id ?? '',
    total: totalOf(donors),
    networkTotal: totalOf(network),
    codes: returns.map(({ organisation }) => organisation.code).sort(),
    idOf: (union) => of(union).organisationId,
    casesOf: (union) => of(union).cases,
    figuresOf: (union) => exact(union).filter((count) => count > 99 && !published.has(count)),
  };
}

function totalOf(tables: readonly ReleaseTable[] | undefined): number {
  const cells = tables?.find(({ id }) => id === 'outcome')?.cells ?? [];
  const total = cells.find(({ key }) => key.every((each) => each === '*'));
  if (total?.state !== 'published') throw new Error('the demo’s total is hidden');
  return total.value;
}

const tellsAnyOf = (text: string, figures: readonly number[]): number[] =>
  figures.filter((figure) => tells(text, figure));

const answersTell = async (traffic: Traffic, figure: number): Promise<boolean> =>
  (await traffic.answers()).some((answer) => answerTells(answer, figure));

/** No exact count of these unions is in any answer, unless it is the reader's own too. */
async function holdsNothingOf(traffic: Traffic, ...unions: readonly string[]): Promise<void> {
  const others = new Set(truthFigures(await readTruth(), unions));
  expect(others.size).toBeGreaterThan(0);
  for (const answer of await traffic.answers()) {
    expect(
      [...others].filter((figure) => answerTells(answer, figure)),
      answer.url,
    ).toEqual([]);
  }
}

function truthFigures({ codes, figuresOf }: Truth, unions: readonly string[]): number[] {
  const own = new Set(codes.filter((union) => !unions.includes(union)).flatMap((union) => figuresOf(union)));
  return unions.flatMap((union) => figuresOf(union)).filter((figure) => !own.has(figure));
}

async function refusedReturn(page: Page, union: string): Promise<void> {
  const { periodId, idOf } = await readTruth();
  const asked = { periodId, organisationId: idOf(union) };
  expect(await query(page.request, 'caseReturn.get', asked)).toMatchObject({
    status: 403,
    refused: 'not-allowed',
    data: undefined,
  });
}

/** The next revision of both releases, as if a union had taken its return back meanwhile. */
async function lockedAgainWithout(union: string): Promise<void> {
  const { prisma } = demo.jalon.database;
  const { periodId, idOf } = await readTruth();
  for (const row of await prisma.release.findMany({ where: { periodId } })) {
    await prisma.release.create({
      data: {
        ...row,
        tables: releaseTablesSchema.parse(row.tables),
        amounts: row.amounts ?? [],
        id: newId<string>(),
        revision: 2,
        organisationIds: row.organisationIds.filter((id) => id !== idOf(union)),
      },
    });
  }
}
