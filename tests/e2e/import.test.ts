import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { docx, p, tbl, tc, wordPart } from '#tests/server/imports/office';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, expectUsable } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { documentMenu, grid, opened, titles } from './plan-page';
import { fr, say } from './words';

const { documents, imports } = fr;
const FILE = [
  'Axe;Activité;Quand donc ?;Lieu;Responsables;Avec',
  'Protéger;Atelier de lancement;Mars 2027;Tunis;UGTT;BIT',
  'Protéger;Étude sur les retours;A fixer;Rabat;UMT;',
  'Former;Formation des points focaux;Mai 2027;Dakar;UGTT;OIM',
].join('\n');
const ANSWER = FILE.replace('Mars 2027;Tunis', 'Avril 2027;Tunis').replace(
  'Former;Formation des points focaux;Mai 2027;Dakar;UGTT;OIM',
  'Former;Guide du migrant;Juin 2027;Dakar;UGTT;OIM',
);

const by = (author: string) => `w:id="9" w:author="${author}" w:date="2027-02-01T10:00:00Z"`;
const run = (text: string, tag = 'w:t') => `<w:r><${tag} xml:space="preserve">${text}</${tag}></w:r>`;
/** What a member sends back from Word. */
const answer = docx(
  tbl(
    ['Activité', 'Date', 'Responsables'].map((text) => tc(p(text))),
    [
      tc(p('Atelier de lancement')),
      tc(
        `<w:p><w:del ${by('Karim T.')}>${run('Mars 2027', 'w:delText')}</w:del><w:ins ${by('Karim T.')}>${run('Avril 2027')}</w:ins></w:p>`,
      ),
      tc(`<w:p>${run('UGTT')}<w:r><w:commentReference w:id="0"/></w:r></w:p>`),
    ],
  ),
  wordPart(
    'word/comments.xml',
    'comments',
    `<w:comment w:id="0" w:author="Salma R.">${p('Et l’UMT ?')}</w:comment>`,
  ),
);

const demo = useDemoJalon();
let secretariat: PersonAtBrowser;
let address = '';

async function give(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}
/** Both languages, wide and on a telephone; back in French and wide. */
async function look(page: Page, name: string): Promise<void> {
  for (const language of ['ar', 'fr'] as const) {
    await chooseLanguage(page, language);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 1400 });
      await picture(page, `${name}-${language}-${width}`);
      await expectNoWider(page, `${name} in ${language}`);
    }
    await expectUsable(page);
  }
}

describe.sequential('importing on the page', () => {
  test('[IM1] a column is mapped anew and shown understood at once; what is left out is counted', async () => {
    secretariat = await demo.people.signIn('secretariat');
    const { page } = secretariat;
    await page.goto('/documents/import');
    await give(page, 'plan.csv', FILE);
    const columns = page.getByTestId('columns');
    await columns.waitFor();
    expect(await page.getByTestId('columns-kept').textContent()).toContain('« Avec »');
    const choice = columns.getByRole('combobox', {
      name: say(imports.columns.takenForOf, { name: 'Avec' }),
    });
    // By the keyboard alone.
    await choice.focus();
    await choice.selectOption({ label: imports.choice.partners });
    await page.getByText(imports.columns.noneKept).waitFor();
    await page
      .getByTestId('understood')
      .getByRole('row')
      .filter({ hasText: 'Atelier de lancement' })
      .getByText(`${documents.column.partners}:`)
      .waitFor();
    await expectUsable(page);
    await look(page, 'import');
  });

  test('[IM2] a row and a whole section are unticked, totals follow, and they are not imported', async () => {
    const { page } = secretariat;
    await page.goto('/documents/import');
    await give(page, 'plan.csv', FILE);
    const understood = page.getByTestId('understood');
    await understood
      .getByRole('checkbox', { name: say(imports.rows.tick, { title: 'Étude sur les retours' }) })
      .press('Space');
    await understood
      .getByText(say(documents.import.activities_other, { count: 2 }), { exact: true })
      .waitFor();
    const former = understood.getByRole('checkbox', {
      name: say(imports.rows.tickSection, { title: 'Former' }),
    });
    await former.uncheck();
    await understood.getByText(say(documents.import.activities_one, { count: 1 }), { exact: true }).waitFor();
    await former.check();
    await page.getByRole('button', { name: documents.import.create }).click();
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
    address = `/documents/${path.basename(new URL(page.url()).pathname)}`;
    await opened(page);
    expect(await titles(page)).toEqual(['Atelier de lancement', 'Formation des points focaux']);
  });

  test('[IM3] [IM4] an answer is imported into the plan from its menu: shown, agreed to, written', async () => {
    const { page } = secretariat;
    await documentMenu(page).click();
    await page.getByRole('menuitem', { name: imports.into.open }).click();
    await page.getByRole('heading', { level: 1, name: imports.into.title }).waitFor();
    await give(page, 'réponse.csv', ANSWER);
    const row = page.locator('[data-change="period"]');
    await row.getByText('Avril 2027').waitFor();
    // Nothing that the file does not have goes without being ticked.
    const missing = page.getByTestId('missing-rows').getByRole('checkbox');
    expect(await missing.isChecked()).toBe(false);
    await page
      .getByTestId('agreed')
      .getByText(say(imports.into.count_other, { count: 3 }))
      .waitFor();
    await look(page, 'import-into');
  });

  test('[IM5] what was written is undone in one step from the notice', async () => {
    const { page } = secretariat;
    await page.goto(`${address}/import`);
    await give(page, 'réponse.csv', ANSWER);
    await page.getByRole('button', { name: imports.into.write }).click();
    await page.waitForURL(new RegExp(`${address}$`));
    await opened(page);
    await expect.poll(() => titles(page)).toContain('Guide du migrant');
    await page.getByTestId('imported-into').getByRole('button', { name: imports.into.undo }).click();
    await expect.poll(() => titles(page)).not.toContain('Guide du migrant');
    await expect
      .poll(() =>
        grid(page)
          .getByText(/mars 2027/i)
          .count(),
      )
      .toBe(1);
    expectNoComplaints(secretariat);
  });

  test('[IM6] an answer in Word is offered as suggestions, under the names in the file', async () => {
    const { page } = secretariat;
    await page.goto(`${address}/import`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'réponse.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from(answer),
    });
    await page.getByTestId('answer').getByText('Et l’UMT ?').waitFor();
    await page.locator('[data-change="period"]').getByText('Karim T.').waitFor();
    expect(await page.getByRole('radio', { name: imports.into.asSuggestions }).isChecked()).toBe(true);
    await look(page, 'import-answer');
    await page.getByRole('button', { name: imports.into.suggest }).click();
    await page.waitForURL(new RegExp(`${address}$`));
    await page.getByText(imports.into.suggested).waitFor();
  });

  test('[IM1] what was copied in a table is read like a file', async () => {
    const { page } = secretariat;
    await page.goto('/documents/import');
    const field = page.getByRole('textbox', { name: imports.paste.label });
    await field.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(
        'text/html',
        '<table><tr><td>Activité</td><td>Date</td></tr><tr><td>Atelier</td><td>mars 2027</td></tr></table>',
      );
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await page.getByTestId('understood').getByText('Atelier', { exact: true }).waitFor();
  });
});
