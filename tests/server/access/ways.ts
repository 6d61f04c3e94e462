import { newId } from '#domain/ids';
import {
  coordinators,
  everyRole,
  focalPoints,
  guests,
  insiders,
  members,
  own,
  planners,
  type Visitor,
} from './visitors';
import type { World } from './world';

/** A page or a file: who gets it, and which status everyone else is answered with. */
export interface Way {
  readonly of: string;
  readonly path: (world: World) => string;
  readonly may: readonly Visitor[];
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: string;
  /** Of those who may: 200 unless said. */
  readonly answer?: number;
  /** Of everyone else of the network: 403 unless said. */
  readonly refusal?: number;
  /** Of the secretariat of another network: 404 unless said. */
  readonly stranger?: number;
}

const everybody: readonly Visitor[] = [...everyRole, 'roleless'];

/** The pages under the layout, by the path in app/routes.ts. Nobody is sent to sign in. */
export const pages: Readonly<Record<string, readonly Way[]>> = {
  '/': [{ of: 'home', path: () => '/', may: everybody, answer: 302, stranger: 302 }],
  'my-work': [{ of: 'one’s work', path: () => '/my-work', may: members, stranger: 200 }],
  statistics: [
    // Who handles no union's returns is sent to the periods.
    {
      of: 'one’s union',
      path: () => '/statistics',
      may: [...coordinators, ...focalPoints],
      refusal: 302,
      stranger: 302,
    },
    {
      of: 'UGTT, named',
      path: (w) => `/statistics?organisation=${w.ugtt}&period=${w.period}`,
      may: [...coordinators, ...focalPoints],
      refusal: 302,
      stranger: 302,
    },
  ],
  'statistics/periods': [
    { of: 'the network', path: () => '/statistics/periods', may: insiders, stranger: 200 },
    {
      of: 'the release behind a figure',
      path: (w) => `/statistics/periods?release=${w.release}`,
      may: insiders,
    },
  ],
  indicators: [{ of: 'the network', path: () => '/indicators', may: insiders, stranger: 200 }],
  'indicators/new': [
    { of: 'the network', path: () => '/indicators/new', may: ['secretariat'], stranger: 200 },
  ],
  'indicators/:indicatorId/edit': [
    { of: 'one', path: (w) => `/indicators/${w.indicator}/edit`, may: ['secretariat'] },
  ],
  'indicators/:indicatorId': [{ of: 'one', path: (w) => `/indicators/${w.indicator}`, may: insiders }],
  documents: [{ of: 'the library', path: () => '/documents', may: members, stranger: 200 }],
  'documents/import': [
    {
      of: 'the library',
      path: () => '/documents/import',
      may: [...planners, ...coordinators],
      stranger: 200,
    },
  ],
  'documents/:documentId': [
    { of: 'the plan', path: (w) => `/documents/${w.plan}`, may: insiders },
    { of: 'an agenda', path: (w) => `/documents/${w.agenda}`, may: guests },
    { of: 'UGTT’s own plan', path: (w) => `/documents/${w.ugttPlan}`, may: [...planners, ...own] },
    { of: 'a draft report’s text', path: (w) => `/documents/${w.draftText}`, may: planners },
  ],
  'documents/:documentId/history': [
    { of: 'the plan', path: (w) => `/documents/${w.plan}/history`, may: insiders },
    { of: 'an agenda', path: (w) => `/documents/${w.agenda}/history`, may: guests },
    { of: 'UGTT’s own plan', path: (w) => `/documents/${w.ugttPlan}/history`, may: [...planners, ...own] },
    { of: 'a draft report’s text', path: (w) => `/documents/${w.draftText}/history`, may: planners },
  ],
  'documents/:documentId/import': [
    { of: 'the plan', path: (w) => `/documents/${w.plan}/import`, may: planners },
    // The text of a report comes from its own template.
    { of: 'a draft report’s text', path: (w) => `/documents/${w.draftText}/import`, may: [] },
  ],
  'documents/:documentId/compare': [
    { of: 'the plan', path: (w) => `/documents/${w.plan}/compare?before=1&after=now`, may: insiders },
    {
      of: 'UGTT’s own plan',
      path: (w) => `/documents/${w.ugttPlan}/compare?before=1&after=now`,
      may: [...planners, ...own],
    },
    // Without two moments there is nothing to compare: whoever reads it chooses them there.
    { of: 'an agenda', path: (w) => `/documents/${w.agenda}/compare`, may: guests },
  ],
  'documents/:documentId/adoption': [
    { of: 'the plan', path: (w) => `/documents/${w.plan}/adoption`, may: insiders },
    { of: 'an agenda', path: (w) => `/documents/${w.agenda}/adoption`, may: insiders },
    { of: 'UGTT’s own plan', path: (w) => `/documents/${w.ugttPlan}/adoption`, may: [] },
  ],
  'documents/:documentId/versions/:versionId': [
    { of: 'the plan', path: (w) => `/documents/${w.plan}/versions/${w.version}`, may: insiders },
    {
      of: 'an agenda, with a version of another’s',
      path: (w) => `/documents/${w.agenda}/versions/${w.version}`,
      may: guests,
      answer: 404,
    },
  ],
  reports: [{ of: 'the network', path: () => '/reports', may: everyRole, stranger: 200 }],
  'reports/:reportId': [
    { of: 'a draft', path: (w) => `/reports/${w.draft}`, may: planners },
    { of: 'a published report', path: (w) => `/reports/${w.report}`, may: planners },
  ],
  'reports/:reportId/read': [
    {
      of: 'a report published to its donor',
      path: (w) => `/reports/${w.report}/read`,
      may: [...insiders, 'partner', 'donor'],
    },
    // It has no edition yet; who may not know of it is refused.
    { of: 'a draft', path: (w) => `/reports/${w.draft}/read`, may: planners, answer: 404 },
  ],
  '*': [{ of: 'nothing', path: () => '/nothing-here', may: [], refusal: 404 }],
};

