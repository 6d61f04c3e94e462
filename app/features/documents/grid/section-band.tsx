import { ActionIcon, Badge, Menu, TextInput, Tooltip } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronRight,
  IconDotsVertical,
  IconFolderPlus,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { type CSSProperties, memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { kindDefinitions } from '#domain/document/kinds';
import type { SectionSnapshot } from '#domain/document/read';
import { sectionNumber } from '#domain/import/numbers';
import { type Leave, leaveOn } from '../editors/leave';
import { usePlan } from '../plan/plan-context';
import type { Other } from '../presence/use-others';
import { levelAt, mayNest } from './edits';
import classes from './plan-grid.module.css';
import { useSuspension } from './suspension';
import { useMenuFocus } from './use-menu-focus';
import type { RowCommands } from './use-rows';

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

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
  readonly editing: { readonly seed: string | null } | null;
  readonly other: Other | undefined;
  readonly drop: boolean;
  readonly handlers: BandHandlers;
}

/** The band over the activities of a section. */
export const SectionBand = memo(function SectionBand(props: SectionBandProps) {
  const { section, index, count, folded, columnCount, active, editing, other, drop, handlers } = props;
  const { snapshot, writable } = usePlan();
  const { t } = useTranslation('documents');
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
        data-other={other?.name}
        className={classes.band}
        style={style}
      >
        {other ? <span className={classes.otherName}>{other.name}</span> : null}
        <div className={classes.bandInner}>
          <ActionIcon
            variant="transparent"
            color="gray"
            size="sm"
            tabIndex={-1}
            aria-label={t(folded ? 'section.unfold' : 'section.fold', { title })}
            onClick={(event) => {
              event.stopPropagation();
              handlers.fold(section.id);
            }}
          >
            {folded ? <IconChevronRight size={16} data-flip /> : <IconChevronDown size={16} />}
          </ActionIcon>
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
          <span className={classes.count} title={t('plan.inSection', { count })}>
            {count}
          </span>
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
  const { menu, writing } = useMenuFocus();
  const { commands, added, rename } = handlers;
  const below = levelAt(snapshot.kind, section.depth + 1);
  const own = levelAt(snapshot.kind, section.depth);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the buttons' clicks and keys from the grid
    <span
      style={{ display: 'inline-flex', flex: 'none' }}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <Tooltip label={t('row.addActivity')}>
        <ActionIcon
          variant="subtle"
          size="sm"
          tabIndex={-1}
          aria-label={`${t('row.addActivity')}: ${title}`}
          onClick={() => added(commands.addInto(section.id))}
        >
          <IconPlus size={16} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" withinPortal shadow="md" {...menu}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            tabIndex={-1}
            data-row-menu
            aria-label={t('section.menu', { title })}
          >
            <IconDotsVertical size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={writing(() => rename(section.id))}>
            {t('section.rename')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPlus {...icon} />}
            onClick={writing(() => added(commands.addInto(section.id)))}
          >
            {t('row.addActivity')}
          </Menu.Item>
          {mayNest(snapshot.kind, section) && below ? (
            <Menu.Item
              leftSection={<IconFolderPlus {...icon} />}
              onClick={writing(() => rename(commands.addSection(section.id)))}
            >
              {t(`addLevel.${below}`)}
            </Menu.Item>
          ) : null}
          {own ? (
            <Menu.Item
              leftSection={<IconFolderPlus {...icon} />}
              onClick={writing(() => rename(commands.addSection(section.parentId, section.id)))}
            >
              {t(`addLevel.${own}`)}
            </Menu.Item>
          ) : null}
          {section.suspended ? (
            <Menu.Item
              leftSection={<IconPlayerPlay {...icon} />}
              onClick={() => commands.suspend(section.id, null)}
            >
              {t('section.resume')}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPause {...icon} />} onClick={() => askReason(section)}>
              {t('section.suspend')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            color="red.9"
            leftSection={<IconTrash {...icon} />}
            onClick={() => commands.removeSection(section)}
          >
            {t('section.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

function BandEditor(props: { section: SectionSnapshot; seed: string | null; handlers: BandHandlers }) {
  const { section, seed, handlers } = props;
  const { t } = useTranslation('documents');
  const ended = useRef(false);
  const leave = ({ keep, to }: Leave, text: string): void => {
    if (ended.current) return;
    ended.current = true;
    if (keep) handlers.commands.renameSection(section.id, text.trim().replace(/\s+/g, ' '));
    // A name that was written is followed by the next thing in the section, not by its first cell.
    handlers.leave(to === 'away' ? 'away' : 'stay');
  };
  return (
    <TextInput
      className={classes.bandEdit}
      size="xs"
      defaultValue={seed ?? section.title}
      aria-label={t('section.name')}
      dir="auto"
      autoFocus
      onClick={(event) => event.stopPropagation()}
      onFocus={(event) => {
        if (seed === null) event.currentTarget.select();
      }}
      onBlur={(event) => leave({ keep: true, to: 'away' }, event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        const how = leaveOn(event);
        if (!how) return;
        event.preventDefault();
        leave(how, event.currentTarget.value);
      }}
    />
  );
}

/** "AXE 1:" reads 1; what was written is kept. */
function shortNumber(written: string): string {
  return sectionNumber(`${written} .`).number ?? written;
}
