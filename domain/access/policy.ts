import type { DocumentKind } from '#domain/document/kinds';
import type { NetworkId, OrganisationId, PersonId } from '#domain/ids';
import { type Actor, actsFor, hasRole, organisationsAs } from './actor';

/** What the policy must know of a thing. The caller loads it; nothing is looked up here. */
export interface InNetwork {
  readonly networkId: NetworkId;
}
export interface DocumentResource extends InNetwork {
  readonly documentKind: DocumentKind;
  /** The union whose document it is; null: the network's. */
  readonly ownerOrganisationId: OrganisationId | null;
  /** A union's document that it shows to the other unions. */
  readonly shared: boolean;
  readonly invitedOrganisationIds: readonly OrganisationId[];
  readonly invitedPersonIds: readonly PersonId[];
}
/** A comment in a document, a thread of them, or a suggestion. */
export interface CommentedResource extends DocumentResource {
  /** Who wrote the comment, began the thread, or made the suggestion. */
  readonly authorId: PersonId;
}
export interface ActivityResource extends InNetwork {
  readonly responsibleOrganisationIds: readonly OrganisationId[];
  /** The steering committee, when it is among the responsibles: every member of it may report. */
  readonly copilId: OrganisationId | null;
}
export interface OwnedResource extends InNetwork {
  readonly organisationId: OrganisationId;
}
export interface CaseReturnResource extends OwnedResource {
  readonly submittedById: PersonId | null;
  /** The organisation named as approver when the union has one person only. */
  readonly approverOrganisationId: OrganisationId | null;
}
export interface ReportResource extends InNetwork {
  readonly published: boolean;
  /** Organisations to which the published edition is addressed. */
  readonly audienceOrganisationIds: readonly OrganisationId[];
  /** Organisations that fund the report's project. */
  readonly donorOrganisationIds: readonly OrganisationId[];
}
export interface ReleaseResource extends InNetwork {
  readonly audience: 'network' | 'donors';
}
export interface FileResource extends InNetwork {
  /** Whose evidence it is; null: the network's own (a logo, minutes). */
  readonly ownerOrganisationId: OrganisationId | null;
}

/** Every action, with what it is asked about. */
export interface ActionResources {
  'document.read': DocumentResource;
  'document.comment': DocumentResource;
  'document.write': DocumentResource;
  'document.export': DocumentResource;
  'document.suggest': DocumentResource;
  'suggestion.withdraw': CommentedResource;
  'comment.change': CommentedResource;
  'comment.resolve': CommentedResource;
  'document.undoImport': DocumentResource & { readonly importedById: PersonId | null };
  'adoption.read': DocumentResource;
  'adoption.vote': DocumentResource;
  'adoption.manage': DocumentResource;
  'document.create': InNetwork & { readonly ownerOrganisationId: OrganisationId | null };
  'document.list': InNetwork;
  'activity.list': InNetwork;
  'activity.reportStatus': ActivityResource;
  'activity.reportStatusFor': ActivityResource & OwnedResource;
  'activity.readStatus': DocumentResource;
  'evidence.read': FileResource;
  'evidence.add': OwnedResource;
  'caseReturn.read': OwnedResource;
  'caseReturn.submit': OwnedResource;
  'caseReturn.approve': CaseReturnResource;
  'caseReturn.whoReported': InNetwork;
  'period.lock': InNetwork;
  'release.read': ReleaseResource;
  'indicator.read': InNetwork;
  'indicator.write': InNetwork;
  'indicatorValue.write': OwnedResource;
  'report.read': ReportResource;
  'report.write': ReportResource;
  'report.review': ReportResource;
  'report.publish': ReportResource;
  'report.list': InNetwork;
  'report.create': InNetwork;
  'project.read': InNetwork;
  'project.write': InNetwork;
  'network.manage': InNetwork;
  'people.manage': OwnedResource;
  'directory.read': InNetwork;
  'people.read': InNetwork;
  'audit.read': InNetwork;
  'live.subscribe': InNetwork;
  'search.find': InNetwork;
}
export type Action = keyof ActionResources;

type Rule<A extends Action> = (actor: Actor, resource: ActionResources[A]) => boolean;

const planners = ['secretariat', 'copil'] as const;
const unionPeople = ['coordinator', 'focal-point'] as const;

/** Everyone of the network but partners and donors. */
const insiders = (actor: Actor): boolean =>
  hasRole(actor, 'secretariat', 'copil', 'coordinator', 'focal-point');