/** Pages that are for everyone: signing in and out, and the language. A test of their own each. */
export const openPages: readonly string[] = ['login', 'logout', 'language'];

const table = 'Titre;Lieu;Responsables\nAtelier;Tunis;UGTT\n';
const exported = (format: string): Way[] => [
  {
    of: 'the plan',
    path: (w) => `/documents/${w.plan}/export.${format}`,
    may: insiders,
    refusal: 404,
  },
  {
    of: 'an agenda',
    path: (w) => `/documents/${w.agenda}/export.${format}`,
    may: guests,
    refusal: 404,
  },
  {
    of: 'UMT’s plan, shown to the others',
    path: (w) => `/documents/${w.umtPlan}/export.${format}`,
    may: [...planners, ...coordinators, 'other focal point'],
    refusal: 404,
  },
  {
    of: 'a published report’s text',
    path: (w) => `/documents/${w.reportText}/export.${format}`,
    may: planners,
    refusal: 404,
  },
];

/** Opened by the secret in their address, whoever asks: tests/server/calendars walks them. */
export const keyed: readonly string[] = ['GET /calendars/:secret.ics'];

/** What carries files, by method and path as the routers say them. Nobody is answered with 401. */
export const files: Readonly<Record<string, readonly Way[]>> = {
  'POST /documents/import/preview': [
    {
      of: 'the network',
      path: () => '/documents/import/preview?fileName=plan.csv',
      method: 'POST',
      body: table,
      may: planners,
      stranger: 200,
    },
    {
      of: 'UGTT',
      path: (w) => `/documents/import/preview?fileName=plan.csv&ownerOrganisationId=${w.ugtt}`,
      method: 'POST',
      body: table,
      may: ['coordinator'],
      stranger: 403,
    },
  ],
  'POST /documents/import/create': [
    {
      of: 'the network',
      path: () => '/documents/import/create?fileName=plan.csv&title=Plan',
      method: 'POST',
      body: table,
      may: planners,
      answer: 201,
      stranger: 201,
    },
  ],
  'POST /documents/:id/import/preview': [
    {
      of: 'the plan',
      path: (w) => `/documents/${w.plan}/import/preview?fileName=plan.csv`,
      method: 'POST',
      body: table,
      may: planners,
    },
  ],
  'POST /documents/:id/import': [
    {
      // What was agreed to is not what would be written: nothing is.
      of: 'the plan, another preview’s',
      path: (w) => `/documents/${w.plan}/import?fileName=plan.csv&digest=${'0'.repeat(32)}`,
      method: 'POST',
      body: table,
      may: planners,
      answer: 409,
    },
  ],
  'GET /documents/:id/export.:format': [
    ...['docx', 'pdf', 'xlsx', 'csv', 'ics', 'json'].flatMap(exported),
    {
      of: 'an agenda, as minutes',
      path: (w) => `/documents/${w.agenda}/export.docx?part=minutes`,
      may: guests,
      refusal: 404,
    },
    {
      of: 'the plan, as minutes',
      path: (w) => `/documents/${w.plan}/export.docx?part=minutes`,
      may: insiders,
      answer: 400,
      refusal: 404,
    },
  ],
  'POST /documents/:id/minutes': [
    {
      of: 'the plan, a file of no known type',
      path: (w) => `/documents/${w.plan}/minutes?fileName=pv.txt`,
      method: 'POST',
      body: 'Présents',
      may: ['secretariat'],
      answer: 415,
      refusal: 404,
    },
    {
      of: 'UGTT’s own plan',
      path: (w) => `/documents/${w.ugttPlan}/minutes?fileName=pv.txt`,
      method: 'POST',
      body: 'Présents',
      may: [],
      refusal: 404,
    },
  ],
  'GET /documents/:id/adoptions/:recordId.docx': [
    {
      of: 'the plan’s adoption',
      path: (w) => `/documents/${w.plan}/adoptions/${w.adoption}.docx`,
      may: insiders,
      refusal: 404,
    },
    {
      of: 'a vote that runs',
      path: (w) => `/documents/${w.plan}/adoptions/${w.vote}.docx`,
      may: insiders,
      answer: 409,
      refusal: 404,
    },
  ],
  'POST /activities/evidence': [
    {
      of: 'UGTT, a file of no known type',
      path: (w) => `/activities/evidence?fileName=liste.txt&organisationId=${w.ugtt}`,
      method: 'POST',
      body: 'Nom;Téléphone',
      may: ['secretariat', ...own],
      answer: 415,
      stranger: 403,
    },
  ],
  'DELETE /activities/evidence/:id': [
    {
      of: 'what another sent',
      path: (w) => `/activities/evidence/${w.evidence}`,
      method: 'DELETE',
      may: [],
      refusal: 404,
    },
    { of: 'nothing', path: () => `/activities/evidence/${newId()}`, method: 'DELETE', may: [], refusal: 404 },
  ],
  'GET /files/:id': [
    {
      of: 'UGTT’s evidence',
      path: (w) => `/files/${w.evidence}`,
      may: ['secretariat', ...own],
      refusal: 404,
    },
  ],
};
