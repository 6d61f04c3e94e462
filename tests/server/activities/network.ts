import type { Actor, Role } from '#domain/access/actor';
import { SHAPE_VERSION } from '#domain/document/shape';
import { type DocumentId, type NetworkId, newId, type OrganisationId, type PersonId } from '#domain/ids';
import type { Database } from '#server/database/client';
import type { Prisma } from '#server/database/generated/client';
import type { LiveEvent } from '#server/live';
import { activityRow, networkRow, organisationRow, sectionRow } from '#tests/harness/factories/rows';
import { callAs, makeServices } from '#tests/harness/factories/services';

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
// Object.keys forgets which keys they are.
const codes = Object.keys(organisationKinds) as Code[];

/** A network with an action plan, people of every role, and calls as each of them makes them. */
export interface Network {
  readonly id: NetworkId;
  readonly organisations: Readonly<Record<Code, OrganisationId>>;
  readonly planId: DocumentId;
  /** What was told to open pages. */
  readonly told: LiveEvent[];
  actor(...held: (readonly [Role, Code])[]): Actor;
  as(actor: Actor): ReturnType<typeof callAs>;
  document(values?: Partial<Prisma.DocumentUncheckedCreateInput>): Promise<DocumentId>;
  /** A section of the plan. */
  section(values?: Partial<Prisma.SectionUncheckedCreateInput>): Promise<string>;
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
  const networkId = await networkRow(database);
  const made = await Promise.all(
    codes.map(async (code) => [
      code,
      await organisationRow(database, networkId, code, organisationKinds[code]),
    ]),
  );
  // One of each code, as `codes` has them all.
  const organisations = Object.fromEntries(made) as Network['organisations'];
  // The parts that reporting a status has nothing to do with are not there.
  const services = makeServices(database);
  const told: LiveEvent[] = [];
  services.live.subscribe(networkId, (event) => told.push(event));

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
    as: (actor) => callAs(services, actor),
    section: (values) => sectionRow(database, { networkId, documentId: planId }, values),
    async activity({ documentId = planId, responsibles = byUgtt, sectionId, row = {} } = {}) {
      position += 1;
      const numbered = { position, title: `Activité ${position}`, sectionId: sectionId ?? null };
      const activityId = await activityRow(database, { networkId, documentId }, { ...numbered, ...row });
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
