import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import type { DocumentId, NetworkId } from '#domain/ids';
import { type WorkshopFile, workshopWord } from '#server/exports/minutes';
import { loadNames } from '#server/exports/names';
import { wordsLanguage, wordsOf } from '#server/exports/words';
import type { Services } from '#server/services';
import { getAgenda } from './get';
import { loadAgenda } from './load';

/**
 * Minutes, or record of decisions, of a workshop, from its committed state, with the activities it is linked with as far
 * as the actor may read their plans.
 * @param language of the reader: of headings, labels and dates
 * @throws `invalid` when the document is no agenda
 */
export async function workshopFile(
  services: Pick<Services, 'database' | 'collab'>,
  actor: Actor,
  { networkId, documentId }: { readonly networkId: NetworkId; readonly documentId: DocumentId },
  which: WorkshopFile,
  language: string,
): Promise<{ bytes: Uint8Array; title: string }> {
  const agenda = await loadAgenda(services, documentId, networkId);
  if (!agenda) throw new JalonError('invalid', { field: 'part' });
  const [{ snapshot }, names, { activity, became }] = await Promise.all([
    services.collab.read(documentId),
    loadNames(services, networkId),
    getAgenda(services, actor, agenda),
  ]);
  const { outcomes } = snapshot.workshop;
  const people = await services.database.prisma.person.findMany({
    where: {
      networkId,
      id: { in: outcomes.flatMap(({ who }) => who.flatMap(({ personId }) => personId ?? [])) },
    },
    select: { id: true, name: true },
  });
  const words = wordsLanguage(language, snapshot.language);
  const { file } = wordsOf(words).agenda;
  const bytes = await workshopWord(
    {
      snapshot,
      words,
      names,
      people: new Map(people.map(({ id, name }) => [id, name ?? ''])),
      activity: activity && { title: activity.title, plan: activity.documentTitle },
      became: new Map(
        became.map(({ activityId, title, documentTitle }) => [activityId, { title, plan: documentTitle }]),
      ),
    },
    which,
  );
  return {
    bytes,
    title: `${which === 'minutes' ? file.minutesTitle : file.decisionsTitle} ${snapshot.title}`,
  };
}
