/**
 * What a large plan costs whoever opens it: `npm run bench -- plan`. Opens a plan of 1,000 activities and one of 50 in
 * Chromium (production build), in turns, and prints medians: from asking for the page to its first row, from a key
 * pressed in a cell to its letter on the screen, and the scripts sent to who reads and to who writes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startScratch } from '#server/database/scratch';
import { makePlan } from '#tests/e2e/large-plan';
import { openBrowser, type PersonAtBrowser } from '#tests/e2e/people';
import { scriptsSent } from '#tests/e2e/scripts-sent';
import { jalonProcess } from '#tests/harness/jalon-process';
import { freePort } from '#tests/harness/redis';

const SIZES = [50, 1000];
const ROUNDS = Number(process.argv[2] ?? 5);
const KEYS = 20;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Milliseconds of the page's own clock from its navigation to the first row of the grid that is painted. */
async function firstRow({ page }: PersonAtBrowser, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const look = (): void => {
          // Drawn in the frame that follows.
          if (document.querySelector('[data-activity]')) requestAnimationFrame(() => done(performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** Milliseconds from the key to the frame in which its letter stands in the cell, one for each key. */
async function keys({ page }: PersonAtBrowser): Promise<number[]> {
  await page.locator('[data-activity] [data-column="title"]').nth(2).dblclick();
  const box = page.locator('[data-editing] :is(input, textarea)');
  await box.waitFor();
  await box.press('End');
  await page.evaluate(() => {
    const taken: number[] = [];
    Object.assign(window, { taken });
    document.addEventListener(
      'keydown',
      (event) => {
        const began = event.timeStamp;
        requestAnimationFrame(() => requestAnimationFrame(() => taken.push(performance.now() - began)));
      },
      { capture: true },
    );
  });
  for (let at = 0; at < KEYS; at++) {
    await page.keyboard.press('a');
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }
  const taken = await page.evaluate(() => (window as unknown as { taken: number[] }).taken);
  await page.keyboard.press('Escape');
  return taken;
}

const scratch = await startScratch();
const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-bench-'));
const jalon = jalonProcess(await freePort(), { DATA_DIR: dataDir, DATABASE_URL: scratch.url });
try {
  await jalon.start();
  const browser = await openBrowser(jalon.url);
  const secretariat = await browser.signIn('secretariat');
  const reader = await browser.signIn('ugtt');
  // The loader of this script names its functions by a helper that a page does not have.
  for (const { page } of [secretariat, reader])
    await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  const plans = new Map<number, string>();
  for (const size of SIZES) plans.set(size, `/documents/${await makePlan(secretariat, jalon.url, size)}`);
  const rows = new Map<number, number[]>(SIZES.map((size) => [size, []]));
  const pressed = new Map<number, number[]>(SIZES.map((size) => [size, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [size, address] of plans) {
      const row = await firstRow(secretariat, address);
      const key = await keys(secretariat);
      // The first round warms up.
      if (round === 0) continue;
      rows.get(size)?.push(row);
      pressed.get(size)?.push(...key);
    }
  }
  const sent = async (person: PersonAtBrowser): Promise<number> =>
    scriptsSent(person.page, async () => {
      await person.page.goto(plans.get(50) ?? '');
      await person.page.locator('[data-activity]').first().waitFor();
    });
  const figures = {
    rounds: ROUNDS,
    plans: SIZES.map((size) => ({
      activities: size,
      firstRowMs: Math.round(median(rows.get(size) ?? [])),
      keyShownMs: Math.round(median(pressed.get(size) ?? []) * 10) / 10,
    })),
    scriptsGzip: { reader: await sent(reader), editor: await sent(secretariat) },
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  await browser.close();
} finally {
  await jalon.stop();
  await scratch.destroy();
  rmSync(dataDir, { recursive: true, force: true });
}
// The figures are out: no timer that is left need be waited for.
process.exit();
