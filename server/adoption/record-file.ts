import type { Actor } from '#domain/access/actor';
import { hasQuorum } from '#domain/adoption/outcome';
import { JalonError } from '#domain/errors';
import type { InterfaceLanguage } from '#domain/language';
import { formatPeriod } from '#domain/period/format';
import type { LoadedDocument } from '#server/documents/load';
import { adoptionRecord, type PrintedRecord } from '#server/exports/adoption-record';
import { adoptionWords, fill } from '#server/exports/adoption-words';
import { loadNames } from '#server/exports/names';
import type { Services } from '#server/services';
import { documentAdoptions, type ShownAdoption, type ShownVote } from './list';
import { zoneOf } from './zone';

/** How ids, numbers and instants are written in a record. */
interface Writing {
  readonly language: InterfaceLanguage;
  readonly person: (id: string | null) => string;
  readonly organisation: (id: string) => string;
  readonly version: (id: string | null) => string;
  readonly when: (instant: string) => string;
  readonly number: (value: number) => string;
  readonly percent: (value: number) => string;
}
type Line = PrintedRecord['lines'][number];

/**
 * The outcome as a record: of an adoption, with the vote it came of; or of a vote that ended otherwise.
 * Throws `not-found` for what is none of this document's, `not-ready` for a vote that still runs.
 */
export async function recordFile(
  services: Pick<Services, 'database'>,
  actor: Actor,
  document: LoadedDocument,
  recordId: string,
  language: InterfaceLanguage,
): Promise<{ bytes: Uint8Array; fileName: string }> {
  const { adoptions, votes } = await documentAdoptions(services, actor, document);
  const adoption = adoptions.find(({ id, voteId }) => id === recordId || voteId === recordId) ?? null;
  const vote = votes.find(({ id }) => id === recordId || id === adoption?.voteId) ?? null;
  if (!adoption && !vote) throw new JalonError('not-found');
  if (vote && vote.state !== 'ended') throw new JalonError('not-ready');
  const { title } = await services.database.prisma.document.findFirstOrThrow({
    where: { id: document.documentId, networkId: document.networkId },
    select: { title: true },
  });
  const words = adoptionWords(language).file;
  const write = await writingOf(services, document, language);
  const heading = vote ? words.vote : words.adoption;
  const bytes = await adoptionRecord({
    ...{ language, title: heading, document: title },
    lines: [
      ...(adoption ? adoptionLines(adoption, vote, write) : []),
      ...(vote ? voteLines(vote, adoption, write) : []),
    ].filter(({ text }) => text !== ''),
    table: vote ? ballotTable(vote, write) : null,
  });
  return { bytes, fileName: `${heading} - ${title.slice(0, 80)}.docx` };
}

function adoptionLines(adoption: ShownAdoption, vote: ShownVote | null, write: Writing): Line[] {
  const words = adoptionWords(write.language);
  const { file } = words;
  const { startsOn: start, endsOn: end, version } = adoption;
  const days = formatPeriod({ text: '', start, end, precision: 'day', confirmed: true }, write.language);
  const state = adoption.annulled ? file.annulled : adoption.replaced ? file.replaced : file.holds;
  const recorded = { person: write.person(adoption.recordedById), date: write.when(adoption.at) };
  return [
    { label: file.version, text: versionText(version, write) },
    { label: file.body, text: words.body[adoption.body] },
    { label: file.dates, text: days },
    { label: file.place, text: adoption.place },
    { label: file.note, text: vote ? '' : adoption.note },
    { label: file.minutes, text: adoption.minutes?.name ?? '' },
    { label: file.recorded, text: vote ? '' : fill(file.by, recorded) },
    { label: file.replaces, text: adoption.reason },
    { label: file.state, text: state },
  ];
}

