import type { Action, ActionResources, DocumentResource } from '#domain/access/policy';
import { newId, type PersonId } from '#domain/ids';
import {
  cgil,
  copil,
  fonds,
  groups,
  network,
  people,
  promig,
  secretariatOrganisation,
  ugtt,
  umt,
  type Who,
} from './people';

/** One line: an action asked about one kind of thing, and everyone who may. All others may not. */
export type Line = {
  [A in Action]: {
    readonly action: A;
    readonly of: string;
    readonly resource: ActionResources[A];
    readonly may: readonly Who[];
  };
}[Action];

const { planners, coordinators, own, insiders } = groups;
const members: readonly Who[] = [...insiders, 'partner, invited', 'partner, not invited'];

const document = (changes: Partial<DocumentResource> = {}): DocumentResource => ({
  networkId: network,
  documentKind: 'action-plan',
  ownerOrganisationId: null,
  shared: false,
  invitedOrganisationIds: [],
  invitedPersonIds: [],
  ...changes,
});
const invitations = {
  invitedOrganisationIds: [promig, umt, fonds],
  invitedPersonIds: [people['focal point, own'].personId, people['donor, other project'].personId],
};
const plan = document();
const planWithGuests = document(invitations);
const workshop = document({ documentKind: 'agenda', ...invitations });
const ownPlan = document({ ownerOrganisationId: ugtt });
const ownPlanShared = document({ ownerOrganisationId: ugtt, shared: true });
const ownPlanWithGuests = document({ ownerOrganisationId: ugtt, ...invitations });
const ownWorkshop = document({ documentKind: 'agenda', ownerOrganisationId: ugtt, ...invitations });
const draft = document({ documentKind: 'report', ...invitations });

/**
 * Who reads, comments and writes one kind of document; exporting, and reading its statuses, is reading, and proposing a
 * change is commenting.
 */
function documentLines(
  of: string,
  resource: DocumentResource,
  { read, comment, write }: Record<'read' | 'comment' | 'write', readonly Who[]>,
): Line[] {
  return [
    { action: 'document.read', of, resource, may: read },
    { action: 'document.export', of, resource, may: read },
    { action: 'activity.readStatus', of, resource, may: read },
    { action: 'document.comment', of, resource, may: comment },
    { action: 'document.suggest', of, resource, may: comment },
    { action: 'document.write', of, resource, may: write },
  ];
}
const guests: readonly Who[] = [
  'coordinator, other',
  'focal point, own',
  'focal point, other',
  'partner, invited',
];

