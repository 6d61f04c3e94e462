import * as Y from 'yjs';
import type { About } from '#domain/comments/about';
import { anchorAt, readLetters } from '#domain/comments/anchor';
import { activityText } from '#domain/document/shape';
import { type ActivityId, type DocumentId, newId } from '#domain/ids';
import { loadThread } from '#server/comments/load';
import { answerThread, startThread } from '#server/comments/write';
import { loadDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';
import type { LoadedDirectory } from './load-directory';
import { named } from './load-plans';
import { demoActor } from './load-statistics';

const TITLE = 'Atelier de cartographie de l’assistance aux migrants en Tunisie';
const PASSAGE = 'une rencontre des points focaux précède l’atelier';

/** Two threads on the first activity of the plan of 2020: one answered, one on a passage of its remarks. */
export async function loadComments(services: Services, directory: LoadedDirectory): Promise<void> {
  const { networkId, people } = directory;
  const actorOf = (account: string) => demoActor(services, named(people, account));
  const row = await services.database.prisma.activity.findFirst({ where: { networkId, title: TITLE } });
  if (!row) throw new Error('the demo’s plan was not projected');
  const document = await loadDocumentResource(services, row.documentId, networkId);
  if (!document) throw new Error('the demo’s plan was not made');
  const activityId = row.nodeId;
  const begin = async (account: string, about: About, text: string): Promise<string> => {
    const threadId = newId<string>();
    const commentId = newId<string>();
    const thread = { documentId: document.documentId, threadId, commentId, about, text };
    await startThread(services, await actorOf(account), document, thread);
    return threadId;
  };
  const asked = await begin(
    'ugtt',
    { kind: 'field', activityId, field: 'period' },
    `@[person:${named(people, 'secretariat')}] peut-on fixer les dates avec l’OIM avant la fin de février ?`,
  );
  const thread = await loadThread(services, networkId, asked);
  if (!thread) throw new Error('the demo’s thread was not made');
  await answerThread(services, await actorOf('secretariat'), thread, {
    threadId: asked,
    commentId: newId(),
    text: 'Oui : je leur écris cette semaine et je reviens vers vous ici.',
  });
  // Ids of rows were made by newId.
  const passage = await passageOf(services, document.documentId, activityId as ActivityId);
  await begin('focal.ugtt', passage, 'La salle de l’UGTT est libre le 9 mars pour cette rencontre.');
}

async function passageOf(
  { collab }: Services,
  documentId: DocumentId,
  activityId: ActivityId,
): Promise<About> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await collab.state(documentId)).update);
  const remarks = activityText(doc, activityId, 'remarks');
  const letters = remarks && readLetters(remarks);
  const from = letters?.all.indexOf(PASSAGE) ?? -1;
  const anchor = letters && anchorAt(letters, { from, to: from + PASSAGE.length });
  if (!anchor || from < 0) throw new Error('the demo’s remark has other words');
  return { kind: 'text', activityId, field: 'remarks', ...anchor };
}
