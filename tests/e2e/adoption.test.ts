import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bell } from './bell';
import { mutate, query } from './calls';
import { useDemoJalon } from './demo-jalon';
import { expectUsable, look } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { documentMenu, importPlan, opened, saved, write } from './plan-page';
import { fr, say } from './words';

const { adoption } = fr;
const FILE = [
  'Axe;Activité;Lieu;Période;Responsables',
  'Protéger;Atelier de lancement;Tunis;Mars 2027;UGTT',
  'Former;Formation des points focaux;Dakar;Mai 2027;UMT',
];
const [WORKSHOP, TRAINING] = ['Atelier de lancement', 'Formation des points focaux'];
const VERSION = 'Plan adopté à Tunis';
const REASON = 'Le budget de la formation manque.';

const demo = useDemoJalon();
let secretariat: PersonAtBrowser;
let address = '';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const amendments = (page: Page): Locator => page.getByTestId('amendments').first();

describe.sequential('[AD13] adoption on the page', () => {
  test('a vote of the demo is under way, and waits for a member of the committee', async () => {
    const giulia = await demo.people.signIn('copil');
    const { page } = giulia;
    await page.goto('/my-work');
    await page.getByTestId('waiting-votes').getByRole('link').click();
    await page.getByTestId('ballot').waitFor();
    await page.getByText(/a plus de date/).waitFor();
    await look(page, 'adoption-demo');
    expectNoComplaints(giulia);
    await giulia.close();
  });

  test('is reached from the document’s menu, and written down with its minutes', async () => {
    secretariat = await demo.people.signIn('secretariat');
    const { page } = secretariat;
    address = await importPlan(page, 'Plan à adopter', FILE);
    await page.goto(address);
    await opened(page);
    expect(await page.getByTestId('adoption-badge').count()).toBe(0);
    await documentMenu(page).click();
    await page.getByRole('menuitem', { name: adoption.open, exact: true }).click();
    await page.getByText(adoption.now.empty, { exact: true }).waitFor();
    await look(page, 'adoption-empty');

    await button(page, adoption.record.open).click();
    await dialog(page).getByRole('textbox', { name: adoption.record.place }).fill('Tunis');
    await dialog(page).getByRole('textbox', { name: adoption.version.name }).fill(VERSION);
    await dialog(page)
      .locator('input[type="file"]')
      .setInputFiles({ name: 'pv.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 PV') });
    await expectUsable(page);
    await picture(page, 'adoption-record-fr-1440');
    await button(page, adoption.record.save).click();
    const current = page.getByTestId('current-adoption');
    await current.getByText(adoption.adopted.copil).waitFor();
    await current.getByText(VERSION).waitFor();
    expect(await amendments(page).textContent()).toBe(adoption.amendments.none);
    const minutes = page.getByRole('link', {
      name: say(adoption.timeline.minutesOf, { name: 'pv.pdf' }),
      exact: true,
    });
    const file = await page.request.get((await minutes.getAttribute('href')) ?? '');
    expect(await file.text()).toBe('%PDF-1.4 PV');
  });

  test('is said in the document’s header with what changed since, which leads to the comparison', async () => {
    const { page } = secretariat;
    await page.goto(address);
    await opened(page);
    await write(page, WORKSHOP, 'period', 'Juin 2027');
    await write(page, TRAINING, 'title', 'Formation de formateurs');
    await saved(page);
    await page.reload();
    await page.locator('[data-testid="amendments"][data-count="2"]').waitFor();
    await look(page, 'adoption-badge');
    await amendments(page).click();
    await page.getByTestId('compare-grid').waitFor();
    expect(await page.getByTestId('compare-grid').locator('[data-row]').count()).toBe(2);
    await page.goto(`${address}/adoption`);
    await page
      .getByRole('link', { name: say(adoption.version.viewOf, { name: VERSION }), exact: true })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: VERSION }).waitFor();
    await page.getByText(TRAINING).waitFor();
    await look(page, 'adoption-version');
  });

  test('the changes are put to the committee’s vote, with who will have one shown before', async () => {
    const { page } = secretariat;
    const organisations = await query(page.request, 'organisation.list');
    // As the procedure gives them.
    const listed = organisations.data as { id: string; code: string }[];
    for (const [account, code] of [
      ['membre.umt', 'UMT'],
      ['membre.cgt', 'CGT'],
      ['membre.ccoo', 'CCOO'],
    ]) {
      const added = await mutate(page.request, demo.jalon.url, 'people.add', {
        ...{ name: `Membre ${code}`, email: `${account}@demo.jalon.test`, password: 'jalon-demo-2020' },
        organisationId: listed.find((each) => each.code === code)?.id,
        ...{ language: 'fr', role: 'copil' },
      });
      expect(added.refused).toBeNull();
    }
    await page.goto(`${address}/adoption`);
    await button(page, adoption.vote.openAmendment).click();
    const electorate = dialog(page).getByTestId('electorate');
    await expect.poll(() => electorate.textContent()).toMatch(/CGIL/);
    expect((await electorate.textContent())?.split(', ').sort()).toEqual(['CCOO', 'CGIL', 'CGT', 'UMT']);
    await dialog(page)
      .getByRole('textbox', { name: adoption.vote.note })
      .fill('Deux changements avant l’été.');
    await expectUsable(page);
    await picture(page, 'adoption-open-vote-fr-1440');
    await button(page, adoption.vote.save).click();
    await page.getByTestId('running-vote').waitFor();
    expect(await button(page, adoption.vote.openAmendment).isDisabled()).toBe(true);
  });

  test('the members find it in their work, vote, and may change their mind', async () => {
    const [giulia, umt, cgt, ccoo] = [
      await demo.people.signIn('copil'),
      await demo.people.signIn('membre.umt'),
      await demo.people.signIn('membre.cgt', { width: 390 }),
      await demo.people.signIn('membre.ccoo'),
    ];
    for (const { page } of [giulia, umt, cgt, ccoo]) {
      await page.goto('/my-work');
      await page
        .getByTestId('waiting-votes')
        .getByRole('link', { name: /Plan à adopter/ })
        .click();
      await page.getByTestId('ballot').waitFor();
    }
    const vote = async ({ page }: PersonAtBrowser, choice: string, send: string, reason = '') => {
      await page.getByRole('radio', { name: choice, exact: true }).check();
      if (reason)
        await page
          .getByTestId('ballot')
          .getByRole('textbox', { name: adoption.ballot.reasonRequired, exact: true })
          .fill(reason);
      await button(page, send).click();
    };
    // An objection says why.
    await vote(umt, adoption.ballot.object, adoption.ballot.send);
    await umt.page.getByText(fr.errors.field.missing, { exact: true }).waitFor();
    await vote(umt, adoption.ballot.object, adoption.ballot.send, REASON);
    await button(umt.page, adoption.ballot.change).waitFor();
    await vote(giulia, adoption.ballot.abstain, adoption.ballot.send);
    await button(giulia.page, adoption.ballot.change).waitFor();
    await look(giulia.page, 'adoption-vote');
    await vote(giulia, adoption.ballot.approve, adoption.ballot.change);
    await vote(cgt, adoption.ballot.approve, adoption.ballot.send);
    await vote(ccoo, adoption.ballot.approve, adoption.ballot.send);

    // Nobody asks for it: the secretariat's page is told.
    const { page } = secretariat;
    await button(page, adoption.state.close).click();
    await page.getByRole('dialog').getByRole('button', { name: adoption.state.close, exact: true }).click();
    await page.locator('[data-testid="vote-result"][data-result="adopted"]').waitFor();
    await button(page, adoption.voters.show).click();
    await page.getByText(REASON, { exact: true }).waitFor();
    await page.getByText(say(adoption.voters.earlier, { choice: adoption.voted.abstain })).waitFor();
    await look(page, 'adoption-result');
    await expect.poll(() => amendments(page).getAttribute('data-count')).toBe('0');
    const record = await page
      .getByTestId('vote-entry')
      .locator('a[href*=".docx"]')
      .first()
      .getAttribute('href');
    const file = await page.request.get(record ?? '');
    expect([file.status(), file.headers()['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ]);
    await bell(giulia.page).click();
    await giulia.page.getByText(adoption.news['vote-result'], { exact: true }).first().waitFor();
    await picture(giulia.page, 'adoption-news-fr-1440');
    expectNoComplaints(secretariat, giulia, umt, cgt, ccoo);
  });

  test('what was written down by mistake is taken back, with the reason; who reads is offered nothing', async () => {
    const { page } = secretariat;
    const first = page.getByTestId('adoption-entry').last();
    await first.getByRole('button', { name: new RegExp(`^${adoption.annul.openOf.split('{{')[0]}`) }).click();
    await dialog(page).getByRole('textbox', { name: adoption.annul.reason }).fill('Ce n’était pas ce plan.');
    await button(page, adoption.annul.save).click();
    await page.getByText(/Ce n’était pas ce plan/).waitFor();
    const reader = await demo.people.signIn('ugtt', { width: 390 });
    await reader.page.goto(`${address}/adoption`);
    await reader.page.getByTestId('current-adoption').waitFor();
    expect(await button(reader.page, adoption.record.open).count()).toBe(0);
    expect(await reader.page.getByTestId('ballot').count()).toBe(0);
    expectNoComplaints(secretariat, reader);
  });
});