const documents: Line[] = [
  // "network documents (plans, agendas)": write, write, read and comment, read and comment, where invited, –
  ...documentLines('the network’s plan', plan, { read: insiders, comment: insiders, write: planners }),
  ...documentLines('the network’s plan, guests invited', planWithGuests, {
    read: [...insiders, 'partner, invited'],
    comment: [...insiders, 'partner, invited'],
    write: planners,
  }),
  // "a workshop's agenda and notes, when invited": write
  ...documentLines('the network’s workshop', workshop, {
    read: [...insiders, 'partner, invited'],
    comment: [...insiders, 'partner, invited'],
    write: [...planners, ...guests],
  }),
  // "a union's own documents": read, read, write (own) or read (shared), comment (own), –, –
  ...documentLines('a union’s own plan', ownPlan, {
    read: [...planners, ...own],
    comment: own,
    write: ['coordinator, own'],
  }),
  ...documentLines('a union’s plan shown to the others', ownPlanShared, {
    read: [...planners, ...coordinators, 'focal point, own'],
    comment: own,
    write: ['coordinator, own'],
  }),
  ...documentLines('a union’s own plan, guests or not', ownPlanWithGuests, {
    read: [...planners, ...own],
    comment: own,
    write: ['coordinator, own'],
  }),
  ...documentLines('a union’s own workshop', ownWorkshop, {
    read: [...planners, ...own, ...guests],
    comment: ['coordinator, own', ...guests],
    write: ['coordinator, own', ...guests],
  }),
  // "reports": the secretariat writes, the steering committee reviews; nobody else sees a draft, guest or not
  ...documentLines('a draft’s text', draft, { read: planners, comment: planners, write: ['secretariat'] }),
  {
    action: 'document.create',
    of: 'the network',
    resource: { networkId: network, ownerOrganisationId: null },
    may: planners,
  },
  {
    action: 'document.create',
    of: 'a union',
    resource: { networkId: network, ownerOrganisationId: ugtt },
    may: ['coordinator, own'],
  },
  // An import is undone by who made it and writes there, or by who answers for the document.
  ...(
    [
      ['the network’s plan, another’s import', plan, null, ['secretariat']],
      ['the network’s plan, COPIL’s import', plan, 'copil', planners],
      ['the network’s plan, by somebody who does not write it', plan, 'focal point, own', ['secretariat']],
      [
        'the network’s workshop, a guest’s import',
        workshop,
        'partner, invited',
        ['secretariat', 'partner, invited'],
      ],
      ['a union’s own plan', ownPlanShared, null, ['coordinator, own']],
      [
        'a union’s own workshop, a guest’s import',
        ownWorkshop,
        'partner, invited',
        ['coordinator, own', 'partner, invited'],
      ],
      [
        'a union’s own plan, by one who has become another’s',
        ownPlan,
        'coordinator, other',
        ['coordinator, own'],
      ],
    ] as const
  ).map(
    ([of, resource, by, may]): Line => ({
      action: 'document.undoImport',
      of,
      resource: { ...resource, importedById: by && people[by].personId },
      may,
    }),
  ),
  // A comment is its author's while they may comment there; who writes the document may close any thread.
  ...(
    [
      ['the network’s plan', plan, 'focal point, own', planners],
      ['the network’s plan', planWithGuests, 'partner, invited', planners],
      ['the network’s plan, by one no longer invited', plan, 'partner, invited', planners],
      ['a union’s plan shown to the others', ownPlanShared, 'focal point, own', ['coordinator, own']],
      ['a draft’s text', draft, 'copil', ['secretariat']],
      ['the network’s plan, by a donor', planWithGuests, 'donor, other project', planners],
    ] as const
  ).flatMap(([of, resource, by, writers]): Line[] => {
    const commented = { ...resource, authorId: people[by].personId };
    const still = resource !== plan || by === 'focal point, own';
    const author: Who[] = still && !by.startsWith('donor') ? [by] : [];
    return [
      { action: 'comment.change', of: `a comment on ${of}`, resource: commented, may: author },
      { action: 'suggestion.withdraw', of: `a suggestion on ${of}`, resource: commented, may: author },
      {
        action: 'comment.resolve',
        of: `a thread on ${of}`,
        resource: commented,
        may: [...new Set([...writers, ...author])],
      },
    ];
  }),
  // "adoption of a version": puts to the vote, records; votes; reads; reads; –; –
  ...(
    [
      ['the network’s plan', plan],
      ['the network’s plan, guests invited', planWithGuests],
      ['the network’s workshop', workshop],
    ] as const
  ).flatMap(([of, resource]): Line[] => [
    { action: 'adoption.read', of, resource, may: insiders },
    { action: 'adoption.vote', of, resource, may: ['copil'] },
    { action: 'adoption.manage', of, resource, may: ['secretariat'] },
  ]),
  // A union's plans are its own affair, a report is published.
  ...(
    [
      ['a union’s own plan', ownPlan],
      ['a union’s plan shown to the others', ownPlanShared],
      ['a draft’s text', draft],
    ] as const
  ).flatMap(([of, resource]): Line[] => [
    { action: 'adoption.read', of, resource, may: [] },
    { action: 'adoption.vote', of, resource, may: [] },
    { action: 'adoption.manage', of, resource, may: [] },
  ]),
  { action: 'document.list', of: 'the network', resource: { networkId: network }, may: members },
  { action: 'activity.list', of: 'the network', resource: { networkId: network }, may: members },
];

