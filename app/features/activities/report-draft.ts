import type { ActivityStatus } from '#domain/activities/status';
import type { Participants } from '#domain/document/attendance';
import { newId } from '#domain/ids';
import type { ReportedStatus } from '#server/activities/facts';

/** A number field: what is not filled in is '', and says nothing; 0 says zero. */
export type NumberField = number | string;

/** What a person fills in. */
export interface ReportDraft {
  readonly organisationId: string | null;
  readonly status: ActivityStatus | null;
  readonly progress: NumberField;
  readonly text: string;
  readonly women: NumberField;
  readonly men: NumberField;
  readonly notStated: NumberField;
}

/**
 * Where a report begins: from what is corrected, with all of it; or from what the organisation said last, with its
 * status and progress only, for the words and people of a new report are new.
 */
export function draftFrom(
  organisationId: string | null,
  corrected: ReportedStatus | null,
  latest: ReportedStatus | null,
): ReportDraft {
  const shown = (value: number | null | undefined): NumberField => value ?? '';
  return {
    organisationId,
    status: (corrected ?? latest)?.status ?? null,
    progress: shown((corrected ?? latest)?.progress),
    text: corrected?.text ?? '',
    women: shown(corrected?.participants.women),
    men: shown(corrected?.participants.men),
    notStated: shown(corrected?.participants.notStated),
  };
}

/** Those who came, as they stand in the form; nothing when nobody counted them. */
export function peopleOf(
  participants: Participants | null,
): Partial<Pick<ReportDraft, 'women' | 'men' | 'notStated'>> {
  if (!participants) return {};
  const { women, men, notStated } = participants;
  return { women: women ?? '', men: men ?? '', notStated: notStated ?? '' };
}

/** A filled-in number as a fact keeps it: null for blank; undefined for what is no number from 0 to `max`. */
export function asCount(value: NumberField, max: number): number | null | undefined {
  if (value === '') return null;
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 && number <= max ? number : undefined;
}

/**
 * Gives the id a report is sent under. The same report sent again keeps it, so that it counts once however often
 * the line broke; one that was changed meanwhile is another fact.
 */
export function createSendIds(): (report: object) => string {
  let last = { content: '', id: '' };
  return (report) => {
    const content = JSON.stringify(report);
    if (content !== last.content) last = { content, id: newId<string>() };
    return last.id;
  };
}
