import { expect, test } from 'vitest';
import { useDemoJalon } from './demo-jalon';
import { makePlan } from './large-plan';
import { boxOf, command, opened, saved, titles } from './plan-page';
import { fr, say } from './words';

const demo = useDemoJalon();
const { documents, common } = fr;

test('[G14] who may write has the panel and its editors without a line; who reads is told, and has it when the line is back', async () => {
  const writer = await demo.people.signIn('secretariat');
  const reader = await demo.people.signIn('ugtt');
  const plan = `/documents/${await makePlan(writer, demo.jalon.url, 3)}`;
  for (const { page } of [writer, reader]) {
    await page.goto(plan);
    await opened(page);
  }
  const [title = ''] = await titles(writer.page);
  const came = (part: string) => () =>
    writer.page.evaluate(
      (name) => performance.getEntriesByType('resource').some((entry) => entry.name.includes(name)),
      part,
    );
  await expect.poll(came('activity-fields')).toBe(true);
  await expect.poll(came('rich-editor')).toBe(true);
  await writer.page.waitForLoadState('load');
  for (const { page } of [writer, reader]) await page.context().setOffline(true);

  await command(writer.page, title, documents.row.open);
  const panel = writer.page.getByTestId('activity-panel');
  const field = say(documents.cell.edit, { column: documents.column.targetGroup });
  await panel.getByRole('button', { name: field, exact: true }).click();
  await boxOf(writer.page, 'targetGroup').fill('Des familles');
  await boxOf(writer.page, 'targetGroup').press('Enter');
  await panel.getByRole('button', { name: field, exact: true }).getByText('Des familles').waitFor();

  await command(reader.page, title, documents.row.open);
  const told = reader.page.getByTestId('activity-panel').getByRole('alert');
  await told.getByText(common.later.failed).waitFor();
  for (const { page } of [writer, reader]) await page.context().setOffline(false);
  await told.waitFor({ state: 'detached' });
  await reader.page.getByTestId('activity-panel').getByText('Des familles').waitFor();
  await writer.page.keyboard.press('Escape');
  await saved(writer.page);
  await writer.close();
  await reader.close();
});
