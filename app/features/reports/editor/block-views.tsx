import { ActionIcon, Checkbox, Group, NativeSelect, Skeleton, Text, Tooltip } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { direction } from '#domain/language';
import {
  activityShows,
  readActivitiesAttrs,
  readIndicatorAttrs,
  shownActivities,
} from '#domain/report/blocks';
import { useFormat } from '~/i18n/format';
import { useLanguage } from '~/i18n/language';
import { ActivitiesTable } from '../reader/activities-table';
import { IndicatorFiguresView } from '../reader/indicator-figures';
import classes from './editor.module.css';
import { useFigures } from './figures-context';

/** The table of activities as it stands in a draft: today's figures, and its options. */
export function ActivitiesView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { t } = useTranslation('reports');
  const { figures, writable } = useFigures();
  const { projectId, show } = readActivitiesAttrs(node.attrs);
  const foreign = figures !== null && projectId !== null && projectId !== figures.projectId;
  return (
    <LiveBlock
      label={t('block.activities')}
      selected={selected}
      onRemove={deleteNode}
      options={
        writable ? (
          <NativeSelect
            size="xs"
            aria-label={t('block.showLabel')}
            value={show}
            data={activityShows.map((value) => ({ value, label: t(`block.show.${value}`) }))}
            onChange={(event) => updateAttributes({ show: event.currentTarget.value })}
          />
        ) : null
      }
    >
      {figures && !foreign ? <ActivitiesTable rows={shownActivities(figures.activities, show)} /> : null}
      {foreign ? <Text c="red.9">{t('block.unfilled')}</Text> : null}
    </LiveBlock>
  );
}

/** One indicator as it stands in a draft. */
export function IndicatorView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { t } = useTranslation('reports');
  const { figures, writable } = useFigures();
  const { indicatorId, chart } = readIndicatorAttrs(node.attrs);
  const indicator = figures?.indicators.find((known) => known.indicatorId === indicatorId);
  return (
    <LiveBlock
      label={t('block.indicator')}
      selected={selected}
      onRemove={deleteNode}
      options={
        writable ? (
          <Checkbox
            size="xs"
            label={t('block.chart')}
            checked={chart}
            onChange={(event) => updateAttributes({ chart: event.currentTarget.checked })}
          />
        ) : null
      }
    >
      {indicator ? <IndicatorFiguresView figures={indicator} chart={chart} /> : null}
      {figures && !indicator ? <Text c="red.9">{t('block.unfilled')}</Text> : null}
    </LiveBlock>
  );
}

function LiveBlock(props: {
  label: string;
  selected: boolean;
  options: ReactNode;
  onRemove: () => void;
  children: ReactNode;
}) {
  const { label, selected, options, onRemove, children } = props;
  const { t } = useTranslation('reports');
  const format = useFormat();
  const language = useLanguage();
  const { figures, writable } = useFigures();
  return (
    <NodeViewWrapper
      // The text around it has a direction of its own.
      dir={direction(language)}
      className={classes.block}
      data-selected={selected || undefined}
      role="group"
      aria-label={label}
      contentEditable={false}
    >
      <Group justify="space-between" gap="xs" className={classes.blockHead}>
        <Group gap={6} wrap="nowrap">
          {writable ? (
            <IconGripVertical size={16} className={classes.grip} data-drag-handle aria-hidden />
          ) : null}
          <Text size="sm" c="gray.7">
            {figures ? t('block.today', { date: format.dateTime(figures.asOf) }) : t('block.loading')}
          </Text>
        </Group>
        <Group gap="xs" wrap="nowrap">
          {options}
          {writable ? (
            <Tooltip label={t('block.remove')}>
              <ActionIcon variant="subtle" color="gray" aria-label={t('block.remove')} onClick={onRemove}>
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          ) : null}
        </Group>
      </Group>
      {figures ? children : <Skeleton height={80} />}
    </NodeViewWrapper>
  );
}
