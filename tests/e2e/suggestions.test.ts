import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bell, unread } from './bell';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, expectUsable } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { cellOf, command, editor, isFocused, opened, rowOf, saved, titles, write } from './plan-page';
import { demoPlan } from './with-own-postgres';
import { fr, say } from './words';

const { comments, documents, suggestions, history } = fr;
const NAIMA = 'Naïma Trabelsi';
const AMEL = 'Amel Ferchichi';

const demo = useDemoJalon();
/** Writes the network's plan; reads and comments it. */
let secretariat: PersonAtBrowser;
let ugtt: PersonAtBrowser;
let address = '';
let [first, second, third] = ['', '', ''];
const before = { secretariat: 0, ugtt: 0 };

beforeAll(async () => {
  address = `/documents/${await demoPlan(demo.jalon.database)}`;
  secretariat = await demo.people.signIn('secretariat');
  ugtt = await demo.people.signIn('ugtt');
});

const panel = (page: Page) => page.getByTestId('activity-panel');
const list = (page: Page) => page.getByTestId('document-suggestions');
const dialog = (page: Page) => page.getByTestId('propose-dialog');
const card = (page: Page, words: string) => page.locator('[data-suggestion]').filter({ hasText: words });
const mark = (page: Page, title: string, at: 'title' | 'period') =>
  cellOf(page, title, at).locator('[data-suggestion-mark]');
const press = (within: Locator, name: string) => within.getByRole('button', { name, exact: true }).click();
const sendOne = (page: Page) => press(dialog(page), suggestions.propose.send_one);
const close = async (page: Page, shown: Locator): Promise<void> => {
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'hidden' });
};

