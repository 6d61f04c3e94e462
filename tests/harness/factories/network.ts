import type { Actor, Role } from '#domain/access/actor';
import { addActivity, addSection } from '#domain/document/shape';
import {
  type ActivityId,
  type CaseReturnId,
  type DocumentId,
  type IndicatorId,
  type NetworkId,
  newId,
  type OrganisationId,
  type PeriodId,
  type PersonId,
  type ProjectId,
  type ReportId,
} from '#domain/ids';
import { createWith } from '#server/documents/create';
import { createNetwork } from '#server/network/create';
import { toActor } from '#server/people/actor';
import { addPerson } from '#server/people/add';
import { createReport } from '#server/reports/create';
import type { Services } from '#server/services';
import { caseIndicator, organisationRow, periodRow, projectRow } from './rows';

export const PASSWORD = 'a password of twelve';

export interface MadeNetwork {
  readonly networkId: NetworkId;
  readonly secretariat: Actor & { readonly email: string };
  readonly secretariatId: OrganisationId;
  readonly copilId: OrganisationId;
  organisation(code: string, kind: 'union' | 'partner' | 'donor'): Promise<OrganisationId>;
  /** Somebody who can sign in with `PASSWORD`. */
  person(
    name: string,
    role: Role,
    organisationId: OrganisationId,
  ): Promise<Actor & { readonly email: string }>;
  project(code: string, donors?: readonly OrganisationId[]): Promise<ProjectId>;
  document(values: {
    title: string;
    kind?: 'action-plan' | 'agenda';
    owner?: OrganisationId;
    shared?: boolean;
    invited?: readonly OrganisationId[];
    responsible?: OrganisationId;
  }): Promise<{ id: DocumentId; activityId: ActivityId }>;
  indicator(code: string): Promise<IndicatorId>;
  period(code: string): Promise<PeriodId>;
  /** A submitted return with counts that are of no table: only its rights are asked about. */
  caseReturn(periodId: PeriodId, organisationId: OrganisationId, by: Actor): Promise<CaseReturnId>;
  report(title: string, projectId: ProjectId): Promise<{ id: ReportId; documentId: DocumentId }>;
  /** Evidence whose bytes are `content`. */
  file(owner: OrganisationId, by: Actor, content: string): Promise<string>;
}

/** A network made by the product's own commands where there are some, on a running server. */
export async function makeNetwork(services: Services, name: string): Promise<MadeNetwork> {
  const { prisma } = services.database;
  const mail = (account: string) => `${account}@${name}.test`.toLowerCase().replaceAll(' ', '-');
  const first = { name: `Secrétariat ${name}`, email: mail('secretariat'), password: PASSWORD };
  const { networkId, personId, secretariatId, copilId } = await createNetwork(services, {
    name,
    language: 'fr',
    timeZone: 'Africa/Tunis',
    person: first,
  });
  const actorOf = async (id: PersonId, email: string) => {
    const row = await prisma.person.findUniqueOrThrow({ where: { id }, include: { memberships: true } });
    return { ...toActor(row), email };
  };
  const secretariat = await actorOf(personId, first.email);

  return {
    networkId,
    secretariat,
    secretariatId,
    copilId,
    organisation: (code, kind) => organisationRow(services.database, networkId, code, kind),
    async person(account, role, organisationId) {
      const email = mail(account);
      const person = { name: account, email, password: PASSWORD, language: 'fr' as const };
      const { id } = await addPerson(services, networkId, null, { ...person, role, organisationId });
      return actorOf(id, email);
    },
    project: (code, donors) => projectRow(services.database, networkId, code, donors),
    async document({ title, kind = 'action-plan', owner, shared = false, invited = [], responsible }) {
      let activityId = newId<ActivityId>();
      const values = { kind, title, language: 'fr' as const, year: 2020, ownerOrganisationId: owner ?? null };
      const { id } = await createWith(services, secretariat, values, 'seed', (doc) => {
        const sectionId = addSection(doc, { parentId: null, title: `Axe de ${title}` }, 'seed');
        const responsibles = responsible
          ? { [newId<string>()]: { text: 'R', organisationId: responsible, lead: true } }
          : {};
        activityId = addActivity(doc, { sectionId, title: `Activité de ${title}`, responsibles }, 'seed');
      });
      const create = invited.map((organisationId) => ({ id: newId<string>(), networkId, organisationId }));
      await prisma.document.update({ where: { id }, data: { shared, invitations: { create } } });
      return { id, activityId };
    },
    async indicator(code) {
      const id = newId<IndicatorId>();
      await prisma.indicator.create({
        data: {
          id,
          networkId,
          code,
          titles: { fr: code },
          definitions: {},
          ...caseIndicator,
          source: 'manual',
        },
      });
      return id;
    },
    period: (code) => periodRow(services.database, networkId, code),
    async caseReturn(periodId, organisationId, by) {
      const id = newId<CaseReturnId>();
      const counted = {
        tablesVersion: '1',
        tables: [],
        amounts: [],
        cases: 7,
        countedOn: new Date('2021-01-15'),
      };
      await prisma.caseReturn.create({
        data: {
          id,
          networkId,
          periodId,
          organisationId,
          revision: 1,
          state: 'submitted',
          ...counted,
          submittedById: by.personId,
          submittedAt: new Date('2021-01-16'),
        },
      });
      return id;
    },
    report: (title, projectId) =>
      createReport(services, secretariat, { projectId, periodId: null, title, language: 'fr' }),
    async file(owner, by, content) {
      const id = newId<string>();
      const { sha256, size } = await services.files.put(new TextEncoder().encode(content));
      await prisma.file.create({
        data: {
          id,
          networkId,
          sha256,
          size,
          mediaType: 'application/pdf',
          name: 'presences.pdf',
          ownerOrganisationId: owner,
          purpose: 'evidence',
          uploadedById: by.personId,
        },
      });
      return id;
    },
  };
}
