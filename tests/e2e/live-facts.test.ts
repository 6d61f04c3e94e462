import { expect, test } from 'vitest';
import { mutate } from './calls';
import { useDemoJalon } from './demo-jalon';

const STREAM = '**/trpc/live.events*';
const demo = useDemoJalon();

test('[M11] a page whose stream broke, and was answered by a proxy meanwhile, asks for what it missed as soon as it has another', async () => {
  const [secretariat, copil] = [await demo.people.signIn('secretariat'), await demo.people.signIn('copil')];
  const { page } = secretariat;
  const listening = page.waitForResponse((answer) => answer.url().includes('live.events') && answer.ok());
  await page.goto('/documents');
  await listening;
  await page.evaluate(() => document.body.setAttribute('data-never-reloaded', ''));
  const start = async (title: string) => {
    const document = { kind: 'agenda', title, language: 'fr' };
    const made = await mutate(copil.page.request, demo.jalon.url, 'document.create', document);
    expect(made.status).toBe(200);
  };
  const listed = (title: string) => page.getByRole('link', { name: title }).first();
  await start('Avant la coupure');
  await listed('Avant la coupure').waitFor();

  let refused = 0;
  await page.route(STREAM, (route) => {
    refused += 1;
    return route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad gateway' });
  });
  await demo.jalon.kill();
  await demo.jalon.start();
  await expect.poll(() => refused).toBeGreaterThan(1);
  await start('Pendant la coupure');
  // It is there for whoever asks, and this page has not heard of it.
  await copil.page.goto('/documents');
  await copil.page.getByRole('link', { name: 'Pendant la coupure' }).first().waitFor();
  expect(await listed('Pendant la coupure').count()).toBe(0);
  await page.unroute(STREAM);
  await listed('Pendant la coupure').waitFor();
  await start('Après la coupure');
  await listed('Après la coupure').waitFor();
  expect(await page.locator('body[data-never-reloaded]').count()).toBe(1);
});
