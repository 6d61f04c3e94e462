import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { registerCommand } from '#server/statistics/command';
import { useDemoJalon } from './demo-jalon';
import { drop, namedRegister, written } from './register';
import { fr, say } from './words';

const { statistics, errors } = fr;
const demo = useDemoJalon();

/** The five registers of the network with the cases they hold, where they are at hand; else small invented ones. */
const registers = (
  existsSync('../shared/inputs')
    ? ([
        ['../shared/inputs/registre-ugtt-2020.csv', 412],
        ['../shared/inputs/registre-umt-2020.csv', 233],
        ['../shared/inputs/registre-cdt-2020.csv', 61],
        ['../shared/inputs/registre-cgtm-2020.csv', 97],
        ['../shared/inputs/registre-cnts-2020.csv', 18],
      ] as const)
    : (['permanence-2020', 'petit-latin1', 'saghir-arabic', 'small-english'] as const).map(
        (name) => [`tests/fixtures/registers/${name}.csv`, null] as const,
      )
).map(([file, cases]) => ({ file, cases }));

const countedSchema = z.object({
  cases: z.number(),
  tables: z.array(z.unknown()),
  // Whether one case makes up most of an amount, the command line does not tell.
  amounts: z.array(z.object({ currency: z.string(), total: z.number(), count: z.number() })),
});
const sentSchema = z.object({ 0: z.object({ tables: countedSchema }) });

test('[ST5] each register gives the same tables in the browser as on the command line', {
  timeout: 240_000,
}, async () => {
  const { page } = await demo.people.signIn('focal.ugtt');
  await page.goto('/statistics');
  // What the page would send is looked at here, and goes no further: another register follows.
  let sent: unknown = null;
  await page.route('**/trpc/caseReturn.submit**', async (route) => {
    sent = route.request().postDataJSON();
    await route.abort();
  });
  for (const { file, cases } of registers) {
    const { exit, out = '' } = await registerCommand([file, '--year', '2020', '--json']);
    expect(exit).toBe(0);
    const counted = countedSchema.parse(JSON.parse(out));
    if (cases !== null) expect(counted.cases).toBe(cases);
    await drop(page, file);
    await page.getByText(path.basename(file), { exact: true }).waitFor();
    await page
      .getByRole('heading', { name: say(statistics.result.cases_other, { number: written(counted.cases) }) })
      .waitFor();
    sent = null;
    await page.getByRole('button', { name: statistics.submit.button }).click();
    await expect.poll(() => sent).not.toBeNull();
    expect(sentSchema.parse(sent)[0].tables).toEqual(counted);
  }
  await drop(page, namedRegister);
  await page.getByRole('alert', { name: statistics.refused.names }).waitFor();
  const refused = await registerCommand([namedRegister, '--year', '2020']);
  expect(refused.exit).toBe(3);
  expect(refused.error).toContain('Nom et prénom');
  await page.getByText(say(errors.code['names-people'], { column: 'Nom et prénom' })).waitFor();
});