const secretariat = (actor: Actor): boolean => hasRole(actor, 'secretariat');
/** Whoever still holds some role. */
const anyone = (actor: Actor): boolean => actor.memberships.length > 0;

/** Everyone of the network but donors, and but those whose memberships have ended. */
const members = (actor: Actor): boolean => insiders(actor) || hasRole(actor, 'partner');

/** Whom an invitation reaches: a person by name or as one of an organisation, but nobody as a donor. */
const invited = (actor: Actor, document: DocumentResource): boolean =>
  (document.invitedPersonIds.includes(actor.personId) && members(actor)) ||
  actor.memberships.some(
    (held) => held.role !== 'donor' && document.invitedOrganisationIds.includes(held.organisationId),
  );

/** Who is invited to a workshop writes its agenda and notes, whoever's document it is. */
const invitedToWorkshop = (actor: Actor, document: DocumentResource): boolean =>
  document.documentKind === 'agenda' && invited(actor, document);

function mayReadDocument(actor: Actor, document: DocumentResource): boolean {
  if (hasRole(actor, ...planners)) return true;
  if (document.documentKind === 'report') return false;
  if (document.ownerOrganisationId === null)
    return hasRole(actor, ...unionPeople) || invited(actor, document);
  // An invitation opens the network's documents and workshops; a union's own it does not.
  return (
    actsFor(actor, document.ownerOrganisationId, ...unionPeople) ||
    (document.shared && hasRole(actor, 'coordinator')) ||
    invitedToWorkshop(actor, document)
  );
}

function mayWriteDocument(actor: Actor, document: DocumentResource): boolean {
  if (document.documentKind === 'report') return secretariat(actor);
  if (invitedToWorkshop(actor, document)) return true;
  return document.ownerOrganisationId === null
    ? hasRole(actor, ...planners)
    : actsFor(actor, document.ownerOrganisationId, 'coordinator');
}

/**
 * An import is withdrawn by who made it, as long as they write there, or by who answers for the document: the
 * secretariat for the network's, the coordinator for the union's.
 */
function mayUndoImport(actor: Actor, document: ActionResources['document.undoImport']): boolean {
  if (document.importedById === actor.personId && mayWriteDocument(actor, document)) return true;
  return document.ownerOrganisationId === null
    ? secretariat(actor)
    : actsFor(actor, document.ownerOrganisationId, 'coordinator');
}

function mayCommentDocument(actor: Actor, document: DocumentResource): boolean {
  if (mayWriteDocument(actor, document)) return true;
  if (document.documentKind === 'report') return hasRole(actor, 'copil');
  if (!mayReadDocument(actor, document)) return false;
  if (document.ownerOrganisationId === null) return true;
  return actsFor(actor, document.ownerOrganisationId, ...unionPeople);
}

/** One's own words, as long as one may say something there. */
function mayChangeComment(actor: Actor, comment: CommentedResource): boolean {
  return comment.authorId === actor.personId && mayCommentDocument(actor, comment);
}

/** The network's documents are adopted; a union's are its own affair, and a report is published. */
const isAdoptable = ({ ownerOrganisationId, documentKind }: DocumentResource): boolean =>
  ownerOrganisationId === null && documentKind !== 'report';

function mayReportStatus(actor: Actor, activity: ActivityResource): boolean {
  if (secretariat(actor)) return true;
  if (activity.copilId !== null && hasRole(actor, 'copil')) return true;
  const own = organisationsAs(actor, 'copil', 'coordinator', 'focal-point', 'partner');
  return activity.responsibleOrganisationIds.some((id) => own.has(id));
}

function mayReadReport(actor: Actor, report: ReportResource): boolean {
  if (hasRole(actor, ...planners)) return true;
  if (!report.published) return false;
  if (hasRole(actor, ...unionPeople)) return true;
  const partners = organisationsAs(actor, 'partner');
  const donors = organisationsAs(actor, 'donor');
  // A donor reads its own projects only, whatever the audience says; a partner what is addressed to it.
  return report.audienceOrganisationIds.some(
    (id) => partners.has(id) || (donors.has(id) && report.donorOrganisationIds.includes(id)),
  );
}

