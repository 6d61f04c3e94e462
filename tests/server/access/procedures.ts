import type { Role } from '#domain/access/actor';
import { firstLayout } from '#domain/document/column-layout';
import { newId } from '#domain/ids';
import { coordinators, everyRole, guests, insiders, members, own, planners, type Visitor } from './visitors';
import type { World } from './world';

/** How a call ends: answered, or refused with tRPC's code. */
export type Ending =
  | 'OK'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'BAD_REQUEST'
  | 'INTERNAL_SERVER_ERROR';

export interface Case {
  readonly of: string;
  readonly input: (world: World) => unknown;
  /** Those whom the policy lets through. */
  readonly may: readonly Visitor[];
  /** What they are answered; a command that changes much is asked for what it refuses after the right. */
  readonly answer?: Ending;
  /** What everyone else of the network is answered. */
  readonly refusal?: Ending;
  /** What the secretariat of another network is answered. */
  readonly stranger: Ending;
}

const only: readonly Visitor[] = ['secretariat'];

const nothing = () => undefined;
/** Asked about one's own network: another's secretariat is answered about its own. */
const ofTheNetwork = (may: readonly Visitor[], input: Case['input'] = nothing): Case[] => [
  { of: 'the network', input, may, stranger: 'OK' },
];

/** Somebody of UGTT, under an address that is another's. */
const atATakenAddress = (role: Role) => (w: World) => ({
  name: 'X',
  email: w.network.secretariat.email,
  password: 'douze caractères',
  language: 'fr',
  organisationId: w.ugtt,
  role,
});
/** Another title for a document. */
const proposal = (of: 'plan' | 'agenda' | 'ugttPlan') => (w: World) => ({
  documentId: w[of],
  suggestions: [{ proposal: { kind: 'document', value: 'Autre' }, before: 'Plan' }],
});
/** A first comment on the whole of a document. */
const newThread = (of: 'plan' | 'agenda' | 'ugttPlan' | 'draftText') => (w: World) => ({
  documentId: w[of],
  about: { kind: 'document' },
  text: 'À revoir',
});
const statusOf = { status: 'under-way', organisationId: null, text: 'fait' };
const indicator = {
  code: 'IND confidentiel',
  titles: { fr: 'Déjà là' },
  level: 'output',
  unit: '',
  kind: 'count',
  direction: 'up',
  timeRule: 'sum',
  orgRule: 'sum',
  source: 'manual',
};
const seen = '2021-01-01T00:00:00.000Z';

/** Only what came from a file has an import to be undone. */
const imports = (answer: Ending): Case[] => [
  {
    of: 'the network’s plan, which the secretariat imported',
    input: (w) => ({ documentId: w.imported }),
    may: only,
    answer,
    stranger: 'NOT_FOUND',
  },
  {
    of: 'UGTT’s own plan, which its coordinator imported',
    input: (w) => ({ documentId: w.ugttImported }),
    may: ['coordinator'],
    answer,
    stranger: 'NOT_FOUND',
  },
  {
    of: 'a plan that came from no file',
    input: (w) => ({ documentId: w.plan }),
    may: [],
    refusal: 'NOT_FOUND',
    stranger: 'NOT_FOUND',
  },
];

/** What was, of a document: for whoever reads it. */
const readings = (asked: object = {}): Case[] => [
  { of: 'the plan', input: (w) => ({ ...asked, documentId: w.plan }), may: insiders, stranger: 'NOT_FOUND' },
  { of: 'an agenda', input: (w) => ({ ...asked, documentId: w.agenda }), may: guests, stranger: 'NOT_FOUND' },
  {
    of: 'UGTT’s own plan',
    input: (w) => ({ ...asked, documentId: w.ugttPlan }),
    may: [...planners, ...own],
    stranger: 'NOT_FOUND',
  },
  {
    of: 'a published report’s text',
    input: (w) => ({ ...asked, documentId: w.reportText }),
    may: planners,
    stranger: 'NOT_FOUND',
  },
];
/** What is done to a whole document: by whoever writes it. */
const writings = (asked: object): Case[] => [
  { of: 'the plan', input: (w) => ({ ...asked, documentId: w.plan }), may: planners, stranger: 'NOT_FOUND' },
  {
    of: 'an agenda',
    input: (w) => ({ ...asked, documentId: w.agenda }),
    // Those who are invited to the workshop.
    may: [...planners, 'partner', 'other coordinator', 'other focal point'],
    stranger: 'NOT_FOUND',
  },
  {
    of: 'UGTT’s own plan',
    input: (w) => ({ ...asked, documentId: w.ugttPlan }),
    may: ['coordinator'],
    stranger: 'NOT_FOUND',
  },
  {
    of: 'a draft report’s text',
    input: (w) => ({ ...asked, documentId: w.draftText }),
    may: only,
    stranger: 'NOT_FOUND',
  },
];

