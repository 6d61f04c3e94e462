import type { Actor } from '#domain/access/actor';
import { newId, type PeriodId, type PersonId } from '#domain/ids';
import { toActor } from '#server/people/actor';
import type { Services } from '#server/services';
import { approveReturn } from '#server/statistics/approve';
import { lockPeriod } from '#server/statistics/lock';
import { createPeriod } from '#server/statistics/periods';
import { submitReturn } from '#server/statistics/submit';
import { indicators } from './indicators';
import type { LoadedDirectory } from './load-directory';
import { named } from './load-plans';
import { countDesk, desks } from './registers';

/** A person of the demo as the policy knows them, so that the demo is made by the same commands as anything else. */
export async function demoActor({ database }: Services, personId: PersonId): Promise<Actor> {
  const person = await database.prisma.person.findUniqueOrThrow({
    where: { id: personId },
    include: { memberships: true },
  });
  return toActor(person);
}

/** Periods with their targets; the returns of 2019, approved and locked; those of 2020 as far as they have come. */
export async function loadPeriods(
  services: Services,
  directory: LoadedDirectory,
): Promise<ReadonlyMap<string, PeriodId>> {
  const secretariat = await demoActor(services, directory.authorId);
  const periods = new Map<string, PeriodId>();
  for (const year of [2019, 2020]) {
    const { id } = await createPeriod(services, secretariat, {
      code: String(year),
      startsOn: `${year}-01-01`,
      endsOn: `${year}-12-31`,
      dueOn: `${year + 1}-01-31`,
    });
    periods.set(String(year), id);
  }
  for (const year of [2019, 2020]) {
    for (const desk of desks) {
      if (desk.cases[year] === undefined) continue;
      const account = desk.organisation.toLowerCase();
      const author = await demoActor(services, named(directory.people, `focal.${account}`));
      const approver = await demoActor(services, named(directory.people, account));
      const submitted = await submitReturn(services, author, {
        periodId: named(periods, String(year)),
        organisationId: named(directory.organisations, desk.organisation),
        tables: countDesk(desk, year),
        reason: '',
        approverOrganisationId: null,
      });
      // One return of 2020 still waits for its coordinator, so that the page shows what waiting looks like.
      if (year === 2020 && desk.organisation === 'CGTM') continue;
      const stored = await services.database.prisma.caseReturn.findUniqueOrThrow({
        where: { id: submitted.id },
      });
      await approveReturn(services, approver, {
        // Made by newId a moment ago.
        caseReturnId: stored.id as Parameters<typeof approveReturn>[2]['caseReturnId'],
        submittedAt: stored.submittedAt?.toISOString() ?? '',
      });
    }
  }
  await lockPeriod(services, secretariat, named(periods, '2019'));
  return periods;
}

/** The indicators, tied to their projects. Their targets come once the periods exist. */
export async function loadIndicators(
  { database }: Services,
  directory: LoadedDirectory,
): Promise<ReadonlyMap<string, string>> {
  const { networkId } = directory;
  const ids = new Map<string, string>();
  for (const { code, projects, targets: _, baseline, sourceSpec, ...definition } of indicators) {
    const id = newId<string>();
    await database.prisma.indicator.create({
      data: {
        id,
        networkId,
        code,
        ...definition,
        sourceSpec: sourceSpec ? ({ ...sourceSpec } as object) : undefined,
        direction: 'up',
        orgRule: 'sum',
        baselineValue: baseline.value,
        baselineYear: baseline.year,
        projects: {
          create: projects.map((project) => ({ networkId, projectId: named(directory.projects, project) })),
        },
      },
    });
    ids.set(code, id);
  }
  return ids;
}

export async function loadTargets(
  { database }: Services,
  { networkId }: LoadedDirectory,
  indicatorIds: ReadonlyMap<string, string>,
  periods: ReadonlyMap<string, string>,
): Promise<void> {
  await database.prisma.indicatorTarget.createMany({
    data: indicators.flatMap(({ code, targets }) =>
      Object.entries(targets).map(([period, value]) => ({
        networkId,
        indicatorId: named(indicatorIds, code),
        periodId: named(periods, period),
        value,
      })),
    ),
  });
}
