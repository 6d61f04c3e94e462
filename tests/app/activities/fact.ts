import type { ReportedStatus } from '#server/activities/facts';

/** What one person reported of one activity; what a test does not care about is filled in. */
export function aFact(values: Partial<ReportedStatus> = {}): ReportedStatus {
  return {
    id: 'fact',
    documentId: 'document',
    activityId: 'activity',
    organisationId: 'ugtt',
    reportedById: 'person',
    inTheNameOf: false,
    status: 'under-way',
    progress: null,
    text: '',
    participants: { women: null, men: null, notStated: null },
    source: 'person',
    documentSequence: 1,
    replacesId: null,
    at: '2020-05-01T10:00:00.000Z',
    ...values,
  };
}
