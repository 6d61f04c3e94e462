import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectUsable, look } from './look';
import { expectNoComplaints, picture } from './people';
import { editor, opened, saved } from './plan-page';
import { fr, say } from './words';

const { agendas, activities } = fr;
const demo = useDemoJalon();

const workshop = (page: Page) => page.getByTestId('workshop');
const form = (page: Page, name: string) => page.getByRole('form', { name, exact: true });

async function decide(page: Page, words: string, who: string, by: string): Promise<void> {
  const made = form(page, agendas.outcome.newFollowUp);
  await made.getByRole('textbox', { name: agendas.outcome.newFollowUp }).fill(words);
  await made.getByRole('textbox', { name: agendas.outcome.who }).fill(who);
  await made.getByRole('textbox', { name: agendas.outcome.by }).fill(by);
  await made.getByRole('button', { name: agendas.outcome.add }).click();
}
async function count(page: Page, who: string, sex: 'women' | 'men', number: string): Promise<void> {
  const made = form(page, agendas.attendance.add);
  await made.getByRole('textbox', { name: agendas.attendance.organisation }).fill(who);
  await made.getByRole('combobox', { name: agendas.attendance.sex }).selectOption(sex);
  await made.getByRole('textbox', { name: agendas.attendance.count }).fill(number);
  await made.getByRole('button', { name: agendas.attendance.add }).click();
}

test('[WA10] two people hold a workshop on one page, and what they decide becomes an activity', async () => {
  const { prisma } = demo.jalon.database;
  const agenda = await prisma.document.findFirstOrThrow({ where: { kind: 'agenda' } });
  const [secretariat, copil] = await Promise.all([
    demo.people.signIn('secretariat', { height: 1200 }),
    demo.people.signIn('copil'),
  ]);
  const { page } = secretariat;

  // From the activity to its agenda and back: each leads to the other.
  await page.goto(`/documents/${agenda.ofDocumentId}?activity=${agenda.ofActivityId}`);
  const panel = page.getByTestId('activity-agendas');
  await panel.getByRole('link', { name: agenda.title }).click();
  await page.getByTestId('agenda-head').getByRole('link').first().waitFor();
  await opened(page);
  await look(page, 'agenda-programme');

  // The first day moved here moves the activity there, and the second day along.
  const days = page.getByTestId('agenda-head').locator('input[type="date"]');
  await expect.poll(() => days.count()).toBe(2);
  expect(await days.first().inputValue()).toBe('2020-03-25');
  await days.first().fill('2020-04-07');
  await days.first().press('Enter');
  await expect.poll(() => days.last().inputValue()).toBe('2020-04-08');
  await expect
    .poll(async () => {
      const where = { documentId: agenda.ofDocumentId ?? '', nodeId: agenda.ofActivityId ?? '' };
      return (await prisma.activity.findFirst({ where }))?.periodStart?.toISOString().slice(0, 10);
    })
    .toBe('2020-04-07');

  // Both write at once, and see each other's words.
  for (const each of [page, copil.page]) {
    await each.goto(`/documents/${agenda.id}?part=workshop`);
    await workshop(each).waitFor();
  }
  await Promise.all([
    editor(page, agendas.notes.title).pressSequentially('Les permanences débordent. '),
    decide(copil.page, 'Ouvrir une permanence à Sfax', 'UGTT', '30 avril'),
  ]);
  await Promise.all([decide(page, 'Écrire à l’ONM', 'ONM', ''), count(copil.page, 'UGTT', 'women', '12')]);
  await count(page, 'UMT', 'men', '9');
  for (const each of [page, copil.page]) {
    await workshop(each).getByText('Les permanences débordent.').waitFor();
    const followUps = workshop(each).getByTestId('outcomes-follow-up').locator('> li');
    await expect.poll(() => followUps.count()).toBe(2);
    const total = say(agendas.attendance.total, { present: '21', excused: '0', absent: '0' });
    await workshop(each).getByText(total).waitFor();
  }
  await saved(page);
  await look(page, 'agenda-workshop');

  // What was decided stands in the comparison of two states, too.
  const { sequence } = await prisma.document.findUniqueOrThrow({ where: { id: agenda.id } });
  await page.goto(`/documents/${agenda.id}/compare?before=1&after=${sequence}`);
  const compared = page.getByTestId('compare-outcomes').locator('[data-row]');
  await expect.poll(() => compared.count()).toBe(2);
  expect(await compared.first().textContent()).toContain('UGTT');
  await look(page, 'agenda-compare');
  await expectUsable(page, { whole: true });
  await page.goto(`/documents/${agenda.id}?part=workshop`);

  // Those who came are offered to the report of the activity.
  await workshop(page).getByRole('button', { name: agendas.attendance.report }).click();
  const report = page.getByRole('dialog', { name: activities.report.title });
  const field = (name: string) => report.getByRole('textbox', { name, exact: true });
  await expect.poll(() => field(activities.report.women).inputValue()).toBe('12');
  expect(await field(activities.report.men).inputValue()).toBe('9');
  await picture(page, 'agenda-report-fr-1440');
  await report.getByRole('button', { name: fr.common.action.cancel }).click();
  await report.waitFor({ state: 'hidden' });

  // One click, and the choice of a plan: an activity, whose panel says where it was decided.
  const text = 'Ouvrir une permanence à Sfax';
  await copil.page.getByRole('button', { name: say(agendas.outcome.turnOf, { text }) }).click();
  const dialog = copil.page.getByRole('dialog', { name: agendas.outcome.turnTitle });
  await dialog.getByRole('textbox', { name: agendas.outcome.plan }).waitFor();
  await expectUsable(copil.page);
  await picture(copil.page, 'agenda-become-fr-1440');
  await dialog.getByRole('button', { name: agendas.outcome.make }).dblclick();
  const plan = await prisma.document.findUniqueOrThrow({ where: { id: agenda.ofDocumentId ?? '' } });
  const became = copil.page.getByRole('link', { name: say(agendas.outcome.became, { plan: plan.title }) });
  await became.waitFor();
  expect(await prisma.activity.count({ where: { documentId: plan.id, title: text } })).toBe(1);
  await became.click();
  const decided = copil.page.getByTestId('activity-agendas');
  await decided.getByRole('link', { name: agenda.title }).waitFor();
  await expectUsable(copil.page);
  await picture(copil.page, 'agenda-decided-fr-1440');
  await chooseLanguage(page, 'fr');
  expectNoComplaints(secretariat, copil);
});