/** What was adopted: for the network's own people, and of the network's own documents. */
const adoptions = (): Case[] => [
  { of: 'the plan', input: (w) => ({ documentId: w.plan }), may: insiders, stranger: 'NOT_FOUND' },
  { of: 'an agenda', input: (w) => ({ documentId: w.agenda }), may: insiders, stranger: 'NOT_FOUND' },
  { of: 'UGTT’s own plan', input: (w) => ({ documentId: w.ugttPlan }), may: [], stranger: 'NOT_FOUND' },
  {
    of: 'a published report’s text',
    input: (w) => ({ documentId: w.reportText }),
    may: [],
    stranger: 'NOT_FOUND',
  },
];
const meeting = { body: 'copil', startsOn: '2020-02-01', endsOn: '2020-02-01' };
const voteRules = {
  ...{ per: 'organisation', quorumPercent: 50, tieRule: 'rejected' },
  deadline: new Date(Date.now() + 86_400_000).toISOString(),
};

/** Every procedure there is. A new one without a row here fails the test. */
export const procedures: Readonly<Record<string, readonly Case[]>> = {
  'activity.list': ofTheNetwork(members, () => ({})),
  'activity.statuses': [
    { of: 'the plan', input: (w) => ({ documentId: w.plan }), may: insiders, stranger: 'NOT_FOUND' },
    { of: 'an agenda', input: (w) => ({ documentId: w.agenda }), may: guests, stranger: 'NOT_FOUND' },
    {
      of: 'a draft report’s text',
      input: (w) => ({ documentId: w.draftText }),
      may: planners,
      stranger: 'NOT_FOUND',
    },
  ],
  'activity.history': [
    {
      of: 'the plan',
      input: (w) => ({ documentId: w.plan, activityId: w.activity }),
      may: insiders,
      stranger: 'NOT_FOUND',
    },
  ],
  'activity.contributions': [
    {
      of: 'the plan',
      input: (w) => ({ documentId: w.plan, activityId: w.activity }),
      may: insiders,
      stranger: 'NOT_FOUND',
    },
  ],
  'agenda.get': [
    { of: 'an agenda', input: (w) => ({ documentId: w.agenda }), may: guests, stranger: 'NOT_FOUND' },
    {
      of: 'a plan, which is none',
      input: (w) => ({ documentId: w.plan }),
      may: [],
      refusal: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'agenda.ofActivity': [
    {
      of: 'the plan',
      input: (w) => ({ documentId: w.plan, activityId: w.activity }),
      may: insiders,
      stranger: 'NOT_FOUND',
    },
  ],
  'agenda.sections': [
    { of: 'the plan', input: (w) => ({ documentId: w.plan }), may: planners, stranger: 'NOT_FOUND' },
    {
      of: 'UGTT’s own plan',
      input: (w) => ({ documentId: w.ugttPlan }),
      may: ['coordinator'],
      stranger: 'NOT_FOUND',
    },
  ],
  'agenda.create': [
    {
      of: 'the plan',
      input: (w) => ({ documentId: w.plan, activityId: w.activity, id: newId() }),
      may: planners,
      stranger: 'NOT_FOUND',
    },
    {
      of: 'UGTT’s own plan, an activity that it has not',
      input: (w) => ({ documentId: w.ugttPlan, activityId: w.activity, id: newId() }),
      may: ['coordinator'],
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'agenda.moveDays': [
    {
      of: 'an agenda that belongs to no activity',
      input: (w) => ({ documentId: w.agenda, start: '2020-04-01' }),
      may: [...planners, 'partner', 'other coordinator', 'other focal point'],
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'agenda.becomeActivity': [
    {
      of: 'what an agenda has not decided, for the plan',
      input: (w) => ({ documentId: w.agenda, outcomeId: newId(), planId: w.plan }),
      // The partner is invited to the workshop and cannot read the plan.
      may: [...planners, 'partner'],
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'calendar.createOwn': ofTheNetwork(members, () => ({ language: 'fr' })),
  'calendar.createOfDocument': [
    {
      of: 'the plan',
      input: (w) => ({ documentId: w.plan, language: 'fr' }),
      may: insiders,
      stranger: 'NOT_FOUND',
    },
    {
      of: 'an agenda',
      input: (w) => ({ documentId: w.agenda, language: 'fr' }),
      may: guests,
      stranger: 'NOT_FOUND',
    },
    {
      of: 'UGTT’s own plan',
      input: (w) => ({ documentId: w.ugttPlan, language: 'fr' }),
      may: [...planners, ...own],
      stranger: 'NOT_FOUND',
    },
  ],
  'activity.reportOptions': [
    {
      of: 'UGTT’s activity',
      input: (w) => ({ documentId: w.plan, activityId: w.activity }),
      may: ['secretariat', ...own],
      stranger: 'NOT_FOUND',
    },
  ],
  'activity.reportStatus': [
    {
      of: 'UGTT’s activity',
      input: (w) => ({ ...statusOf, documentId: w.plan, activityId: w.activity }),
      may: ['secretariat', ...own],
      stranger: 'NOT_FOUND',
    },
    {
      of: 'UGTT’s activity, in the name of another',
      input: (w) => ({
        ...statusOf,
        documentId: w.plan,
        activityId: w.activity,
        organisationId: w.network.copilId,
      }),
      may: ['secretariat', ...own],
      answer: 'BAD_REQUEST',
      stranger: 'NOT_FOUND',
    },
    {
      of: 'UGTT’s activity, with evidence of another network',
      input: (w) => ({
        ...statusOf,
        documentId: w.plan,
        activityId: w.activity,
        evidenceFileIds: [w.foreign.evidence],
      }),
      may: ['secretariat', ...own],
      answer: 'BAD_REQUEST',
      stranger: 'NOT_FOUND',
    },
  ],
  'document.list': ofTheNetwork(members),
  'document.get': [
    { of: 'the plan', input: (w) => ({ documentId: w.plan }), may: insiders, stranger: 'NOT_FOUND' },
    { of: 'an agenda', input: (w) => ({ documentId: w.agenda }), may: guests, stranger: 'NOT_FOUND' },
    {
      of: 'UGTT’s own plan',
      input: (w) => ({ documentId: w.ugttPlan }),
      may: [...planners, ...own],
      stranger: 'NOT_FOUND',
    },
    {
      of: 'UMT’s plan, shown to the others',
      input: (w) => ({ documentId: w.umtPlan }),
      may: [...planners, ...coordinators, 'other focal point'],
      stranger: 'NOT_FOUND',
    },
    {
      of: 'a published report’s text',
      input: (w) => ({ documentId: w.reportText }),
      may: planners,
      stranger: 'NOT_FOUND',
    },
  ],
  'document.create': [
    {
      of: 'the network',
      input: () => ({ kind: 'action-plan', title: 'Nouveau', language: 'fr' }),
      may: planners,
      stranger: 'OK',
    },
    {
      of: 'UGTT',
      input: (w) => ({
        kind: 'action-plan',
        title: 'Nouveau',
        language: 'fr',
        ownerOrganisationId: w.ugtt,
      }),
      may: ['coordinator'],
      stranger: 'FORBIDDEN',
    },
  ],
  'document.copy': [
    {
      of: 'the network’s plan, for the network',
      input: (w) => ({ sourceId: w.plan, title: 'Suite', year: 2027 }),
      may: planners,
      stranger: 'NOT_FOUND',
    },
    {
      of: 'the network’s plan, for UGTT',
      input: (w) => ({ sourceId: w.plan, title: 'Suite', ownerOrganisationId: w.ugtt }),
      may: ['coordinator'],
      stranger: 'FORBIDDEN',
    },
    {
      of: 'a report’s text',
      input: (w) => ({ sourceId: w.draftText, title: 'Suite' }),
      may: planners,
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'document.history': readings(),
  'document.compare': [
    ...readings({ before: { sequence: 1 }, after: 'now' }),
    {
      of: 'the plan, with an edit it never had',
      input: (w) => ({ documentId: w.plan, before: { sequence: 1_000_000 }, after: 'now' }),
      may: insiders,
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'document.version.list': readings(),
  'document.version.get': [
    {
      of: 'the plan',
      input: (w) => ({ documentId: w.plan, versionId: w.version }),
      may: insiders,
      stranger: 'NOT_FOUND',
    },
    {
      of: 'UGTT’s own plan, with a version of another’s',
      input: (w) => ({ documentId: w.ugttPlan, versionId: w.version }),
      may: [...planners, ...own],
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'adoption.get': adoptions(),
  'adoption.amendments': adoptions(),
  'adoption.record': [
    {
      of: 'the plan, with a version of another’s',
      input: (w) => ({ ...meeting, documentId: w.plan, version: { versionId: w.evidence } }),
      may: only,
      answer: 'BAD_REQUEST',
      stranger: 'NOT_FOUND',
    },
    {
      of: 'UGTT’s own plan',
      input: (w) => ({ ...meeting, documentId: w.ugttPlan, version: { name: 'AG' } }),
      may: [],
      stranger: 'NOT_FOUND',
    },
  ],
  'adoption.correct': [
    {
      of: 'the plan’s, with minutes that are none',
      input: (w) => ({
        ...meeting,
        ...{ adoptionId: w.adoption, version: { versionId: w.version }, reason: 'Erreur' },
        minutesFileId: w.evidence,
      }),
      may: only,
      answer: 'BAD_REQUEST',
      stranger: 'NOT_FOUND',
    },
  ],
  'adoption.annul': [
    {
      of: 'the plan’s',
      input: (w) => ({ adoptionId: w.adoption, reason: 'Erreur' }),
      may: only,
      stranger: 'NOT_FOUND',
    },
  ],
  'adoption.openVote': [
    {
      of: 'the plan, on which there is a vote',
      input: (w) => ({ ...voteRules, documentId: w.plan, version: { versionId: w.version } }),
      may: only,
      answer: 'CONFLICT',
      stranger: 'NOT_FOUND',
    },
  ],
  'adoption.cast': [
    {
      of: 'the plan’s vote',
      input: (w) => ({ voteId: w.vote, voterId: w.voter, choice: 'approve' }),
      may: ['copil'],
      stranger: 'NOT_FOUND',
    },
  ],
  'adoption.decide': [
    {
      of: 'a vote that has no chair',
      input: (w) => ({ voteId: w.vote, result: 'adopted', reason: 'Motif' }),
      may: [],
      stranger: 'NOT_FOUND',
    },
  ],
  // Everyone has voted above.
  'adoption.close': [
    { of: 'the plan’s vote', input: (w) => ({ voteId: w.vote }), may: only, stranger: 'NOT_FOUND' },
  ],
  'adoption.withdraw': [
    {
      of: 'a vote that is closed',
      input: (w) => ({ voteId: w.vote, reason: 'Motif' }),
      may: only,
      answer: 'CONFLICT',
      stranger: 'NOT_FOUND',
    },
  ],
  'document.version.create': writings({ name: 'Avant la réunion' }),
  'document.restore': [
    // Nothing in it is called so: nothing is written.
    ...writings({ what: { kind: 'deleted', nodeId: 'nothing' } }),
    {
      of: 'the plan, to a version of another network’s',
      input: (w) => ({
        documentId: w.plan,
        what: { kind: 'document', moment: { version: w.foreign.evidence } },
      }),
      may: planners,
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'document.undoImportPreview': imports('OK'),
  // Whose import is undone already.
  'document.undoImport': imports('CONFLICT'),
  // What each of them finds: tests/server/search.
  'search.find': ofTheNetwork(everyRole, () => ({ text: 'plan' })),
  'comment.list': [
    { of: 'the plan', input: (w) => ({ documentId: w.plan }), may: insiders, stranger: 'NOT_FOUND' },
    { of: 'an agenda', input: (w) => ({ documentId: w.agenda }), may: guests, stranger: 'NOT_FOUND' },
    {
      of: 'a draft report’s text',
      input: (w) => ({ documentId: w.draftText }),
      may: planners,
      stranger: 'NOT_FOUND',
    },
  ],
  'comment.mentionable': [
    { of: 'the plan', input: (w) => ({ documentId: w.plan }), may: insiders, stranger: 'NOT_FOUND' },
    { of: 'an agenda', input: (w) => ({ documentId: w.agenda }), may: guests, stranger: 'NOT_FOUND' },
  ],
  'comment.start': [
    { of: 'the plan', input: newThread('plan'), may: insiders, stranger: 'NOT_FOUND' },
    { of: 'an agenda', input: newThread('agenda'), may: guests, stranger: 'NOT_FOUND' },
    // The steering committee and the secretariat read it.
    { of: 'UGTT’s own plan', input: newThread('ugttPlan'), may: own, stranger: 'NOT_FOUND' },
    { of: 'a draft report’s text', input: newThread('draftText'), may: planners, stranger: 'NOT_FOUND' },
  ],
  'comment.answer': [
    {
      of: 'a thread on the plan',
      input: (w) => ({ threadId: w.thread, text: 'Oui' }),
      may: insiders,
      stranger: 'NOT_FOUND',
    },
  ],
  'comment.edit': [
    {
      of: 'the secretariat’s comment',
      input: (w) => ({ commentId: w.comment, text: 'À revoir encore' }),
      may: only,
      stranger: 'NOT_FOUND',
    },
  ],
  'comment.remove': [
    {
      of: 'a focal point’s answer',
      input: (w) => ({ commentId: w.answer }),
      may: [],
      stranger: 'NOT_FOUND',
    },
  ],
  'comment.resolve': [
    {
      of: 'the secretariat’s thread',
      input: (w) => ({ threadId: w.thread, resolved: true }),
      may: planners,
      stranger: 'NOT_FOUND',
    },
  ],
  'suggestion.list': [
    { of: 'the plan', input: (w) => ({ documentId: w.plan }), may: insiders, stranger: 'NOT_FOUND' },
    { of: 'an agenda', input: (w) => ({ documentId: w.agenda }), may: guests, stranger: 'NOT_FOUND' },
  ],
  'suggestion.propose': [
    { of: 'the plan', input: proposal('plan'), may: insiders, stranger: 'NOT_FOUND' },
    { of: 'an agenda', input: proposal('agenda'), may: guests, stranger: 'NOT_FOUND' },
    // The steering committee and the secretariat read it.
    { of: 'UGTT’s own plan', input: proposal('ugttPlan'), may: own, stranger: 'NOT_FOUND' },
  ],
  'suggestion.accept': [
    {
      of: 'one on the plan, withdrawn',
      input: (w) => ({ documentId: w.plan, suggestions: [{ suggestionId: w.withdrawn }] }),
      may: planners,
      stranger: 'NOT_FOUND',
    },
  ],
  'suggestion.refuse': [
    {
      of: 'a focal point’s',
      input: (w) => ({ suggestionId: w.suggestion }),
      may: planners,
      stranger: 'NOT_FOUND',
    },
  ],
  'suggestion.reopen': [
    {
      of: 'a focal point’s',
      input: (w) => ({ suggestionId: w.suggestion }),
      may: planners,
      stranger: 'NOT_FOUND',
    },
  ],
  'suggestion.withdraw': [
    {
      of: 'another focal point’s',
      input: (w) => ({ suggestionId: w.suggestion }),
      may: [],
      stranger: 'NOT_FOUND',
    },
    {
      of: 'the secretariat’s own',
      input: (w) => ({ suggestionId: w.withdrawn }),
      may: only,
      stranger: 'NOT_FOUND',
    },
  ],
  'organisation.list': ofTheNetwork(members),
  'project.list': ofTheNetwork(insiders),
  'indicator.list': ofTheNetwork(insiders),
  'indicator.get': [
    { of: 'one', input: (w) => ({ indicatorId: w.indicator }), may: insiders, stranger: 'NOT_FOUND' },
  ],
  'indicator.series': [
    { of: 'one', input: (w) => ({ indicatorId: w.indicator }), may: insiders, stranger: 'NOT_FOUND' },
  ],
  'indicator.create': [
    { of: 'a code that is taken', input: () => indicator, may: only, answer: 'CONFLICT', stranger: 'OK' },
  ],
  'indicator.update': [
    {
      of: 'one',
      input: (w) => ({ indicatorId: w.indicator, verification: { fr: 'Registres' } }),
      may: only,
      stranger: 'NOT_FOUND',
    },
    {
      of: 'one, under another network’s',
      input: (w) => ({ indicatorId: w.indicator, parentId: w.foreign.indicator }),
      may: only,
      answer: 'BAD_REQUEST',
      stranger: 'NOT_FOUND',
    },
  ],
  'indicator.retire': [
    {
      of: 'one of another network',
      input: (w) => ({ indicatorId: w.foreign.indicator }),
      may: only,
      answer: 'NOT_FOUND',
      // Its own; asked last.
      stranger: 'OK',
    },
  ],
  'indicator.framework': [
    { of: 'the network', input: () => ({ projectId: null, periodId: null }), may: insiders, stranger: 'OK' },
  ],
  'indicator.setTarget': [
    {
      of: 'one',
      input: (w) => ({ indicatorId: w.indicator, periodId: w.period, value: 10 }),
      may: only,
      stranger: 'NOT_FOUND',
    },
    {
      of: 'one, in a period of another network',
      input: (w) => ({ indicatorId: w.indicator, periodId: w.foreign.period, value: 10 }),
      may: only,
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'indicator.enterValue': [
    {
      of: 'UGTT',
      input: (w) => ({
        indicatorId: w.indicator,
        periodId: w.period,
        organisationId: w.ugtt,
        state: 'reported',
        value: 0,
      }),
      may: ['secretariat', ...own],
      stranger: 'NOT_FOUND',
    },
    {
      of: 'UGTT, of another network’s indicator',
      input: (w) => ({
        indicatorId: w.foreign.indicator,
        periodId: w.period,
        organisationId: w.ugtt,
        state: 'reported',
        value: 0,
      }),
      may: ['secretariat', ...own],
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
  'indicator.enterNetworkValue': [
    {
      of: 'the network',
      input: (w) => ({ indicatorId: w.indicator, periodId: w.period, state: 'notReported' }),
      may: only,
      stranger: 'NOT_FOUND',
    },
  ],
  'caseReturn.get': [
    {
      of: 'UGTT',
      input: (w) => ({ periodId: w.period, organisationId: w.ugtt }),
      may: own,
      stranger: 'FORBIDDEN',
    },
  ],
  'caseReturn.waiting': ofTheNetwork(insiders),
  'caseReturn.whoReported': [
    { of: 'a period', input: (w) => ({ periodId: w.period }), may: insiders, stranger: 'NOT_FOUND' },
  ],
  'caseReturn.submit': [
    {
      of: 'UGTT, with tables that are not the network’s',
      input: (w) => ({ periodId: w.period, organisationId: w.ugtt, tables: { tables: [{ id: 'all' }] } }),
      may: ['focal point'],
      answer: 'BAD_REQUEST',
      stranger: 'FORBIDDEN',
    },
  ],
  'caseReturn.approve': [
    {
      of: 'UGTT’s return, as it was before',
      input: (w) => ({ caseReturnId: w.caseReturn, submittedAt: seen }),
      may: ['coordinator'],
      answer: 'CONFLICT',
      stranger: 'NOT_FOUND',
    },
  ],
  'caseReturn.sendBack': [
    {
      of: 'UGTT’s return, as it was before',
      input: (w) => ({ caseReturnId: w.caseReturn, submittedAt: seen, note: 'Mai manque.' }),
      may: ['coordinator'],
      answer: 'CONFLICT',
      stranger: 'NOT_FOUND',
    },
  ],
  'period.list': ofTheNetwork(insiders),
  'period.create': [
    {
      of: 'a code that is taken',
      input: () => ({ code: '2020', startsOn: '2020-01-01', endsOn: '2020-12-31' }),
      may: only,
      answer: 'CONFLICT',
      stranger: 'CONFLICT',
    },
  ],
  'period.lock': [
    {
      of: 'a period without an approved return',
      input: (w) => ({ periodId: w.period }),
      may: only,
      answer: 'BAD_REQUEST',
      stranger: 'NOT_FOUND',
    },
  ],
  'period.lockJob': [
    {
      of: 'a period nobody has begun to lock',
      input: (w) => ({ periodId: w.period }),
      may: only,
      stranger: 'NOT_FOUND',
    },
  ],
  'period.unlock': [
    {
      of: 'a period that is open',
      input: (w) => ({ periodId: w.period, reason: 'Erreur' }),
      may: only,
      answer: 'CONFLICT',
      stranger: 'NOT_FOUND',
    },
  ],
  'release.get': [
    // Another network's period has no release here: one learns nothing from it.
    { of: 'a period', input: (w) => ({ periodId: w.period }), may: insiders, stranger: 'OK' },
  ],
  'release.source': [
    {
      of: 'a release for donors',
      input: (w) => ({ releaseId: w.release }),
      may: insiders,
      stranger: 'NOT_FOUND',
    },
  ],
  'people.list': ofTheNetwork(members),
  'people.add': [
    {
      of: 'UGTT, at an address that is taken',
      input: atATakenAddress('focal-point'),
      may: ['secretariat', 'coordinator'],
      answer: 'CONFLICT',
      stranger: 'NOT_FOUND',
    },
    {
      of: 'UGTT, as secretariat',
      input: atATakenAddress('secretariat'),
      may: only,
      answer: 'CONFLICT',
      stranger: 'NOT_FOUND',
    },
  ],
  'people.erase': [
    {
      of: 'nobody there is',
      input: () => ({ personId: newId(), reason: 'Demande' }),
      may: [],
      refusal: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
    {
      of: 'somebody of another network',
      input: (w) => ({ personId: w.personId('other network'), reason: 'Demande' }),
      may: [],
      refusal: 'NOT_FOUND',
      // Its own account; asked last, and refused because it is the last of its secretariat.
      stranger: 'CONFLICT',
    },
  ],
  'report.list': ofTheNetwork(everyRole),
  'report.choices': ofTheNetwork(only),
  'report.create': [
    {
      of: 'a project, for a period there is not',
      input: (w) => ({ projectId: w.project, periodId: newId(), title: 'R' }),
      may: only,
      answer: 'BAD_REQUEST',
      stranger: 'BAD_REQUEST',
    },
  ],
  'report.get': [
    { of: 'a draft', input: (w) => ({ reportId: w.draft }), may: planners, stranger: 'NOT_FOUND' },
    { of: 'a published one', input: (w) => ({ reportId: w.report }), may: planners, stranger: 'NOT_FOUND' },
  ],
  'report.preview': [
    { of: 'a draft', input: (w) => ({ reportId: w.draft }), may: planners, stranger: 'NOT_FOUND' },
  ],
  'report.publish': [
    {
      of: 'a draft, to somebody who may not be addressed',
      input: (w) => ({ reportId: w.draft, audienceOrganisationIds: [w.foreign.ugtt] }),
      may: only,
      answer: 'BAD_REQUEST',
      stranger: 'NOT_FOUND',
    },
  ],
  'report.readEdition': [
    {
      of: 'a report published to its donor',
      input: (w) => ({ reportId: w.report }),
      may: [...insiders, 'partner', 'donor'],
      stranger: 'NOT_FOUND',
    },
    {
      of: 'a draft',
      input: (w) => ({ reportId: w.draft }),
      may: planners,
      // There is no edition of it yet.
      answer: 'NOT_FOUND',
      stranger: 'NOT_FOUND',
    },
  ],
};

/** What every signed-in person may do with their own things, whatever their role: no right is asked. */
export const ownThings: Readonly<Record<string, unknown>> = {
  'adoption.waiting': undefined,
  'calendar.list': undefined,
  'calendar.revoke': { feedId: newId() },
  'people.me': undefined,
  'people.setLanguage': { language: 'fr' },
  'people.columnLayout': { kind: 'tracker' },
  'people.keepColumnLayout': { kind: 'tracker', layout: firstLayout },
  'notification.list': undefined,
  'notification.markRead': { threadId: null },
};

/** Subscriptions are walked by the test of live facts. */
export const streams: readonly string[] = ['live.events'];
