import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { chooseLanguage, expectNoWider, look } from './look';
import { expectNoComplaints, type PersonAtBrowser, picture } from './people';
import { fr, say } from './words';

const { indicators, common, errors } = fr;
const { form } = indicators;
const demo = useDemoJalon();

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await field(page, label).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const line = (page: Page, title: string) =>
  page.getByRole('table', { name: indicators.framework.caption }).getByRole('row').filter({ hasText: title });
const isFocused = (page: Page, label: string): Promise<boolean> =>
  field(page, label).evaluate((element) => element === document.activeElement);

describe.sequential('an indicator, from its definition to the results framework', () => {
  let secretariat: PersonAtBrowser;

  test('[NI10] is defined; what is refused says where, and nothing of it is lost', async () => {
    secretariat = await demo.people.signIn('secretariat');
    const { page } = secretariat;
    await page.goto('/indicators');
    await page.getByRole('link', { name: form.new }).click();
    await page.getByRole('heading', { level: 1, name: form.new }).waitFor();
    const create = page.getByRole('button', { name: form.create });

    // Nothing typed: both fields say so, and the keyboard stands in the first.
    await create.click();
    await page.getByText(form.titleMissing).first().waitFor();
    await page.getByText(errors.field.missing).waitFor();
    await expect.poll(() => isFocused(page, indicators.column.code)).toBe(true);

    await field(page, indicators.column.code).fill('CAS-1');
    await field(page, form.title).fill('Plaintes abouties');
    await field(page, form.definitions).fill('Plaintes closes en faveur de la personne.');
    await choose(page, indicators.fact.projects, 'AMEM');
    await page.keyboard.press('Escape');
    await choose(page, indicators.fact.level, indicators.level.output);
    await choose(page, indicators.fact.parent, 'CAS-1 – Dossiers reçus par les permanences syndicales');
    await field(page, indicators.fact.unit).fill('plaintes');
    await field(page, indicators.edit.baseline).fill('12');
    await create.click();
    await page.getByText(indicators.edit.yearMissing).waitFor();
    await field(page, indicators.edit.year).fill('2018');
    await create.click();
    // The code is another's: said at the field, with everything as it was typed.
    await page.getByText(form.refused.code).waitFor();
    await expect.poll(() => isFocused(page, indicators.column.code)).toBe(true);
    expect(await field(page, form.title).inputValue()).toBe('Plaintes abouties');
    await look(page, 'indicator-form');
    expect(await field(page, form.title).inputValue()).toBe('Plaintes abouties');

    await field(page, indicators.column.code).fill('PLA-1');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Plaintes abouties' }).waitFor();
    await page.getByText(say(indicators.fact.baselineYear, { value: 12, year: 2018 })).waitFor();
    await page.getByRole('link', { name: /^CAS-1/ }).waitFor();
    await look(page, 'indicator-page');
  });

  test('[NI10] shows what applies only: cases ask for a cell, a ratio for its parts', async () => {
    const { page } = secretariat;
    await page.goto('/indicators/new');
    await choose(page, indicators.fact.source, indicators.sourceName.cases);
    await field(page, form.table).waitFor();
    expect(await field(page, form.kind).count()).toBe(0);
    expect(await field(page, form.orgRule).count()).toBe(0);
    await choose(page, form.table, 'Demande × Sexe');
    await choose(page, 'Sexe', 'Femme');
    await choose(page, indicators.fact.source, indicators.sourceName.manual);
    expect(await field(page, form.table).count()).toBe(0);
    await choose(page, form.kind, indicators.kind.ratio);
    await field(page, form.numerator).waitFor();
    expect(await field(page, indicators.fact.unit).count()).toBe(0);
    await choose(page, form.kind, indicators.kind.qualitative);
    expect(await field(page, indicators.edit.baseline).count()).toBe(0);
    expect(await field(page, indicators.fact.direction).count()).toBe(0);
  });

  test('[NI11] is changed; once it has figures, what says their meaning is closed', async () => {
    const { page } = secretariat;
    await page.goto('/indicators');
    await page.getByRole('link', { name: 'Plaintes abouties' }).click();
    await page.getByRole('link', { name: common.action.edit }).click();
    await field(page, form.title).fill('Plaintes gagnées');
    await page.getByRole('tab', { name: 'العربية' }).click();
    await field(page, form.title).fill('شكاوى رابحة');
    await page.getByRole('button', { name: common.action.save }).click();
    await page.getByRole('heading', { level: 1, name: 'Plaintes gagnées' }).waitFor();

    await page.getByRole('button', { name: indicators.enter.button }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: indicators.enter.value }).fill('0');
    await page.getByRole('dialog').getByRole('button', { name: common.action.save }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: common.action.edit }).click();
    await page.getByText(form.frozen).waitFor();
    for (const closed of [
      form.kind,
      indicators.fact.unit,
      form.timeRule,
      form.orgRule,
      indicators.fact.source,
    ]) {
      expect(await field(page, closed).isDisabled(), closed).toBe(true);
    }
    await picture(page, 'indicator-frozen-fr-1440');
  });

  test('[NI13] stands under its parent in the results framework, by project, and leads to its page', async () => {
    const { page } = secretariat;
    await page.goto('/indicators');
    await page.getByRole('link', { name: indicators.view.framework }).click();
    await line(page, 'Plaintes gagnées').waitFor();
    const order = () => page.getByRole('rowheader').evaluateAll((all) => all.map((each) => each.textContent));
    const codes = async () => (await order()).map((text) => /[A-Z]{3}-\d/.exec(text ?? '')?.[0]);
    expect(await codes()).toEqual(['CAS-1', 'PLA-1', 'CAS-2', 'ACT-1', 'PAR-1']);
    expect(await line(page, 'Plaintes gagnées').getAttribute('data-depth')).toBe('1');
    expect(await line(page, 'Plaintes gagnées').getByRole('rowheader').textContent()).toContain(
      say(indicators.framework.under, { code: 'CAS-1' }),
    );
    await choose(page, indicators.framework.project, 'THAMM');
    await expect.poll(codes).toEqual(['CAS-1', 'ACT-1']);
    expect(new URL(page.url()).searchParams.get('project')).not.toBeNull();
    await choose(page, indicators.column.period, '2019');
    await expect.poll(() => line(page, 'Dossiers reçus').textContent()).toContain('550');
    // The address says what is seen.
    await page.reload();
    expect(await codes()).toEqual(['CAS-1', 'ACT-1']);
    await page.goto('/indicators?view=framework');
    await line(page, 'Plaintes gagnées').waitFor();
    await look(page, 'framework');
    await chooseLanguage(page, 'ar');
    await expectNoWider(page, 'the framework in Arabic');
    await chooseLanguage(page, 'fr');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: indicators.framework.print }).isVisible()).toBe(false);
    await page.getByText(indicators.framework.allProjects).waitFor();
    await picture(page, 'framework-print');
    await page.emulateMedia({ media: 'screen' });
    await line(page, 'Plaintes gagnées').getByRole('link').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Plaintes gagnées' }).waitFor();
  });

  test('[NI10] is defined by the secretariat alone', async () => {
    const ugtt = await demo.people.signIn('ugtt', { width: 390, height: 844 });
    const { page } = ugtt;
    await page.goto('/indicators?view=framework');
    await line(page, 'Plaintes gagnées').waitFor();
    expect(await page.getByRole('link', { name: form.new }).count()).toBe(0);
    await line(page, 'Plaintes gagnées').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Plaintes gagnées' }).waitFor();
    expect(await page.getByRole('link', { name: common.action.edit }).count()).toBe(0);
    expect(await page.getByRole('button', { name: indicators.retire.button }).count()).toBe(0);
    expectNoComplaints(ugtt);
    const address = page.url();
    for (const closed of ['/indicators/new', `${address}/edit`]) {
      const answer = await page.goto(closed);
      expect(answer?.status(), closed).toBe(403);
      expect(await page.getByTestId('definition-form').count()).toBe(0);
    }
    await ugtt.close();
  });

  test('[NI14] is retired after a second thought, and is read by its address still', async () => {
    const { page } = secretariat;
    const address = page.url();
    await page.getByRole('button', { name: indicators.retire.button }).click();
    await page.getByRole('dialog').getByRole('button', { name: indicators.retire.button }).click();
    await page.waitForURL('**/indicators');
    await page.getByRole('link', { name: 'Plaintes gagnées' }).waitFor({ state: 'detached' });
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Plaintes gagnées' }).waitFor();
    expect(await page.getByRole('link', { name: common.action.edit }).count()).toBe(0);
    // The browser itself complains of the call that was refused.
    expect(secretariat.complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
  });
});