// "status of an activity": any; own union or COPIL; own union; own union; where responsible; –
const activity = (responsibleOrganisationIds: (typeof ugtt)[], copilId: typeof ugtt | null = null) => ({
  networkId: network,
  responsibleOrganisationIds,
  copilId,
});
const status: Line[] = [
  {
    action: 'activity.reportStatus',
    of: 'an activity of UGTT and PROMIG',
    resource: activity([ugtt, promig]),
    may: ['secretariat', ...own, 'partner, invited'],
  },
  {
    action: 'activity.reportStatus',
    of: 'an activity of COPIL',
    resource: activity([copil], copil),
    may: planners,
  },
  {
    action: 'activity.reportStatus',
    of: 'an activity of the union of a COPIL member',
    resource: activity([cgil]),
    may: planners,
  },
  {
    action: 'activity.reportStatus',
    of: 'an activity of a donor’s organisation',
    resource: activity([fonds]),
    may: ['secretariat'],
  },
  {
    action: 'activity.reportStatusFor',
    of: 'UGTT, of an activity shared with UMT and COPIL',
    resource: { ...activity([ugtt, umt, copil], copil), organisationId: ugtt },
    may: ['secretariat', ...own],
  },
  {
    action: 'activity.reportStatusFor',
    of: 'COPIL, of an activity shared with UGTT',
    resource: { ...activity([ugtt, copil], copil), organisationId: copil },
    may: planners,
  },
  {
    action: 'activity.reportStatusFor',
    of: 'UGTT, which is not responsible',
    resource: { ...activity([umt]), organisationId: ugtt },
    may: ['secretariat'],
  },
  // "evidence": read; own union's; own union's; own union's; –; only what a report shows
  {
    action: 'evidence.read',
    of: 'a union’s list of participants',
    resource: { networkId: network, ownerOrganisationId: ugtt },
    may: ['secretariat', ...own],
  },
  {
    action: 'evidence.read',
    of: 'evidence of the union of a COPIL member',
    resource: { networkId: network, ownerOrganisationId: cgil },
    may: planners,
  },
  {
    action: 'evidence.read',
    of: 'a partner’s file',
    resource: { networkId: network, ownerOrganisationId: promig },
    may: ['secretariat'],
  },
  {
    action: 'evidence.read',
    of: 'a file of the network itself',
    resource: { networkId: network, ownerOrganisationId: null },
    may: insiders,
  },
  // Attached to a report of status, which the secretariat may make in anyone's name.
  {
    action: 'evidence.add',
    of: 'a union',
    resource: { networkId: network, organisationId: ugtt },
    may: ['secretariat', ...own],
  },
  {
    action: 'evidence.add',
    of: 'a partner',
    resource: { networkId: network, organisationId: promig },
    may: ['secretariat'],
  },
];

const submitted = (changes: Partial<ActionResources['caseReturn.approve']> = {}) => ({
  networkId: network,
  organisationId: ugtt,
  submittedById: people['focal point, own'].personId,
  approverOrganisationId: null,
  ...changes,
});
const figures: Line[] = [
  // "exact counts of a union": –; –; own: see, approve, correct; own: enter, submit; –; –
  {
    action: 'caseReturn.read',
    of: 'a union',
    resource: { networkId: network, organisationId: ugtt },
    may: own,
  },
  {
    action: 'caseReturn.read',
    of: 'the organisation of the secretariat',
    resource: { networkId: network, organisationId: secretariatOrganisation },
    may: [],
  },
  {
    action: 'caseReturn.read',
    of: 'the union of a COPIL member',
    resource: { networkId: network, organisationId: cgil },
    may: [],
  },
  {
    action: 'caseReturn.submit',
    of: 'a union',
    resource: { networkId: network, organisationId: ugtt },
    may: ['focal point, own'],
  },
  { action: 'caseReturn.approve', of: 'a union’s return', resource: submitted(), may: ['coordinator, own'] },
  {
    action: 'caseReturn.approve',
    of: 'a return the coordinator sent',
    resource: submitted({ submittedById: people['coordinator, own'].personId }),
    may: [],
  },
  {
    action: 'caseReturn.approve',
    of: 'a return for which another union is named',
    resource: submitted({ submittedById: people['coordinator, own'].personId, approverOrganisationId: umt }),
    may: ['coordinator, other'],
  },
  // "releases": network's for those inside; a donor's only inside published reports
  {
    action: 'release.read',
    of: 'the network’s release',
    resource: { networkId: network, audience: 'network' },
    may: insiders,
  },
  {
    action: 'release.read',
    of: 'the donors’ release, outside a report',
    resource: { networkId: network, audience: 'donors' },
    may: [],
  },
  // "returns of a period"
  { action: 'caseReturn.whoReported', of: 'the network', resource: { networkId: network }, may: insiders },
  { action: 'period.lock', of: 'the network', resource: { networkId: network }, may: ['secretariat'] },
  // "indicator definitions, targets": write; comment; read; read; –; inside reports
  { action: 'indicator.read', of: 'the network', resource: { networkId: network }, may: insiders },
  { action: 'indicator.write', of: 'the network', resource: { networkId: network }, may: ['secretariat'] },
  // "typed indicator values": write; read; own union's; own union's; –; –
  {
    action: 'indicatorValue.write',
    of: 'a union',
    resource: { networkId: network, organisationId: ugtt },
    may: ['secretariat', ...own],
  },
  {
    action: 'indicatorValue.write',
    of: 'the union of a COPIL member',
    resource: { networkId: network, organisationId: cgil },
    may: ['secretariat'],
  },
];

