import {
  type Icon,
  IconChartBar,
  IconChecklist,
  IconFileText,
  IconReportAnalytics,
  IconTargetArrow,
} from '@tabler/icons-react';
import { type Actor, hasRole } from '#domain/access/actor';
import { can } from '#domain/access/policy';

export type AreaName = 'documents' | 'myWork' | 'statistics' | 'indicators' | 'reports';

export interface Area {
  readonly name: AreaName;
  readonly to: string;
  readonly icon: Icon;
}

/** Whether the actor belongs to a union whose case returns it handles. */
function handlesReturns(actor: Actor): boolean {
  const { networkId } = actor;
  return actor.memberships.some(({ organisationId }) =>
    can(actor, 'caseReturn.read', { networkId, organisationId }),
  );
}

/** The areas an actor finds in the navigation. For display: each page and call asks the policy itself. */
export function areasFor(actor: Actor): readonly Area[] {
  const network = { networkId: actor.networkId };
  const reports =
    can(actor, 'activity.list', network) && hasRole(actor, 'copil', 'coordinator', 'focal-point', 'partner');
  const areas: readonly (Area | false)[] = [
    can(actor, 'document.list', network) && { name: 'documents', to: '/documents', icon: IconFileText },
    reports && { name: 'myWork', to: '/my-work', icon: IconChecklist },
    can(actor, 'caseReturn.whoReported', network) && {
      name: 'statistics',
      to: handlesReturns(actor) ? '/statistics' : '/statistics/periods',
      icon: IconChartBar,
    },
    can(actor, 'indicator.read', network) && { name: 'indicators', to: '/indicators', icon: IconTargetArrow },
    can(actor, 'report.list', network) && { name: 'reports', to: '/reports', icon: IconReportAnalytics },
  ];
  return areas.filter((area) => area !== false);
}

/** Where each role's day begins. */
export function firstScreen(actor: Actor): string {
  if (hasRole(actor, 'secretariat', 'copil')) return '/documents';
  if (hasRole(actor, 'coordinator')) return '/my-work';
  if (hasRole(actor, 'focal-point')) return '/statistics';
  return hasRole(actor, 'partner') ? '/documents' : '/reports';
}
