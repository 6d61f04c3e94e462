import type { Actor } from '#domain/access/actor';
import { type ColumnLayout, columnLayoutSchema } from '#domain/document/column-layout';
import type { DocumentKind } from '#domain/document/kinds';
import type { Services } from '#server/services';

export interface KeptColumnLayout {
  readonly layout: ColumnLayout;
  /** ISO instant of its writing: of two the later one holds. */
  readonly at: string;
}

/** How the actor has arranged the columns of a kind of document; null: not at all. */
export async function readColumnLayout(
  { database }: Pick<Services, 'database'>,
  { networkId, personId }: Actor,
  kind: DocumentKind,
): Promise<KeptColumnLayout | null> {
  const row = await database.prisma.columnLayout.findUnique({
    where: { networkId_personId_kind: { networkId, personId, kind } },
  });
  return row && { layout: columnLayoutSchema.parse(row.layout), at: row.at.toISOString() };
}

/** Keeps it for the person's other devices; the last to write wins. Gives the instant of the writing. */
export async function keepColumnLayout(
  { database }: Pick<Services, 'database'>,
  { networkId, personId }: Actor,
  { kind, layout }: { kind: DocumentKind; layout: ColumnLayout },
): Promise<Pick<KeptColumnLayout, 'at'>> {
  const written = { layout, at: new Date() };
  const row = await database.prisma.columnLayout.upsert({
    where: { networkId_personId_kind: { networkId, personId, kind } },
    create: { networkId, personId, kind, ...written },
    update: written,
  });
  return { at: row.at.toISOString() };
}