/** docs/field.md, "Who may do what", as code. What is not here is refused. */
const rules: { readonly [A in Action]: Rule<A> } = {
  'document.read': mayReadDocument,
  'document.comment': mayCommentDocument,
  'document.write': mayWriteDocument,
  'document.export': mayReadDocument,
  // To propose a change is to say something about it: the document stays as it is.
  'document.suggest': mayCommentDocument,
  'suggestion.withdraw': mayChangeComment,
  'comment.change': mayChangeComment,
  'comment.resolve': (actor, thread) => mayWriteDocument(actor, thread) || mayChangeComment(actor, thread),
  'document.undoImport': mayUndoImport,
  'adoption.read': (actor, document) => isAdoptable(document) && insiders(actor),
  // Whether somebody has a vote was settled when it opened: the command asks that.
  'adoption.vote': (actor, document) => isAdoptable(document) && hasRole(actor, 'copil'),
  'adoption.manage': (actor, document) => isAdoptable(document) && secretariat(actor),
  'document.create': (actor, { ownerOrganisationId }) =>
    ownerOrganisationId === null
      ? hasRole(actor, ...planners)
      : actsFor(actor, ownerOrganisationId, 'coordinator'),
  'document.list': members,
  'activity.list': members,
  'activity.reportStatus': mayReportStatus,
  'activity.reportStatusFor': (actor, resource) =>
    secretariat(actor) ||
    (resource.organisationId === resource.copilId && hasRole(actor, 'copil')) ||
    (resource.responsibleOrganisationIds.includes(resource.organisationId) &&
      actsFor(actor, resource.organisationId, 'copil', 'coordinator', 'focal-point', 'partner')),
  'activity.readStatus': mayReadDocument,
  'evidence.read': (actor, { ownerOrganisationId }) =>
    secretariat(actor) ||
    (ownerOrganisationId === null
      ? insiders(actor)
      : actsFor(actor, ownerOrganisationId, 'copil', 'coordinator', 'focal-point')),
  'evidence.add': (actor, { organisationId }) =>
    secretariat(actor) || actsFor(actor, organisationId, 'copil', 'coordinator', 'focal-point'),
  // Exact counts of a union are its own: the secretariat does not see them either.
  'caseReturn.read': (actor, { organisationId }) => actsFor(actor, organisationId, ...unionPeople),
  // A coordinator corrects by sending back: who submits does not approve.
  'caseReturn.submit': (actor, { organisationId }) => actsFor(actor, organisationId, 'focal-point'),
  'caseReturn.approve': (actor, resource) =>
    resource.submittedById !== actor.personId &&
    (actsFor(actor, resource.organisationId, 'coordinator') ||
      actsFor(actor, resource.approverOrganisationId, 'coordinator')),
  'caseReturn.whoReported': (actor) => insiders(actor),
  'period.lock': secretariat,
  'release.read': (actor, { audience }) => audience === 'network' && insiders(actor),
  'indicator.read': insiders,
  'indicator.write': secretariat,
  'indicatorValue.write': (actor, { organisationId }) =>
    secretariat(actor) || actsFor(actor, organisationId, ...unionPeople),
  'report.read': mayReadReport,
  'report.write': secretariat,
  'report.review': (actor) => hasRole(actor, 'copil'),
  'report.publish': secretariat,
  // Asked again of each report.
  'report.list': anyone,
  'report.create': secretariat,
  'project.read': insiders,
  'project.write': secretariat,
  'network.manage': secretariat,
  'people.manage': (actor, { organisationId }) =>
    secretariat(actor) || actsFor(actor, organisationId, 'coordinator'),
  // Names of organisations stand in every plan; who the people of the others are is for the network itself.
  'directory.read': members,
  'people.read': insiders,
  'audit.read': secretariat,
  'live.subscribe': anyone,
  // Asked again of each thing that is found.
  'search.find': anyone,
};

/**
 * The one place where a right is decided: asked by the page, the procedure, the socket and the export alike.
 * Pure: the resource is already loaded. Another network's thing is always refused; nobody (null) may do nothing.
 */
export function can<A extends Action>(actor: Actor | null, action: A, resource: ActionResources[A]): boolean {
  if (!actor || actor.networkId !== resource.networkId) return false;
  return rules[action](actor, resource);
}

/** The right on a shared document as its socket knows it. One Y.Doc is the smallest unit of writing. */
export function documentAccess(actor: Actor | null, document: DocumentResource): 'none' | 'read' | 'write' {
  if (can(actor, 'document.write', document)) return 'write';
  return can(actor, 'document.read', document) ? 'read' : 'none';
}

export const actions = Object.keys(rules) as readonly Action[];