function voteLines(vote: ShownVote, adoption: ShownAdoption | null, write: Writing): Line[] {
  const words = adoptionWords(write.language);
  const { file } = words;
  const { count, per, tieRule, steps } = vote;
  const step = (wanted: (typeof steps)[number]['step']) => steps.find(({ step: each }) => each === wanted);
  const [closed, decided, withdrawn] = [step('closed'), step('decided'), step('withdrawn')];
  const by = (personId: string | null, at: string) =>
    fill(file.by, { person: write.person(personId), date: write.when(at) });
  const because = (of: typeof decided) =>
    of ? fill(file.because, { who: by(of.byId, of.at), reason: of.reason }) : '';
  const isReached = hasQuorum(count, vote);
  const electorate = per === 'organisation' ? file.perOrganisation : file.perPerson;
  return [
    // With an adoption its version stands above.
    ...(adoption ? [] : [{ label: file.version, text: versionText(vote.version, write) }]),
    {
      label: file.subject,
      text:
        vote.againstVersionId === null
          ? file.adoptionOf
          : fill(file.amendmentOf, { name: write.version(vote.againstVersionId) }),
    },
    { label: file.note, text: vote.note },
    { label: file.opened, text: by(vote.openedById, vote.openedAt) },
    { label: file.deadline, text: write.when(vote.deadline) },
    {
      label: file.closed,
      text: !closed
        ? ''
        : closed.byId === null
          ? fill(file.closedByDeadline, { date: write.when(closed.at) })
          : by(closed.byId, closed.at),
    },
    { label: file.electorate, text: fill(electorate, { number: write.number(count.electorate) }) },
    {
      label: file.quorum,
      text: fill(file.quorumOf, {
        percent: write.percent(vote.quorumPercent),
        needed: write.number(vote.quorum),
        base: write.number(count.base),
        voted: write.number(count.voted),
        reached: isReached ? file.reached : file.notReached,
      }),
    },
    {
      label: file.count,
      text: fill(words.state.counts, {
        approve: write.number(count.approve),
        object: write.number(count.object),
        abstain: write.number(count.abstain),
      }),
    },
    { label: file.recused, text: write.number(count.recused) },
    { label: file.tieRule, text: words.vote.tie[tieRule] },
    { label: file.chair, text: vote.chairId === null ? '' : write.person(vote.chairId) },
    { label: file.decision, text: because(decided) },
    { label: file.withdrawal, text: because(withdrawn) },
    { label: file.result, text: words.result[vote.result ?? 'withdrawn'] },
  ];
}

function ballotTable(vote: ShownVote, write: Writing): PrintedRecord['table'] {
  const words = adoptionWords(write.language);
  const said = ({ choice, reason }: { choice: keyof typeof words.voted; reason: string }): string =>
    [words.voted[choice], reason].filter(Boolean).join(words.colon);
  return {
    note: words.file.open,
    header: [words.voters.voter, words.voters.choice, words.voters.reason, words.voters.when],
    rows: vote.voters.map(({ organisationId, personId, ballot, earlier }) => {
      const organisation = write.organisation(organisationId);
      const name = personId === null ? organisation : `${write.person(personId)} (${organisation})`;
      const before = earlier.map((each) => fill(words.voters.earlier, { choice: said(each) }));
      if (!ballot) return [name, words.voted.never, '', ''];
      const when = { person: write.person(ballot.castById), date: write.when(ballot.at) };
      return [
        name,
        words.voted[ballot.choice],
        [ballot.reason, ...before].filter(Boolean).join('\n'),
        fill(words.voters.by, when),
      ];
    }),
  };
}

const versionText = ({ name, at }: ShownVote['version'], write: Writing): string =>
  fill(adoptionWords(write.language).file.versionAt, { name, date: write.when(at) });

async function writingOf(
  services: Pick<Services, 'database'>,
  { networkId, documentId }: LoadedDocument,
  language: InterfaceLanguage,
): Promise<Writing> {
  const { prisma } = services.database;
  const [names, people, versions, timeZone] = await Promise.all([
    loadNames(services, networkId),
    prisma.person.findMany({ where: { networkId }, select: { id: true, name: true } }),
    prisma.documentVersion.findMany({ where: { networkId, documentId }, select: { id: true, name: true } }),
    zoneOf(prisma, networkId),
  ]);
  const personName = new Map(people.map(({ id, name }) => [id, name]));
  const versionName = new Map(versions.map(({ id, name }) => [id, name]));
  // The network writes Arabic with the digits of the Maghreb.
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return {
    language,
    person: (id) => (id === null ? '' : (personName.get(id) ?? adoptionWords(language).file.erased)),
    organisation: (id) => names.organisation.get(id)?.code ?? '',
    version: (id) => (id === null ? '' : (versionName.get(id) ?? '')),
    when: (instant) => when.format(new Date(instant)),
    number: (value) => number.format(value),
    percent: (value) => percent.format(value / 100),
  };
}
