import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { importCommand } from '#server/imports/command';

const file = fileURLToPath(new URL('../../fixtures/import/plan-utf8.csv', import.meta.url));

test('with --json the result itself, without it a summary for reading', async () => {
  const json = await importCommand([file, '--json']);
  expect(json).toMatchObject({
    exit: 0,
    out: { kind: 'action-plan', activities: [{ title: 'Atelier à Tunis' }] },
  });
  const { out } = await importCommand([file]);
  expect(out).toContain('- Atelier à Tunis [mars 2020 = 2020-03-01..2020-03-31; done]');
});

test('the kind can be chosen', async () => {
  expect(await importCommand([file, '--kind', 'text', '--json'])).toMatchObject({
    out: { kind: 'text', activities: [] },
  });
});

test('[IM1] what a column holds can be said by its header, and the summary names the columns', async () => {
  const { out } = await importCommand([file, '--map', 'Statut=other']);
  expect(out).toContain('column Statut: other');
});

test.each([
  [[], /^usage: /],
  [[file, '--map', 'Lieu'], /^usage: /],
  [[file, '--map', 'Lieu=poem'], /^usage: /],
  [[file, '--kind', 'poem'], /^usage: /],
  [[file, '--what'], /^usage: /],
  [['no-such-file.docx'], /ENOENT/],
  [[process.execPath], /too-large|is no Word/],
])('%j is refused in one line, exit 2', async (args, message) => {
  const { exit, error, out } = await importCommand(args);
  expect({ exit, out }).toEqual({ exit: 2, out: undefined });
  expect(error).toMatch(message);
  expect(error).not.toContain('\n');
});
