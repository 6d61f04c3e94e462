import { expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { makePlan } from './large-plan';
import { opened } from './plan-page';
import { scriptsSent } from './scripts-sent';

const demo = useDemoJalon();

/**
 * Bytes. A reader's are to come down to 250,000 and a writer's to 600,000; what is reached must not grow again. The
 * words of all pages come with every page: those of statistics and indicators are what put the writer's above.
 */
const READER = 415_000;
const EDITOR = 610_000;

test('[G9] the scripts of a plan’s page stay under what a slow line can bring, for who reads and for who writes', async () => {
  const secretariat = await demo.people.signIn('secretariat');
  const plan = `/documents/${await makePlan(secretariat, demo.jalon.url, 50)}`;
  const ugtt = await demo.people.signIn('ugtt');
  const sizes: Record<string, number> = {};
  for (const [who, { page }] of Object.entries({ reader: ugtt, editor: secretariat })) {
    // What the pages before it left in the browser's cache does not count less.
    sizes[who] = await scriptsSent(page, async () => {
      await page.goto(plan);
      await opened(page);
    });
  }
  expect(sizes.editor).toBeLessThan(EDITOR);
  expect(sizes.reader).toBeLessThan(READER);
});
