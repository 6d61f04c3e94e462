import { ActionIcon, Badge, Menu, Tooltip } from '@mantine/core';
import {
  IconFolderPlus,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { kindDefinitions } from '#domain/document/kinds';
import type { SectionSnapshot } from '#domain/document/read';
import { sectionNumber } from '#domain/import/numbers';
import { SuggestOnBand } from '~/features/suggestions/suggest-on-band';
import { menuIcon } from '~/ui/menu-icon';
import type { Leave } from '../editors/leave';
import { usePlan } from '../plan/plan-context';
import type { Other } from '../presence/use-others';
import { BandMenu, BandTools, FoldButton } from './band-tools';
import { levelAt, mayNest } from './edits';
import { BandEditor } from './later-writing';
import classes from './plan-grid.module.css';
import { useSuspension } from './suspension';
import type { RowCommands } from './use-rows';

export interface BandHandlers {
  readonly commands: RowCommands;
  fold(id: string): void;
  leave(to: Leave['to']): void;
  rename(id: string): void;
  added(id: string): void;
}

export interface SectionBandProps {
  readonly section: SectionSnapshot;
  readonly index: number;
  readonly count: number;
  readonly folded: boolean;
  readonly columnCount: number;
  readonly active: boolean;
  /** The name of the section above with which it is suspended. */
  readonly suspendedWith: string | null;
  readonly found: 'here' | 'too' | undefined;
  readonly editing: { readonly seed: string | null } | null;
  readonly other: Other | undefined;
  readonly drop: boolean;
  readonly handlers: BandHandlers;
}

/** The band over the activities of a section. */
export const SectionBand = memo(function SectionBand(props: SectionBandProps) {
  const {
    section,
    index,
    count,
    folded,
    suspendedWith,
    columnCount,
    active,
    found,
    editing,
    other,
    drop,
    handlers,
  } = props;
  const { snapshot, writable } = usePlan();
  const { t } = useTranslation(['documents', 'grid']);
  const title = section.title || t('plan.untitled');
  const level = levelAt(snapshot.kind, section.depth);
  const style: CSSProperties & Record<'--depth' | '--other', string | number | undefined> = {
    '--depth': section.depth,
    '--other': other?.color,
  };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its cell takes the focus (ARIA grid)
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot
    <div role="row" aria-rowindex={index + 2} data-section={section.id}>
      {/* biome-ignore lint/a11y/useSemanticElements: the same */}
      <div
        role="rowheader"
        aria-colspan={columnCount}
        aria-expanded={!folded}
        tabIndex={active ? 0 : -1}
        data-row={section.id}
        data-column="title"
        data-depth={section.depth}
        data-drop={drop || undefined}
        data-found={found}
        data-other={other?.name}
        className={classes.band}
        style={style}
      >
        {other ? <span className={classes.otherName}>{other.name}</span> : null}
        <div className={classes.bandInner}>
          <FoldButton title={title} folded={folded} onFold={() => handlers.fold(section.id)} />
          {level && kindDefinitions[snapshot.kind].levels.length > 1 ? (
            <span className={classes.level}>{t(`level.${level}`)}</span>
          ) : null}
          {section.number ? (
            <bdi className={classes.bandNumber} dir="ltr" title={section.number}>
              {shortNumber(section.number)}
            </bdi>
          ) : null}
          {editing ? (
            <BandEditor section={section} seed={editing.seed} handlers={handlers} />
          ) : (
            <span className={classes.bandTitle} dir="auto">
              {title}
            </span>
          )}
          {section.otherName ? (
            <Tooltip label={section.otherName} multiline maw={360}>
              <span className={classes.bandNote}>≈</span>
            </Tooltip>
          ) : null}
          {section.suspended ? (
            <>
              <Badge color="grape" variant="light" size="sm" leftSection={<IconPlayerPause size={12} />}>
                {t('plan.suspended')}
              </Badge>
              <span className={classes.bandNote} dir="auto">
                {section.suspendedReason}
              </span>
            </>
          ) : null}
          {suspendedWith !== null && !section.suspended ? (
            <span className={classes.bandNote} dir="auto">
              {t('grid:suspended.above', { title: suspendedWith || t('plan.untitled') })}
            </span>
          ) : null}
          <span className={classes.count} title={t('plan.inSection', { count, context: snapshot.kind })}>
            {count}
          </span>
          <SuggestOnBand sectionId={section.id} title={title} />
          {writable ? <BandActions {...props} title={title} /> : null}
        </div>
      </div>
    </div>
  );
});

function BandActions({ section, handlers, title }: SectionBandProps & { title: string }) {
  const { snapshot } = usePlan();
  const { t } = useTranslation('documents');
  const askReason = useSuspension(handlers.commands);
  const { commands, added, rename } = handlers;
  const below = levelAt(snapshot.kind, section.depth + 1);
  const own = levelAt(snapshot.kind, section.depth);
  return (
    <BandTools>
      <Tooltip label={t('row.addActivity', { context: snapshot.kind })}>
        <ActionIcon
          variant="subtle"
          size="sm"
          tabIndex={-1}
          aria-label={`${t('row.addActivity', { context: snapshot.kind })}: ${title}`}
          onClick={() => added(commands.addInto(section.id))}
        >
          <IconPlus size={16} />
        </ActionIcon>
      </Tooltip>
      <BandMenu title={title}>
        {(writing) => (
          <>
            <Menu.Item leftSection={<IconPencil {...menuIcon} />} onClick={writing(() => rename(section.id))}>
              {t('section.rename')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPlus {...menuIcon} />}
              onClick={writing(() => added(commands.addInto(section.id)))}
            >
              {t('row.addActivity', { context: snapshot.kind })}
            </Menu.Item>
            {mayNest(snapshot.kind, section) && below ? (
              <Menu.Item
                leftSection={<IconFolderPlus {...menuIcon} />}
                onClick={writing(() => rename(commands.addSection(section.id)))}
              >
                {t(`addLevel.${below}`)}
              </Menu.Item>
            ) : null}
            {own ? (
              <Menu.Item
                leftSection={<IconFolderPlus {...menuIcon} />}
                onClick={writing(() => rename(commands.addSection(section.parentId, section.id)))}
              >
                {t(`addLevel.${own}`)}
              </Menu.Item>
            ) : null}
            {section.suspended ? (
              <Menu.Item
                leftSection={<IconPlayerPlay {...menuIcon} />}
                onClick={() => commands.suspend(section.id, null)}
              >
                {t('section.resume')}
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconPlayerPause {...menuIcon} />} onClick={() => askReason(section)}>
                {t('section.suspend')}
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Item
              color="red.9"
              leftSection={<IconTrash {...menuIcon} />}
              onClick={() => commands.removeSection(section)}
            >
              {t('section.delete')}
            </Menu.Item>
          </>
        )}
      </BandMenu>
    </BandTools>
  );
}

/** "AXE 1:" reads 1; what was written is kept. */
function shortNumber(written: string): string {
  return sectionNumber(`${written} .`).number ?? written;
}
