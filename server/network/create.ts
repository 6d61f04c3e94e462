import { z } from 'zod';
import { type NetworkId, newId, type OrganisationId, type PersonId } from '#domain/ids';
import { languages } from '#domain/language';
import { addPerson } from '#server/people/add';
import type { Services } from '#server/services';
import { networkSettingsSchema } from './settings';

export const newNetworkSchema = z.object({
  name: z.string().trim().min(1).max(200),
  language: z.enum(languages).default('fr'),
  timeZone: z
    .string()
    .default('Africa/Tunis')
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      'unknown time zone',
    ),
  person: z.object({
    name: z.string().trim().min(1).max(200),
    email: z.email().transform((email) => email.toLowerCase()),
    password: z.string().min(12).max(200),
  }),
});
export type NewNetwork = z.output<typeof newNetworkSchema>;

/** An empty network: its secretariat, its steering committee, and the first person of the secretariat. */
export async function createNetwork(
  services: Pick<Services, 'database' | 'audit'>,
  input: NewNetwork,
): Promise<{
  networkId: NetworkId;
  personId: PersonId;
  secretariatId: OrganisationId;
  copilId: OrganisationId;
}> {
  const { prisma } = services.database;
  const networkId = newId<NetworkId>();
  const secretariatId = newId<OrganisationId>();
  const copilId = newId<OrganisationId>();
  await prisma.$transaction([
    prisma.network.create({
      data: {
        id: networkId,
        names: { [input.language]: input.name },
        timeZone: input.timeZone,
        language: input.language,
        settings: networkSettingsSchema.parse({}),
      },
    }),
    prisma.organisation.create({
      data: {
        id: secretariatId,
        networkId,
        code: 'Secrétariat',
        names: { fr: 'Secrétariat', en: 'Secretariat', ar: 'الأمانة' },
        kind: 'secretariat',
      },
    }),
    prisma.organisation.create({
      data: {
        id: copilId,
        networkId,
        code: 'COPIL',
        names: { fr: 'Comité de pilotage', en: 'Steering committee', ar: 'اللجنة التوجيهية' },
        kind: 'committee',
      },
    }),
  ]);
  const { id: personId } = await addPerson(services, networkId, null, {
    ...input.person,
    language: input.language,
    organisationId: secretariatId,
    role: 'secretariat',
  });
  return { networkId, personId, secretariatId, copilId };
}
