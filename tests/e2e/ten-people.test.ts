import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { documentParts } from '#domain/document/shape';
import { contentOf, editPlan } from '#tests/server/collab/plan-edits';
import { type Random, random, seedFrom } from '#tests/server/collab/random';
import { join, until } from '#tests/server/collab/served';
import { documentUndo } from '~/features/documents/connection/document-undo';
import { gridRows } from '~/features/documents/grid/rows';
import { useDemoJalon } from './demo-jalon';
import { expectNoComplaints } from './people';
import { grid, gridText, opened, saved } from './plan-page';
import { demoPlan } from './with-own-postgres';

/** `TOGETHER_SECONDS=60 TOGETHER_SEED=… npx vitest run tests/e2e/ten-people.test.ts` is the long run. */
const SECONDS = Number(process.env.TOGETHER_SECONDS ?? 8);
const SEED = seedFrom(process.env.TOGETHER_SEED);
const SOCKETS = 8;
const PAUSE_MS = 250;
/** High enough that every row is drawn. */
const HEIGHT = 20_000;
const demo = useDemoJalon();

test(
  `[G4] ten people write, add, move, delete and undo in one plan at once (seed ${SEED})`,
  async () => {
    const dice = random(SEED);
    const [secretariat, copil] = await Promise.all([
      demo.people.signIn('secretariat', { height: HEIGHT }),
      demo.people.signIn('copil', { height: HEIGHT }),
    ]);
    const pages = [secretariat.page, copil.page];
    const documentId = await demoPlan(demo.jalon.database);
    const cookies = await Promise.all(pages.map(cookieOf));
    const clients = Array.from({ length: SOCKETS }, (_, index) =>
      join(`${demo.jalon.url.replace('http', 'ws')}/collab`, documentId, {
        cookie: cookies[index % cookies.length] ?? '',
        origin: demo.jalon.url,
      }),
    );
    try {
      await Promise.all([
        ...pages.map(async (page) => {
          await page.goto(`/documents/${documentId}`);
          await opened(page);
        }),
        ...clients.map(({ provider }) => until('a socket has the plan', () => provider.synced)),
      ]);
      const rowsMade = clients.map(({ doc }) => followRows(doc));
      const end = Date.now() + SECONDS * 1000;
      await Promise.all([
        ...clients.map(({ doc }, index) =>
          writeBySocket(doc, rowsMade[index], random(dice.below(2 ** 31)), end),
        ),
        ...pages.map((page) => writeByHand(page, random(dice.below(2 ** 31)), end)),
      ]);

      for (const page of pages) await settleConflicts(page);
      for (const page of pages) await saved(page);
      await until('all have the same', () => {
        const [first, ...others] = clients.map(({ doc }) => contentOf(doc));
        // Whatever the order in which a device heard of them: a map has none.
        return others.every((other) => isDeepStrictEqual(other, first));
      });
      const [first] = clients;
      if (!first) throw new Error('There is a socket.');
      const { sections, activities } = readDocument(first.doc);
      const rows = gridRows({ sections, activities }, new Set()).map(({ id }) => id);
      expect(new Set(rows).size).toBe(rows.length);
      // Deleting marks a row: nothing is gone but what its maker took back.
      const kept = documentParts(first.doc);
      const made = rowsMade.flatMap((rows) => [...rows.made]);
      expect(made.length).toBeGreaterThan(SECONDS / 2);
      for (const id of made) expect(kept.activities.has(id) || kept.sections.has(id)).toBe(true);
      for (const page of pages) {
        await expect.poll(() => shownRows(page), { timeout: 20_000 }).toEqual(rows);
      }
      const [one, other] = await Promise.all(pages.map(gridText));
      expect(one).toEqual(other);
      expectNoComplaints(secretariat, copil);
    } finally {
      for (const client of clients) client.leave();
    }
  },
  SECONDS * 1000 + 120_000,
);

async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** The rows that were there, and those that this device made and did not take back. */
interface Rows {
  readonly made: Set<string>;
  readonly undo: Y.UndoManager;
}

function followRows(doc: Y.Doc): Rows {
  const { sections, activities } = documentParts(doc);
  const made = new Set([...sections.keys(), ...activities.keys()]);
  const undo = documentUndo(doc);
  const follow = ({ changes }: Y.YMapEvent<Y.Map<unknown>>, { local, origin }: Y.Transaction): void => {
    if (!local) return;
    for (const [id, { action }] of changes.keys) {
      if (action === 'add') made.add(id);
      else if (action === 'delete' && origin === undo) made.delete(id);
    }
  };
  sections.observe(follow);
  activities.observe(follow);
  return { made, undo };
}

async function writeBySocket(doc: Y.Doc, rows: Rows | undefined, dice: Random, end: number): Promise<void> {
  while (Date.now() < end) {
    if (dice.chance(0.15)) rows?.undo.undo();
    else editPlan(doc, dice);
    await pause(PAUSE_MS / 2 + dice.below(PAUSE_MS));
  }
}

/** As somebody does who never looks: on whatever row is there, by the keyboard. */
async function writeByHand(page: Page, dice: Random, end: number): Promise<void> {
  const acts: readonly [() => Promise<void>, ...(() => Promise<void>)[]] = [
    () => page.keyboard.type(`Écrit ${dice.below(1000)}`).then(() => page.keyboard.press('Enter')),
    () => page.keyboard.press('Alt+ArrowDown'),
    () => page.keyboard.press('Alt+ArrowUp'),
    () => page.keyboard.press('Control+z'),
    async () => {
      await page.keyboard.press('Control+Enter');
      await page.keyboard.type(`Ajouté ${dice.below(1000)}`);
      await page.keyboard.press('Enter');
    },
    () => page.keyboard.press('Control+Shift+z'),
  ];
  while (Date.now() < end) {
    const wanted = dice.below(1000);
    const there = await page.evaluate((index) => {
      const cells = [...document.querySelectorAll<HTMLElement>('[data-activity] [data-column="title"]')];
      const cell = cells[index % Math.max(cells.length, 1)];
      cell?.focus();
      return document.activeElement === cell;
    }, wanted);
    if (there) await dice.of(acts)();
    await pause(PAUSE_MS);
  }
  await page.keyboard.press('Escape');
}

/** Where two wrote at once the page asks which it shall be. */
async function settleConflicts(page: Page): Promise<void> {
  const choices = page.locator('[data-keep-mine]');
  while ((await choices.count()) > 0) await choices.first().click();
}

const shownRows = (page: Page): Promise<string[]> =>
  grid(page)
    .locator('[role="row"] > [data-row]:first-child')
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.row ?? ''));