// "reports": write, publish; review; read published; read published; when addressed; own projects
const report = {
  networkId: network,
  published: false,
  audienceOrganisationIds: [],
  donorOrganisationIds: [fonds],
};
const addressed = { ...report, published: true, audienceOrganisationIds: [fonds, promig] };
const reports: Line[] = [
  { action: 'report.read', of: 'a draft', resource: report, may: planners },
  {
    action: 'report.read',
    of: 'a draft that names its readers already',
    resource: { ...addressed, published: false },
    may: planners,
  },
  {
    action: 'report.read',
    of: 'a report published to its donor and a partner',
    resource: addressed,
    may: [...insiders, 'partner, invited', 'donor, own project'],
  },
  {
    action: 'report.read',
    of: 'a report addressed to a donor of other projects only',
    resource: { ...addressed, donorOrganisationIds: [] },
    may: [...insiders, 'partner, invited'],
  },
  {
    action: 'report.read',
    of: 'a report published to nobody outside',
    resource: { ...addressed, audienceOrganisationIds: [] },
    may: insiders,
  },
  { action: 'report.write', of: 'a report', resource: report, may: ['secretariat'] },
  { action: 'report.review', of: 'a report', resource: report, may: ['copil'] },
  { action: 'report.publish', of: 'a report', resource: report, may: ['secretariat'] },
  { action: 'report.create', of: 'the network', resource: { networkId: network }, may: ['secretariat'] },
  {
    action: 'report.list',
    of: 'the network',
    resource: { networkId: network },
    may: [...members, 'donor, own project', 'donor, other project'],
  },
];

// "organisations, people, settings, audit": manage; –; own union's people; –; –; –
const management: Line[] = [
  { action: 'network.manage', of: 'the network', resource: { networkId: network }, may: ['secretariat'] },
  { action: 'audit.read', of: 'the network', resource: { networkId: network }, may: ['secretariat'] },
  { action: 'project.write', of: 'the network', resource: { networkId: network }, may: ['secretariat'] },
  {
    action: 'people.manage',
    of: 'a union',
    resource: { networkId: network, organisationId: ugtt },
    may: ['secretariat', 'coordinator, own'],
  },
  {
    action: 'people.manage',
    of: 'the secretariat',
    resource: { networkId: network, organisationId: secretariatOrganisation },
    may: ['secretariat'],
  },
  { action: 'directory.read', of: 'the network', resource: { networkId: network }, may: members },
  { action: 'people.read', of: 'the network', resource: { networkId: network }, may: insiders },
  { action: 'project.read', of: 'the network', resource: { networkId: network }, may: insiders },
  // What one is told there is decided for each event.
  {
    action: 'live.subscribe',
    of: 'the network',
    resource: { networkId: network },
    may: [...members, 'donor, own project', 'donor, other project'],
  },
  // What is found is decided for each thing.
  {
    action: 'search.find',
    of: 'the network',
    resource: { networkId: network },
    may: [...members, 'donor, own project', 'donor, other project'],
  },
];

/** docs/field.md, "Who may do what", line by line. What is not in it is refused. */
export const matrix: readonly Line[] = [...documents, ...status, ...figures, ...reports, ...management];

/** Somebody the resources do not know: rights may not come from being the author of something. */
export const stranger = newId<PersonId>();
