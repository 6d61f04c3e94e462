import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { bringBack } from '#domain/document/bring-back';
import { restoreActivity, restoreDocument } from '#domain/document/restore';
import { withState } from '#domain/document/state';
import { JalonError } from '#domain/errors';
import type { Services } from '#server/services';
import { earlierSchema, readMoment, type Which } from './moments';

/** Ids of rows are written by clients, so they are not always UUIDs. */
const nodeId = z.string().min(1).max(200);

export const restoreSchema = z.strictObject({
  documentId: z.uuid(),
  what: z.discriminatedUnion('kind', [
    /** Everything, as it was. */
    z.strictObject({ kind: z.literal('document'), moment: earlierSchema }),
    /** One activity as it was; nothing else. */
    z.strictObject({ kind: z.literal('activity'), activityId: nodeId, moment: earlierSchema }),
    /** A deleted row as it is, with what was deleted together with it. */
    z.strictObject({ kind: z.literal('deleted'), nodeId }),
  ]),
});
export type Restore = z.output<typeof restoreSchema>['what'];

export interface Restored {
  readonly sequence: number;
  /** False: it was so already, and nothing was written. */
  readonly changed: boolean;
}

/**
 * Writes what was into the document as one new edit, through the door of all edits: colleagues who write meanwhile lose
 * nothing, history shows it, and the moment before can be restored in turn.
 * @throws `not-found` when the row was not there then, `not-kept` when the moment cannot be read any more, or when
 * something was redacted since: that must not come back
 */
export async function restore(
  services: Pick<Services, 'database' | 'collab' | 'audit'>,
  actor: Actor,
  which: Which,
  what: Restore,
): Promise<Restored> {
  const { documentId, networkId } = which;
  const { collab, database, audit } = services;
  const moment = what.kind === 'deleted' ? null : await readMoment(services, which, what.moment);
  if (moment) {
    const { epoch } = await database.prisma.document.findUniqueOrThrow({
      where: { id: documentId, networkId },
      select: { epoch: true },
    });
    if (moment.epoch !== epoch) throw new JalonError('not-kept', { sequence: moment.sequence });
  }
  let [found, changed] = [true, false];
  const { sequence } = await collab.edit(
    documentId,
    { authorId: actor.personId, origin: 'restore' },
    (doc) => {
      const note = (): void => {
        changed = true;
      };
      doc.on('update', note);
      if (what.kind === 'deleted') bringBack(doc, what.nodeId);
      else if (moment)
        withState(moment.state, (then) => {
          if (what.kind === 'document') restoreDocument(then, doc, new Date());
          else found = restoreActivity(then, doc, what.activityId);
        });
      doc.off('update', note);
    },
  );
  if (!found) throw new JalonError('not-found');
  if (changed)
    await audit.record({
      ...{ networkId, actorId: actor.personId, action: 'document.restore' },
      ...{ resourceKind: 'document', resourceId: documentId },
      details: { sequence, what: what.kind, from: moment?.sequence ?? null },
    });
  return { sequence, changed };
}
