import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bell, unread } from './bell';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, expectUsable } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { cellOf, command, editor, isFocused, opened, saved, titles } from './plan-page';
import { demoPlan } from './with-own-postgres';
import { fr, say } from './words';

const { comments, documents } = fr;
const NAIMA = 'Naïma Trabelsi';
const AMEL = 'Amel Ferchichi';
const QUESTION = 'le mois est-il sûr ?';

const demo = useDemoJalon();
let secretariat: PersonAtBrowser;
let ugtt: PersonAtBrowser;
let address = '';
let title = '';
let other = '';
/** What each was told before, by the demo. */
const before = { secretariat: 0, ugtt: 0 };

beforeAll(async () => {
  address = `/documents/${await demoPlan(demo.jalon.database)}`;
  secretariat = await demo.people.signIn('secretariat');
  ugtt = await demo.people.signIn('ugtt');
});

const panel = (page: Page) => page.getByTestId('activity-panel');
const list = (page: Page) => page.getByTestId('document-comments');
const box = (page: Page, label: string = comments.write.new) => page.getByRole('textbox', { name: label });
const thread = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
const mark = (page: Page, at: 'period' | 'title', of = title) =>
  cellOf(page, of, at).locator('[data-comment-mark]');
const send = async (page: Page, words: string, label?: string) => {
  await box(page, label).fill(words);
  await box(page, label).press('Control+Enter');
};

/** Chooses words of a text that one may only read, as a mouse does. */
async function choose(page: Page, words: string): Promise<void> {
  await page
    .getByTestId('document-text')
    .locator('..')
    .getByText(words)
    .first()
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const selection = document.getSelection();
        selection?.removeAllRanges();
        selection?.addRange(range);
        return;
      }
    }, words);
}

