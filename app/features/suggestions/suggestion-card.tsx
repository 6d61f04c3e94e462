import { Badge, Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconRotate, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';
import { useNames } from '../comments/use-names';
import { NoteForm } from './note-form';
import { shownAt } from './place-suggestions';
import { SuggestionChange } from './suggestion-change';
import classes from './suggestions.module.css';
import { type PlacedSuggestion, useSuggestions } from './suggestions-context';
import type { Deciding } from './use-deciding';
import { useRowNames } from './use-row-names';

const colors = { open: 'grape.9', accepted: 'teal', refused: 'red.9', withdrawn: 'gray.7' } as const;

/**
 * One suggestion, with what can be done about it.
 * @param onGo leads to what it is about; absent: it stands beside it
 */
export function SuggestionCard(props: {
  suggestion: PlacedSuggestion;
  deciding: Deciding;
  onGo?: (() => void) | undefined;
}) {
  const { suggestion, deciding, onGo } = props;
  const { proposal, reason, byId, author, at, state, decided } = suggestion;
  const { t } = useTranslation('suggestions');
  const { shown } = useSuggestions();
  const names = useNames();
  const rows = useRowNames();
  const format = useFormat();
  const card = useRef<HTMLElement>(null);
  const isShown = shown === suggestion.id;
  useEffect(() => {
    if (!isShown) return;
    card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.focus({ preventScroll: true });
  }, [isShown]);
  const row = shownAt(proposal);
  const place = row === null ? t('about.document') : rows.row(row);
  const who = author === null ? names.person(byId) : author || t('about.someone');
  return (
    <article
      ref={card}
      tabIndex={-1}
      className={classes.card}
      aria-label={t('card', { who, about: place })}
      data-suggestion={suggestion.id}
      data-state={state}
      data-shown={isShown || undefined}
      data-autofocus={isShown || undefined}
    >
      <Group gap={6} justify="space-between" wrap="nowrap" align="flex-start">
        {onGo ? (
          <button type="button" className={classes.place} onClick={onGo}>
            <bdi>{place}</bdi>
          </button>
        ) : (
          <span />
        )}
        {state === 'open' ? null : (
          <Badge size="sm" color={colors[state]}>
            {t(`state.${state}`)}
          </Badge>
        )}
      </Group>
      <SuggestionChange suggestion={suggestion} />
      {reason ? (
        <Text fz="sm" className={classes.reason} dir="auto">
          {reason}
        </Text>
      ) : null}
      <Text fz="xs" c="dimmed">
        <bdi>{who}</bdi> · <time dateTime={at}>{format.dateTime(at)}</time>
        {author === null ? null : ` · ${t('fromFile', { name: names.person(byId) })}`}
      </Text>
      {decided ? (
        <Text fz="xs" c="dimmed">
          {t(`decided.${state === 'open' ? 'withdrawn' : state}`, {
            name: names.person(decided.byId),
            date: format.dateTime(decided.at),
          })}
        </Text>
      ) : null}
      {decided?.note ? (
        <Text fz="sm" className={classes.reason} dir="auto">
          {decided.note}
        </Text>
      ) : null}
      <Acts suggestion={suggestion} deciding={deciding} />
    </article>
  );
}

function Acts({ suggestion, deciding }: { suggestion: PlacedSuggestion; deciding: Deciding }) {
  const { t } = useTranslation('suggestions');
  const { mayDecide } = useSuggestions();
  const [refusing, setRefusing] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const { state, standing, mayWithdraw } = suggestion;
  /** The card may go elsewhere with its state: the keyboard stays in the list. What failed was told. */
  const act = (done: Promise<void>): void => {
    const list = bar.current?.closest<HTMLElement>('[data-suggestions]');
    void done.then(() => list?.focus({ preventScroll: true })).catch(() => undefined);
  };
  if (state !== 'open')
    return mayDecide && state !== 'withdrawn' ? (
      <Group gap={4} mt={4} ref={bar}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          c="gray.8"
          disabled={deciding.busy}
          leftSection={<IconRotate size={15} aria-hidden />}
          onClick={() => act(deciding.reopen(suggestion))}
        >
          {t(state === 'accepted' ? 'act.takeBack' : 'act.reopen')}
        </Button>
      </Group>
    ) : null;
  return (
    <div ref={bar}>
      {mayDecide && standing && standing.is !== 'clear' && standing.is !== 'changed' ? (
        <Text fz="sm" className={classes.newer} role="note">
          {t(`standing.${standing.is}`)}
        </Text>
      ) : null}
      {refusing ? (
        <NoteForm
          label={t('act.note')}
          send={t('act.refuse')}
          busy={deciding.busy}
          onSend={(note) => act(deciding.refuse(suggestion, note))}
          onCancel={() => setRefusing(false)}
        />
      ) : (
        <Group gap={4} mt={4}>
          {mayDecide ? (
            <>
              <Button
                size="compact-sm"
                color="teal.9"
                variant={standing?.is === 'clear' ? 'filled' : 'outline'}
                disabled={deciding.busy}
                leftSection={<IconCheck size={15} aria-hidden />}
                onClick={() => act(deciding.accept(suggestion))}
              >
                {t(`accept.${standing?.is ?? 'clear'}`)}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red.9"
                disabled={deciding.busy}
                leftSection={<IconX size={15} aria-hidden />}
                onClick={() => setRefusing(true)}
              >
                {t('act.refuse')}
              </Button>
            </>
          ) : null}
          {mayWithdraw ? (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              c="gray.8"
              disabled={deciding.busy}
              leftSection={<IconArrowBackUp size={15} aria-hidden className="mirrored" />}
              onClick={() => act(deciding.withdraw(suggestion))}
            >
              {t('act.withdraw')}
            </Button>
          ) : null}
        </Group>
      )}
    </div>
  );
}
