import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryAct, HistoryChange } from '#domain/document/history';
import type { HistoryRow } from '#server/documents/history';
import { ProposedBy } from '~/features/suggestions/proposed-by';
import { useFormat } from '~/i18n/format';
import { ActMenu } from './act-menu';
import { ChangeLine } from './change-line';
import { CountsList } from './counts-list';
import classes from './history.module.css';
import type { Names } from './use-names';

const SHOWN_AT_FIRST = 6;
const origins = [
  'import',
  'undo-import',
  'restore',
  'suggestion',
  'suggestion-undone',
  'seed',
  'agenda',
] as const;

/** What one person did in one go. */
export function ActEntry(props: {
  documentId: string;
  act: HistoryAct;
  names: Names;
  rows: Readonly<Record<string, HistoryRow>>;
  about: string | null;
  /** Whether the state after it can be read whole, and the state before it. */
  readable: { readonly before: boolean; readonly after: boolean };
  writable: boolean;
  onBringBack: (nodeId: string) => void;
}) {
  const { documentId, act, names, rows, about, readable, writable, onBringBack } = props;
  const { t } = useTranslation('history');
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const who = { person: names.person(act.authorId), date: format.dateTime(act.until) };
  const origin = origins.find((each) => each === act.origin) ?? (act.authorId === null ? 'server' : null);
  const shown = whole ? act.changes : act.changes.slice(0, SHOWN_AT_FIRST);
  const left = act.changes.length - shown.length;
  const isDeleted = ({ part, nodeId, field, after }: HistoryChange): boolean =>
    (part === 'sections' || part === 'activities') &&
    field === 'deletedAt' &&
    after !== null &&
    rows[nodeId ?? '']?.state === 'deleted';
  return (
    <li className={classes.act} data-testid="act" data-origin={act.origin}>
      <Group gap={8} justify="space-between" wrap="nowrap" align="flex-start">
        <Text fz="sm">
          <Text span fw={600}>
            <bdi>{who.person}</bdi>
          </Text>{' '}
          <Text span c="dimmed">
            · <time dateTime={act.until}>{who.date}</time>
          </Text>
          {origin ? (
            <Text span fw={600}>
              {' '}
              · {t(`origin.${origin}`)}
            </Text>
          ) : null}
          {origin === 'suggestion' ? (
            <ProposedBy documentId={documentId} sequence={act.last} nameOf={names.person} />
          ) : null}
        </Text>
        <ActMenu
          documentId={documentId}
          act={act}
          who={who}
          about={about}
          readable={readable}
          writable={writable}
        />
      </Group>
      {act.counts ? (
        <CountsList counts={act.counts} more={act.counts.document > 0 ? [t('compare.document')] : []} />
      ) : null}
      {act.counts === null && act.changes.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('act.nothing')}
        </Text>
      ) : (
        <ul className={classes.lines}>
          {shown.map((change) => (
            <li
              key={`${change.part} ${change.nodeId} ${change.field} ${JSON.stringify(change.after)}`}
              className={classes.line}
            >
              <ChangeLine
                change={change}
                names={names}
                about={about}
                onBringBack={
                  writable && change.nodeId !== null && isDeleted(change)
                    ? () => onBringBack(change.nodeId ?? '')
                    : null
                }
              />
            </li>
          ))}
        </ul>
      )}
      {left > 0 ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          {t('act.more', { number: format.number(left) })}
        </Button>
      ) : null}
    </li>
  );
}
