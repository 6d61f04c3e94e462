import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import routes from '../../app/routes';
import { mutate } from './calls';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectUsable } from './look';
import type { PersonAtBrowser } from './people';

const demo = useDemoJalon();
const addresses = new Map<string, string>();
let people: { readonly secretariat: PersonAtBrowser; readonly donor: PersonAtBrowser };

const planViews = ['table', 'timeline', 'board', 'calendar', 'text'];

/** Every address of the interface, by its pattern in app/routes.ts; ids are those of the demo network. */
beforeAll(async () => {
  people = {
    secretariat: await demo.people.signIn('secretariat'),
    donor: await demo.people.signIn('donor'),
  };
  const { page } = people.secretariat;
  const first = async (list: string): Promise<string> => {
    await page.goto(`/${list}`);
    const link = page
      .getByRole('main')
      .locator(`a[href^="/${list}/"]:not([href$="/import"], [href$="/new"])`)
      .first();
    const [, , id = ''] = ((await link.getAttribute('href')) ?? '').split('/');
    return id;
  };
  addresses.set(':indicatorId', await first('indicators'));
  addresses.set(':documentId', await first('documents'));
  addresses.set(':reportId', await first('reports'));
  const named = { documentId: addresses.get(':documentId'), name: 'Pour être lue' };
  const kept = await mutate(page.request, demo.jalon.url, 'document.version.create', named);
  // As the procedure answers.
  addresses.set(':versionId', (kept.data as { id: string }).id);
});

describe('[L1] axe finds nothing, in French and in Arabic', () => {
  const patterns = routes.flatMap(function each({ path, children }): string[] {
    return children ? children.flatMap(each) : [path ?? ''];
  });

  test.each(patterns)('on /%s', async (pattern) => {
    const { page } = people.secretariat;
    // Signing out and choosing a language are no screens; who is signed in sees the first page in place of the form.
    if (pattern === 'logout' || pattern === 'language') return;
    const path = pattern.replace('*', 'nothing-here').replace(/:\w+/g, (id) => addresses.get(id) ?? id);
    await page.goto(`/${path}`);
    await inEachLanguage(page);
  });

  test.each(planViews)('on a plan seen as %s', async (view) => {
    const { page } = people.secretariat;
    await page.goto(`/documents/${addresses.get(':documentId')}?view=${view}`);
    await inEachLanguage(page);
  });

  test('on the results framework', async () => {
    const { page } = people.secretariat;
    await page.goto('/indicators?view=framework');
    await inEachLanguage(page);
  });

  test.each(['ar', 'fr'])('before signing in, in %s', async (language) => {
    const visitor = await demo.people.visit({ language });
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe(language);
    await expectUsable(visitor.page, { whole: true });
    await visitor.close();
  });

  test.each(['', 'reports', 'indicators'])('as a donor on /%s', async (path) => {
    const { page } = people.donor;
    await page.goto(`/${path}`);
    await inEachLanguage(page);
  });
});

/** Once what was asked for is there, and with no tooltip under the pointer. */
async function inEachLanguage(page: Page): Promise<void> {
  for (const language of ['ar', 'fr'] as const) {
    await chooseLanguage(page, language);
    await page.mouse.move(0, 0);
    await page.locator('h1').first().waitFor();
    await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
    await expectUsable(page, { whole: true });
  }
}