describe.sequential('comments', () => {
  test('[E12] a cell is commented by keyboard, and whom it names is told where they are', async () => {
    const { page } = secretariat;
    await ugtt.page.goto('/documents');
    await page.goto(address);
    await opened(page);
    before.ugtt = await unread(ugtt.page);
    before.secretariat = await unread(page);
    const all = await titles(page);
    // The demo's own threads stand at the first.
    [title = '', other = ''] = all.slice(1);
    await cellOf(page, title, 'period').click();
    await page.keyboard.press('Shift+F2');
    await panel(page).waitFor();
    await expect.poll(() => isFocused(box(page))).toBe(true);
    expect(await page.getByTestId('comment-about').textContent()).toContain(documents.column.period);
    await page.keyboard.type('@naim');
    await page.getByRole('option', { name: NAIMA }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Control+Enter');
    await thread(page, QUESTION).getByText(`@${NAIMA}`).waitFor();
    await expect.poll(() => unread(ugtt.page)).toBe(before.ugtt + 1);
  });

  test('[E9] the bell leads to the comment, which is read then', async () => {
    const { page } = ugtt;
    await bell(page).click();
    const line = page.getByRole('link').filter({ hasText: say(comments.bell.mention, { name: AMEL }) });
    expect(await line.textContent()).toContain(QUESTION);
    await line.click();
    await page.waitForURL(/activity=.*thread=/);
    await thread(page, QUESTION).waitFor();
    await page.locator('[data-thread][data-shown]').filter({ hasText: QUESTION }).waitFor();
    await expect.poll(() => unread(page)).toBe(before.ugtt);
  });

  test('[E12] an answer appears on the other’s page, and the cell tells how many threads are open', async () => {
    const answering = thread(ugtt.page, QUESTION);
    await answering.getByRole('button', { name: comments.thread.answer }).click();
    await send(ugtt.page, 'Oui, confirmé par la salle', comments.write.answer);
    await thread(secretariat.page, 'Oui, confirmé par la salle')
      .getByText(NAIMA, { exact: true })
      .first()
      .waitFor();
    await expect.poll(() => unread(secretariat.page)).toBe(before.secretariat + 1);
    await secretariat.page.keyboard.press('Escape');
    await panel(secretariat.page).waitFor({ state: 'hidden' });
    expect(await mark(secretariat.page, 'period').textContent()).toBe('1');
  });

  test('[E6] who only reads the plan resolves threads of their own; the writer any, for both pages at once', async () => {
    const answered = thread(ugtt.page, QUESTION);
    expect(await answered.getByRole('button', { name: comments.thread.resolve }).count()).toBe(0);
    const { page } = secretariat;
    await page.getByTestId('open-comments').click();
    await thread(page, QUESTION).getByRole('button', { name: comments.thread.resolve }).click();
    await thread(page, QUESTION).waitFor({ state: 'hidden' });
    await list(page)
      .getByText(say(comments.filter.resolved, { count: 1 }))
      .click();
    await thread(page, QUESTION).getByText(comments.thread.resolved, { exact: true }).waitFor();
    await answered.getByText(comments.thread.resolved, { exact: true }).waitFor();
    expect(await mark(ugtt.page, 'period').count()).toBe(0);
    await thread(page, QUESTION).getByRole('button', { name: comments.thread.reopen }).click();
    await mark(ugtt.page, 'period').waitFor({ state: 'attached' });
    // From the list to the thing itself, and the keyboard with it.
    await list(page)
      .getByText(say(comments.filter.open, { count: 3 }))
      .click();
    await thread(page, QUESTION)
      .getByRole('button', { name: new RegExp(`^${say(comments.about.go, { about: title })}`) })
      .click();
    await panel(page).waitFor();
    const focused = () => panel(page).evaluate((element) => element.contains(document.activeElement));
    await expect.poll(focused).toBe(true);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
  });

  test('[E12] what was not sent is there when the panel is opened again, and gone once it was', async () => {
    const { page } = secretariat;
    await list(page).waitFor({ state: 'hidden' });
    await command(page, other, documents.row.comment);
    await box(page).fill('Pas encore fini');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    await page.reload();
    await opened(page);
    await cellOf(page, other, 'title').press('Shift+Enter');
    expect(await box(page).inputValue()).toBe('Pas encore fini');
    await box(page).press('Control+Enter');
    await thread(page, 'Pas encore fini').waitFor();
    expect(await box(page).inputValue()).toBe('');
    await page.keyboard.press('Escape');
  });

  test('[E7] one’s own words are changed and removed from the menu of the comment', async () => {
    const { page } = secretariat;
    await panel(page).waitFor({ state: 'hidden' });
    await mark(page, 'title', other).click();
    const menu = () => page.getByRole('button', { name: say(comments.comment.menu, { name: AMEL }) });
    await menu().click();
    await page.getByRole('menuitem', { name: comments.comment.edit }).click();
    await box(page, comments.write.edit).fill('Fini');
    await page.getByRole('button', { name: comments.write.keep }).click();
    await thread(page, 'Fini').getByText(comments.comment.edited).waitFor();
    await menu().click();
    await page.getByRole('menuitem', { name: comments.comment.delete }).click();
    await page.getByRole('dialog', { name: comments.comment.deleteTitle }).waitFor();
    await page.getByRole('button', { name: comments.comment.delete, exact: true }).click();
    await thread(page, 'Fini').waitFor({ state: 'hidden' });
    await page.getByRole('dialog', { name: comments.comment.deleteTitle }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
  });

  test('[E2] a passage of the text is commented by who reads it, marked for who writes it, detached and back', async () => {
    const words = 'comité de pilotage';
    const reader = ugtt.page;
    await reader.goto(address);
    await opened(reader);
    await reader.getByTestId('document-text').click();
    await choose(reader, words);
    await reader.getByRole('button', { name: comments.mark.add, exact: true }).click();
    await list(reader).getByRole('blockquote').filter({ hasText: words }).waitFor();
    await send(reader, 'Dire lequel');
    await thread(reader, 'Dire lequel').waitFor();
    await reader.keyboard.press('Escape');
    await reader.locator('mark[data-thread]').filter({ hasText: words }).waitFor();

    const { page } = secretariat;
    await panel(page).waitFor({ state: 'hidden' });
    await page.getByTestId('document-text').click();
    const written = editor(page, documents.plan.text);
    await written.locator('[data-thread]').filter({ hasText: words }).waitFor();
    const whole = (await written.textContent()) ?? '';
    await written.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await reader.getByTestId('open-comments').click();
    await list(reader)
      .getByText(say(comments.filter.detached, { count: 1 }))
      .click();
    await thread(reader, 'Dire lequel').getByText(comments.thread.detachedText).waitFor();
    await written.press('Control+Z');
    await expect.poll(() => written.textContent()).toBe(whole);
    await list(reader)
      .getByText(say(comments.filter.detached, { count: 0 }))
      .waitFor();
    await written.locator('[data-thread]').filter({ hasText: words }).waitFor();
    await saved(page);
    await reader.keyboard.press('Escape');
  });

  test('[E12] who writes comments on a passage from the bubble at the words', async () => {
    const { page } = secretariat;
    const written = editor(page, documents.plan.text);
    await written.click();
    await page.keyboard.press('Control+Home');
    for (let index = 0; index < 7; index += 1) await page.keyboard.press('Shift+ArrowRight');
    await page
      .getByRole('button', { name: comments.mark.add, exact: true })
      .filter({ hasText: comments.mark.add })
      .click();
    await list(page)
      .getByRole('blockquote')
      .filter({ hasText: /^Préparé$/ })
      .waitFor();
    await send(page, 'Par qui ?');
    await thread(page, 'Par qui ?').waitFor();
    await thread(ugtt.page, 'Par qui ?').waitFor({ state: 'detached' });
  });

  test('panel, list and bell are usable in French and Arabic, on a screen and a telephone', async () => {
    const { page } = secretariat;
    await page.keyboard.press('Escape');
    await list(page).waitFor({ state: 'hidden' });
    const close = async (shown: Locator): Promise<void> => {
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'hidden' });
    };
    const see = async (name: string): Promise<void> => {
      await expectUsable(page);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await expectNoWider(page, name);
        await picture(page, name.replace('*', String(width)));
      }
    };
    for (const language of ['ar', 'fr'] as const) {
      await chooseLanguage(page, language);
      await see(`comments-grid-${language}-*`);
      await page.getByTestId('open-comments').click();
      await thread(page, QUESTION).waitFor();
      await see(`comments-list-${language}-*`);
      await close(list(page));
      // Not by the grid's name, which is another in Arabic.
      await page
        .locator('[data-activity]')
        .filter({ hasText: title })
        .locator('[data-column="period"] [data-comment-mark]')
        .click();
      await thread(page, QUESTION).waitFor();
      await thread(page, QUESTION).scrollIntoViewIfNeeded();
      await see(`comments-panel-${language}-*`);
      await close(panel(page));
      await bell(page).click();
      const told = page.getByRole('link').filter({ hasText: NAIMA }).first();
      await told.waitFor();
      await see(`comments-bell-${language}-*`);
      await close(told);
    }
    expectNoComplaints(secretariat, ugtt);
  });
});