describe.sequential('suggestions', () => {
  test('[UG9] whoever only comments proposes another title by keyboard; the plan stays as it is', async () => {
    const { page } = ugtt;
    await secretariat.page.goto(address);
    await opened(secretariat.page);
    await page.goto(address);
    await opened(page);
    [first = '', second = '', third = ''] = (await titles(page)).slice(1);
    before.secretariat = await unread(secretariat.page);
    before.ugtt = await unread(page);
    await cellOf(page, first, 'title').click();
    await page.keyboard.press('F2');
    await dialog(page).waitFor();
    const box = dialog(page).getByRole('textbox', {
      name: say(documents.cell.edit, { column: documents.column.title }),
    });
    await expect.poll(() => isFocused(box)).toBe(true);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Atelier proposé');
    await page.keyboard.press('Enter');
    const reason = dialog(page).getByRole('textbox', { name: suggestions.propose.reason });
    await expect.poll(() => isFocused(reason)).toBe(true);
    await page.keyboard.type('Comme dans la feuille de route');
    await page.keyboard.press('Control+Enter');
    await dialog(page).waitFor({ state: 'hidden' });
    await mark(page, first, 'title').waitFor();
    await mark(secretariat.page, first, 'title').waitFor();
    expect((await titles(secretariat.page))[1]).toBe(first);
    expect(await mark(secretariat.page, first, 'title').getAttribute('aria-label')).toBe(
      say(suggestions.mark_one, { count: 1 }),
    );
  });

  test('[UG7] who writes is told, is led to it, accepts, and both pages and the proposer know', async () => {
    const { page } = secretariat;
    await expect.poll(() => unread(page)).toBe(before.secretariat + 1);
    await bell(page).click();
    await page
      .getByRole('link')
      .filter({ hasText: say(comments.bell.suggested, { name: NAIMA }) })
      .click();
    await panel(page).waitFor();
    const proposed = card(page, 'Atelier proposé');
    expect(await proposed.textContent()).toContain(first);
    expect(await proposed.textContent()).toContain('Comme dans la feuille de route');
    await expect.poll(() => unread(page)).toBe(before.secretariat);
    await press(proposed, suggestions.accept.clear);
    await rowOf(ugtt.page, 'Atelier proposé').waitFor();
    await mark(ugtt.page, 'Atelier proposé', 'title').waitFor({ state: 'detached' });
    await expect.poll(() => unread(ugtt.page)).toBe(before.ugtt + 1);
    await bell(ugtt.page).click();
    await ugtt.page
      .getByRole('link')
      .filter({ hasText: say(comments.bell.accepted, { name: AMEL }) })
      .click();
    await card(ugtt.page, 'Atelier proposé').getByText(suggestions.state.accepted, { exact: true }).waitFor();
    await close(ugtt.page, panel(ugtt.page));
    await close(page, panel(page));
  });

  test('[UG9] several fields are proposed at once with the plan’s own editors, texts too', async () => {
    const { page } = ugtt;
    await command(page, second, suggestions.propose.change);
    await dialog(page).waitFor();
    const field = dialog(page).getByRole('combobox', { name: suggestions.propose.field });
    await field.selectOption('period');
    await press(dialog(page), say(documents.cell.edit, { column: documents.column.period }));
    const period = dialog(page).getByRole('textbox', {
      name: say(documents.cell.edit, { column: documents.column.period }),
    });
    await period.fill('octobre');
    await period.press('Enter');
    await field.selectOption('remarks');
    await editor(page, documents.column.remarks).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Salle à confirmer.');
    await field.selectOption('kind');
    await press(dialog(page), say(documents.cell.edit, { column: documents.column.kind }));
    await dialog(page)
      .getByRole('combobox', { name: say(documents.cell.edit, { column: documents.column.kind }) })
      .selectOption('study');
    await dialog(page).getByRole('textbox', { name: suggestions.propose.reason }).click();
    await picture(page, 'suggest-dialog-several');
    await press(dialog(page), say(suggestions.propose.send_other, { count: 3 }));
    await dialog(page).waitFor({ state: 'hidden' });
    await mark(secretariat.page, second, 'period').waitFor();
  });

  test('[UG2] newer words are shown beside what was proposed, and asked about', async () => {
    const { page } = secretariat;
    await write(page, second, 'period', 'novembre');
    await saved(page);
    await mark(page, second, 'period').click();
    const proposed = card(page, suggestions.changed.title);
    await proposed.waitFor();
    const words = (await proposed.textContent()) ?? '';
    expect(words).toMatch(/octobre/i);
    expect(words).toMatch(/novembre/i);
    await picture(page, 'suggest-changed-fr');
    await press(proposed, suggestions.accept.changed);
    await cellOf(ugtt.page, second, 'period')
      .getByText(/octobre/i)
      .waitFor();
    await press(card(page, 'Salle à confirmer'), suggestions.act.refuse);
    await page.getByRole('textbox', { name: suggestions.act.note }).fill('Elle l’est déjà');
    await press(card(page, 'Salle à confirmer'), suggestions.act.refuse);
    await card(page, 'Salle à confirmer').waitFor({ state: 'hidden' });
    await close(page, panel(page));
  });

  test('[UG1] a new row and a deletion are proposed, and decided from the list of the document', async () => {
    const reader = ugtt.page;
    await command(reader, third, suggestions.propose.remove);
    await sendOne(reader);
    await dialog(reader).waitFor({ state: 'hidden' });
    await command(reader, second, suggestions.propose.add);
    const box = dialog(reader).getByRole('textbox', {
      name: say(documents.cell.edit, { column: documents.column.title }),
    });
    await box.fill('Une mission de plus');
    await box.press('Enter');
    await sendOne(reader);
    await dialog(reader).waitFor({ state: 'hidden' });
    const { page } = secretariat;
    await page.getByTestId('open-suggestions').click();
    await press(card(page, 'Une mission de plus'), suggestions.accept.clear);
    await rowOf(reader, 'Une mission de plus').waitFor();
    const all = await titles(reader);
    expect(all.indexOf('Une mission de plus')).toBe(all.indexOf(second) + 1);
    await press(card(page, suggestions.what.remove), suggestions.accept.clear);
    await rowOf(reader, third).waitFor({ state: 'detached' });
  });

  test('[UG6] what was accepted is taken back from the list, and history tells who proposed it', async () => {
    const { page } = secretariat;
    await list(page)
      .getByText(new RegExp(`^${suggestions.filter.decided.replace(' ({{count}})', '')}`))
      .click();
    await press(card(page, suggestions.what.remove), suggestions.act.takeBack);
    await rowOf(ugtt.page, third).waitFor();
    await close(page, list(page));
    await page.goto(`${address}/history`);
    const act = page.locator('[data-origin="suggestion"]').filter({ hasText: 'Une mission de plus' });
    await act.getByText(say(suggestions.proposedBy, { name: NAIMA })).waitFor();
    await act.getByText(history.origin.suggestion).waitFor();
    await picture(page, 'suggest-history-fr');
    await page.goto(address);
    await opened(page);
  });

  test('dialog, panel and list are usable in French and Arabic, on a screen and a telephone', async () => {
    const see = async (page: Page, name: string): Promise<void> => {
      await expectUsable(page);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await expectNoWider(page, name);
        await picture(page, name.replace('*', String(width)));
      }
    };
    for (const { page } of [secretariat, ugtt])
      for (const language of ['ar', 'fr'] as const) {
        const who = page === ugtt.page ? 'reader' : 'writer';
        await chooseLanguage(page, language);
        await page.getByTestId('open-suggestions').click();
        await list(page).locator('[data-suggestion]').first().waitFor();
        await see(page, `suggest-list-${who}-${language}-*`);
        await close(page, list(page));
        await page
          .locator('[data-activity]')
          .filter({ hasText: second })
          .locator('[data-column="title"]')
          .first()
          .press('Shift+Enter');
        await page.getByTestId('activity-suggestions').scrollIntoViewIfNeeded();
        await see(page, `suggest-panel-${who}-${language}-*`);
        await page.getByTestId('propose-change').click();
        await dialog(page).waitFor();
        await dialog(page).locator('textarea, [data-editing]').first().waitFor();
        await see(page, `suggest-dialog-${who}-${language}-*`);
        await dialog(page).getByRole('button').last().click();
        await dialog(page).waitFor({ state: 'hidden' });
        await close(page, panel(page));
      }
    expectNoComplaints(secretariat, ugtt);
  });
});
