import pino from 'pino';
import type { Actor, Role } from '#domain/access/actor';
import { SHAPE_VERSION } from '#domain/document/shape';
import { type DocumentId, type NetworkId, newId, type OrganisationId, type PersonId } from '#domain/ids';
import { createAudit } from '#server/audit/audit';
import type { Database } from '#server/database/client';
import type { Prisma } from '#server/database/generated/client';
import { createLive, type LiveEvent } from '#server/live';
import type { Services } from '#server/services';
import { createCaller } from '#server/trpc/router';

const organisationKinds = {
  SECRETARIAT: 'secretariat',
  COPIL: 'committee',
  UGTT: 'union',
  UMT: 'union',
  CGT: 'union',
  ICMC: 'partner',
  ENABEL: 'donor',
} as const;
export type Code = keyof typeof organisationKinds;

/** A network with an action plan, people of every role, and calls as each of them makes them. */
export interface Network {
  readonly id: NetworkId;
  readonly organisations: Readonly<Record<Code, OrganisationId>>;
  readonly planId: DocumentId;
  /** What was told to open pages. */
  readonly told: LiveEvent[];
  actor(...held: (readonly [Role, Code])[]): Actor;
  as(actor: Actor): ReturnType<typeof createCaller>;
  document(values?: Partial<Prisma.DocumentUncheckedCreateInput>): Promise<DocumentId>;
  activity(values?: ActivityValues): Promise<{ documentId: string; activityId: string }>;
}

/** Who is responsible: an organisation, the one that leads, or a name that nobody tied to one. */
type Named = Code | { readonly lead: Code } | { readonly text: string };

const byUgtt: readonly Named[] = ['UGTT'];

function codeOf(named: Named): Code | null {
  if (typeof named === 'string') return named;
  return 'lead' in named ? named.lead : null;
}

interface ActivityValues {
  readonly documentId?: string;
  readonly responsibles?: readonly Named[];
  readonly sectionId?: string;
  readonly row?: Partial<Prisma.ActivityUncheckedCreateInput>;
}

export async function makeNetwork(database: Database): Promise<Network> {
  const { prisma } = database;
  const networkId = newId<NetworkId>();
  await prisma.network.create({
    data: {
      id: networkId,
      names: { fr: 'Réseau' },
      timeZone: 'Africa/Tunis',
      language: 'fr',
      settings: {},
    },
  });
  const codes = Object.keys(organisationKinds) as Code[];
  const organisations = Object.fromEntries(
    codes.map((code) => [code, newId<OrganisationId>()]),
  ) as Network['organisations'];
  await prisma.organisation.createMany({
    data: codes.map((code) => ({
      id: organisations[code],
      networkId,
      code,
      names: { fr: code },
      kind: organisationKinds[code],
    })),
  });
  const live = createLive();
  const told: LiveEvent[] = [];
  live.subscribe(networkId, (event) => told.push(event));
  const services = {
    database,
    live,
    audit: createAudit(database),
    logger: pino({ level: 'silent' }),
    // The parts that reporting a status has nothing to do with are not there.
  } as unknown as Services;

  const document: Network['document'] = async (values = {}) => {
    const id = newId<DocumentId>();
    await prisma.document.create({
      data: {
        id,
        networkId,
        kind: 'action-plan',
        title: 'Plan d’actions 2020',
        language: 'fr',
        shape: SHAPE_VERSION,
        createdById: newId<PersonId>(),
        projectedSequence: 7,
        ...values,
      },
    });
    return id;
  };
  const planId = await document();
  let position = 0;
  return {
    id: networkId,
    organisations,
    planId,
    told,
    document,
    actor: (...held) => ({
      personId: newId<PersonId>(),
      networkId,
      memberships: held.map(([role, code]) => ({ role, organisationId: organisations[code] })),
    }),
    as: (actor) =>
      createCaller({
        services,
        signedIn: {
          sessionId: 'session',
          expiresAt: new Date(Date.now() + 3_600_000),
          actor,
          person: { id: actor.personId, name: 'Quelqu’un', language: 'fr', email: 'x@jalon.test' },
          network: { id: networkId, names: { fr: 'Réseau' }, timeZone: 'Africa/Tunis' },
        },
      }),
    async activity({ documentId = planId, responsibles = byUgtt, sectionId, row = {} } = {}) {
      const activityId = newId<string>();
      position += 1;
      await prisma.activity.create({
        data: {
          networkId,
          documentId,
          nodeId: activityId,
          sectionId: sectionId ?? null,
          position,
          number: '',
          title: `Activité ${position}`,
          periodText: '',
          periodConfirmed: false,
          places: [],
          placesMode: 'all',
          targetGroup: '',
          recurring: false,
          remarks: '',
          expectedResult: '',
          ...row,
        },
      });
      await prisma.activityResponsible.createMany({
        data: responsibles.map((named, index) => {
          const code = codeOf(named);
          return {
            networkId,
            documentId,
            activityId,
            entryKey: `a${index}`,
            organisationId: code && organisations[code],
            text: typeof named === 'object' && 'text' in named ? named.text : (code ?? ''),
            lead: typeof named === 'object' && 'lead' in named,
          };
        }),
      });
      return { documentId, activityId };
    },
  };
}
