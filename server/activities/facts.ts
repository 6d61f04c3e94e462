import { z } from 'zod';
import { activityStatuses, type StatusFact } from '#domain/activities/status';
import type { StatusReport } from '#server/database/generated/client';

const statusSchema = z.enum(activityStatuses);

/** A report of status with what a screen shows of it. Persons by id; names come from the people list. */
export interface ReportedStatus extends StatusFact {
  readonly documentId: string;
  readonly activityId: string;
  readonly reportedById: string | null;
  readonly inTheNameOf: boolean;
  readonly text: string;
  readonly source: string;
  readonly documentSequence: number;
}

export function toFact(row: StatusReport): ReportedStatus {
  return {
    id: row.id,
    documentId: row.documentId,
    activityId: row.activityId,
    organisationId: row.organisationId,
    reportedById: row.reportedById,
    inTheNameOf: row.inTheNameOf,
    status: statusSchema.parse(row.status),
    progress: row.progress,
    text: row.text,
    participants: {
      women: row.participantsWomen,
      men: row.participantsMen,
      notStated: row.participantsNotStated,
    },
    source: row.source,
    documentSequence: row.documentSequence,
    replacesId: row.replacesId,
    at: row.at.toISOString(),
  };
}
