import type { Actor, Role } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { type NetworkId, newId, type OrganisationId, type PeriodId, type PersonId } from '#domain/ids';
import { calendarYear, readRegister } from '#domain/statistics/register/register';
import { type FixedTables, fixedTablesOf } from '#domain/statistics/tables';
import type { Database } from '#server/database/client';
import type { Services } from '#server/services';
import { networkRow, organisationRow, periodRow } from '#tests/harness/factories/rows';
import { callAs, makeServices } from '#tests/harness/factories/services';

type Caller = ReturnType<typeof callAs>;

export interface TestPerson {
  readonly actor: Actor;
  readonly call: Caller;
}

/** A network with three unions and an open period; more people and organisations on demand. */
export interface TestNetwork {
  readonly networkId: NetworkId;
  readonly services: Services;
  readonly periodId: PeriodId;
  readonly unions: Readonly<Record<'ugtt' | 'umt' | 'cdt', OrganisationId>>;
  organisation(code: string, kind: string): Promise<OrganisationId>;
  person(...held: (readonly [Role, OrganisationId])[]): Promise<TestPerson>;
}

export async function makeNetwork(database: Database): Promise<TestNetwork> {
  const { prisma } = database;
  const networkId = await networkRow(database);
  // Statistics use no other part of a server.
  const services = makeServices(database);
  const organisation: TestNetwork['organisation'] = (code, kind) =>
    organisationRow(database, networkId, code, kind);
  const person: TestNetwork['person'] = async (...held) => {
    const personId = newId<PersonId>();
    await prisma.person.create({ data: { id: personId, networkId, name: 'Une personne', language: 'fr' } });
    for (const [role, organisationId] of held) {
      await prisma.membership.create({ data: { id: newId(), networkId, personId, organisationId, role } });
    }
    const actor: Actor = {
      personId,
      networkId,
      memberships: held.map(([role, organisationId]) => ({ role, organisationId })),
    };
    return { actor, call: callAs(services, actor) };
  };
  const periodId = await periodRow(database, networkId);
  const unions = {
    ugtt: await organisation('UGTT', 'union'),
    umt: await organisation('UMT', 'union'),
    cdt: await organisation('CDT', 'union'),
  };
  return { networkId, services, periodId, unions, organisation, person };
}

/** A return that the union's focal point sent, who is given back, and its coordinator approved. */
export async function approvedReturn(
  network: TestNetwork,
  union: keyof TestNetwork['unions'],
  requests: Readonly<Record<string, number>>,
): Promise<TestPerson> {
  const { periodId } = network;
  const organisationId = network.unions[union];
  const focal = await network.person(['focal-point', organisationId]);
  const coordinator = await network.person(['coordinator', organisationId]);
  const { id } = await focal.call.caseReturn.submit({
    periodId,
    organisationId,
    tables: counted(requests),
    reason: 'Correction.',
  });
  const { current } = await coordinator.call.caseReturn.get({ periodId, organisationId });
  await coordinator.call.caseReturn.approve({ caseReturnId: id, submittedAt: current?.submittedAt ?? '' });
  return focal;
}

/** Locks the network's period and waits for the end, as its page does. Throws what stopped it. */
export async function lockAndWait(call: Caller, periodId: PeriodId): Promise<void> {
  await call.period.lock({ periodId });
  for (;;) {
    const job = await call.period.lockJob({ periodId });
    if (job === null) return;
    if (job.state === 'stopped') throw new JalonError(job.refusal.code, job.refusal.details);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const header = "N° dossier;Date d'accueil;Sexe;Demande;Issue;Montant récupéré;Devise";

/** The fixed tables of a made-up register: so many cases of each request, half women, half men. */
export function counted(requests: Readonly<Record<string, number>>, year = 2020): FixedTables {
  let line = 0;
  const rows = Object.entries(requests).flatMap(([request, count]) =>
    Array.from({ length: count }, () => {
      line += 1;
      const sex = line % 2 === 0 ? 'Femme' : 'Homme';
      return `${line};1${line % 9}/0${(line % 8) + 1}/${year};${sex};${request};Résolu;;`;
    }),
  );
  const bytes = new TextEncoder().encode([header, ...rows].join('\n'));
  return fixedTablesOf(readRegister(bytes, { period: calendarYear(year) }), '2021-01-15');
}

/** The code with which a call is refused, or what it answered. */
export async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    return { answered: await call };
  } catch (error) {
    if (!(error instanceof Error)) return error;
    return error.cause instanceof JalonError ? error.cause.code : error.message;
  }
}
