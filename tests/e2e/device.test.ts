import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { addActivity, addSection } from '#domain/document/shape';
import { join, until } from '#tests/server/collab/served';
import { mutate } from './calls';
import { useDemoJalon } from './demo-jalon';
import { expectNoWider, expectUsable } from './look';
import { picture } from './people';
import { boxOf, cellOf, opened, rowOf, saved, saveState, write } from './plan-page';
import { fr } from './words';

const { collab, documents, common } = fr;
const demo = useDemoJalon();

async function newPlan(page: Page): Promise<string> {
  const document = { kind: 'action-plan', title: 'Plan de l’appareil', language: 'fr', year: 2020 };
  const made = await mutate(page.request, demo.jalon.url, 'document.create', document);
  const { id } = z.object({ id: z.string() }).parse(made.data);
  const cookies = await page.context().cookies();
  const client = join(`${demo.jalon.url.replace('http', 'ws')}/collab`, id, {
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    origin: demo.jalon.url,
  });
  await until('synced', () => client.provider.synced);
  const section = addSection(client.doc, { parentId: null, title: 'Axe' }, 'grid');
  for (const title of ['Atelier', 'Étude']) addActivity(client.doc, { sectionId: section, title }, 'grid');
  await until('saved', () => client.saved() === client.sent());
  client.leave();
  return `/documents/${id}`;
}

test('[C55] what a closed tab kept without a line is asked for at sign-out and sent by the tab that is open', async () => {
  const person = await demo.people.signIn('secretariat');
  const context = person.page.context();
  const plan = await newPlan(person.page);
  const [one, two] = [person.page, await context.newPage()];
  for (const page of [one, two]) {
    await page.goto(plan);
    await opened(page);
    await saved(page);
  }
  await context.setOffline(true);
  await expect.poll(() => saveState(one).getAttribute('data-line')).toBe('offline');
  await write(one, 'Atelier', 'period', 'mai 2020');
  await one.locator('[data-testid="save-state"][data-save="kept"]').waitFor();
  await one.close();
  // The other tab shows it, does not call it saved, and asks before signing out.
  await expect.poll(() => cellOf(two, 'Atelier', 'period').textContent()).toMatch(/mai 2020/);
  await two.locator('[data-testid="save-state"][data-save="kept"]').waitFor();
  await two.getByRole('banner').getByRole('button', { name: common.shell.person }).click();
  await two.getByRole('menuitem', { name: common.shell.signOut }).click();
  await two.getByRole('dialog', { name: collab.signOut.title }).waitFor();
  await two.keyboard.press('Escape');
  await context.setOffline(false);
  await saved(two);
  const colleague = await demo.people.signIn('copil');
  await colleague.page.goto(plan);
  await opened(colleague.page);
  await expect.poll(() => cellOf(colleague.page, 'Atelier', 'period').textContent()).toMatch(/mai 2020/);
  await colleague.close();
  await person.close();
});

test('[C61] a cell in which something new stands is not called saved, and reloading asks', async () => {
  const person = await demo.people.signIn('secretariat');
  const { page } = person;
  await page.goto(await newPlan(page));
  await opened(page);
  await saved(page);
  await cellOf(page, 'Étude', 'title').dblclick();
  await boxOf(page, 'title').fill('Étude nouvelle');
  await expect.poll(() => saveState(page).textContent()).toBe(documents.save.typing);
  const asked = page.waitForEvent('dialog');
  const reloading = page.reload().catch(() => null);
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await reloading;
  await boxOf(page, 'title').press('Enter');
  await saved(page);
  await rowOf(page, 'Étude nouvelle').waitFor();
  await person.close();
});

test('[C56] who signed out in another tab is told the truth, signs in beside the page, and loses nothing', async () => {
  const person = await demo.people.signIn('secretariat');
  const context = person.page.context();
  const plan = await newPlan(person.page);
  const [writing, leaving] = [person.page, await context.newPage()];
  await writing.goto(plan);
  await opened(writing);
  await saved(writing);
  await leaving.goto('/documents');
  await leaving.getByRole('banner').getByRole('button', { name: common.shell.person }).click();
  await leaving.getByRole('menuitem', { name: common.shell.signOut }).click();
  await leaving.waitForURL('**/login**');
  const notice = writing.getByRole('alert').filter({ hasText: collab.title });
  await notice.getByText(collab.notKept).waitFor();
  await write(writing, 'Atelier', 'period', 'juin 2020');
  const download = writing.waitForEvent('download');
  await notice.getByRole('button', { name: collab.download }).click();
  expect((await download).suggestedFilename()).toMatch(/\.txt$/);
  await expectUsable(writing);
  // A tab behind another draws nothing.
  await writing.bringToFront();
  for (const width of [390, 1440]) {
    await writing.setViewportSize({ width, height: 900 });
    await expectNoWider(writing, 'signed out beside');
    await picture(writing, `signed-out-beside-fr-${width}`);
  }
  await leaving.locator('input[name="email"]').fill('secretariat@demo.jalon.test');
  await leaving.locator('input[name="password"]').fill('jalon-demo-2020');
  await leaving.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await leaving.waitForURL((address) => address.pathname !== '/login');
  await writing.bringToFront();
  await writing.evaluate(() => window.dispatchEvent(new Event('focus')));
  await saved(writing);
  await person.close();
});
