import { type Icon, IconFileImport, IconPlus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { type Actor, organisationsAs } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { fold } from '#domain/import/words';
import type { Found } from '#server/search/found';
import { areasFor } from '~/ui/shell/navigation';

/** One line of the palette, and where it leads. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: 'go' | 'do' | 'recent' | Found['kind'];
  readonly label: string;
  readonly description?: string;
  readonly to: string;
  readonly icon: Icon;
}

/** The areas an actor may enter and what it may begin. For display: each page and call asks the policy itself. */
export function commandsFor(actor: Actor, t: TFunction<['search', 'common', 'documents']>): PaletteEntry[] {
  const { networkId } = actor;
  const mayStart = [null, ...organisationsAs(actor, 'coordinator')].some((ownerOrganisationId) =>
    can(actor, 'document.create', { networkId, ownerOrganisationId }),
  );
  const areas = areasFor(actor).map(
    ({ name, to, icon }): PaletteEntry => ({
      id: to,
      group: 'go',
      label: t(`common:area.${name}`),
      to,
      icon,
    }),
  );
  const acts: readonly (PaletteEntry | false)[] = [
    mayStart && {
      id: 'new',
      group: 'do',
      label: t('search:newDocument'),
      to: '/documents?new',
      icon: IconPlus,
    },
    mayStart && {
      id: 'import',
      group: 'do',
      label: t('search:importDocument'),
      to: '/documents/import',
      icon: IconFileImport,
    },
  ];
  return [...areas, ...acts.filter((act) => act !== false)];
}

/** The commands whose label holds what was typed. */
export function matching(commands: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const wanted = fold(typed);
  return commands.filter(({ label }) => fold(label).includes(wanted));
}
