import { ActionIcon, Button, Group, Pill, Text, TextInput, Tooltip } from '@mantine/core';
import { IconTargetArrow, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeSnapshot } from '#domain/document/read-workshop';
import { richTextToPlain } from '#domain/document/rich-text';
import { outcomeOwners, outcomeText, ownerKey, setOutcome } from '#domain/document/workshop';
import { formatPeriod } from '#domain/period/format';
import { parsePeriod } from '#domain/period/parse';
import { useLanguage } from '~/i18n/language';
import { usePlan } from '../documents/plan/plan-context';
import { readingContext } from '../documents/plan/reading-context';
import { RichEditor } from '../documents/text/rich-editor';
import { isBlank, RichView } from '../documents/text/rich-view';
import { BecameActivity } from './became-activity';
import { BecomeActivity } from './become-activity';
import { OwnerField } from './owner-field';
import type { Owners } from './use-owners';
import classes from './workshop.module.css';

const SHORT = 80;

/** One decision or follow-up: what, who, by when, and what became of it. */
export function OutcomeRow({ outcome, owners }: { outcome: OutcomeSnapshot; owners: Owners }) {
  const { writable, edit } = usePlan();
  const { t } = useTranslation('agendas');
  const [turning, setTurning] = useState(false);
  const text = richTextToPlain(outcome.what).replace(/\s+/g, ' ').slice(0, SHORT) || t('outcome.untitled');
  return (
    <li className={classes.row}>
      <What outcome={outcome} text={text} />
      <Group gap="xs" mt={4}>
        <Who outcome={outcome} text={text} owners={owners} />
        <ByWhen outcome={outcome} text={text} />
        <BecameActivity outcome={outcome} />
        {writable ? (
          <Group gap={2} ms="auto" wrap="nowrap">
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconTargetArrow size={15} aria-hidden />}
              aria-label={t('outcome.turnOf', { text })}
              onClick={() => setTurning(true)}
            >
              {t('outcome.turn')}
            </Button>
            <Tooltip label={t('outcome.remove', { text })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('outcome.remove', { text })}
                onClick={() =>
                  edit((doc) => setOutcome(doc, outcome.id, 'deletedAt', new Date().toISOString(), 'grid'))
                }
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ) : null}
      </Group>
      {writable ? (
        <BecomeActivity outcome={outcome} opened={turning} onClose={() => setTurning(false)} />
      ) : null}
    </li>
  );
}

/** Its words, which people write together: an editor while somebody writes. */
function What({ outcome, text }: { outcome: OutcomeSnapshot; text: string }) {
  const { doc, writable } = usePlan();
  const { t } = useTranslation('agendas');
  const [opened, setOpened] = useState(false);
  const fragment = outcomeText(doc, outcome.id);
  const still = isBlank(outcome.what) ? (
    <Text c="dimmed">{t('outcome.untitled')}</Text>
  ) : (
    <RichView node={outcome.what} />
  );
  if (!writable || !fragment) return <div className={classes.what}>{still}</div>;
  if (opened)
    return (
      <RichEditor fragment={fragment} label={t('outcome.what')} autoFocus onLeave={() => setOpened(false)} />
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a text with links and lists cannot stand in a button
    <div
      role="button"
      tabIndex={0}
      className={classes.what}
      aria-label={t('outcome.edit', { text })}
      onClick={(event) => {
        if (!(event.target instanceof HTMLAnchorElement)) setOpened(true);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') setOpened(true);
      }}
    >
      {still}
    </div>
  );
}

function Who({ outcome, text, owners }: { outcome: OutcomeSnapshot; text: string; owners: Owners }) {
  const { writable, edit } = usePlan();
  const { t } = useTranslation('agendas');
  const [typed, setTyped] = useState('');
  const add = (name: string): void => {
    setTyped('');
    const owner = owners.find(name);
    if (owner) edit((doc) => outcomeOwners(doc, outcome.id)?.set(ownerKey(owner), owner));
  };
  return (
    <Group gap={4}>
      {outcome.who.map((owner) => {
        const { key, text: written, organisationId, personId } = owner;
        const name = owners.nameOf({
          text: written,
          ...(organisationId ? { organisationId } : {}),
          ...(personId ? { personId } : {}),
        });
        return (
          <Pill
            key={key}
            withRemoveButton={writable}
            removeButtonProps={{
              'aria-label': t('outcome.removeOwner', { name }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => edit((doc) => outcomeOwners(doc, outcome.id)?.delete(key))}
          >
            <bdi>{name}</bdi>
          </Pill>
        );
      })}
      {writable ? (
        <OwnerField
          owners={owners}
          size="xs"
          style={{ width: 150 }}
          aria-label={t('outcome.whoOf', { text })}
          placeholder={t('outcome.who')}
          value={typed}
          onChange={setTyped}
          onOptionSubmit={add}
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || typed.trim() === '') return;
            event.preventDefault();
            add(typed);
          }}
        />
      ) : null}
    </Group>
  );
}

function ByWhen({ outcome, text }: { outcome: OutcomeSnapshot; text: string }) {
  const { snapshot, writable, edit } = usePlan();
  const { t } = useTranslation('agendas');
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const said = outcome.by ? formatPeriod(outcome.by, language) : '';
  if (!writable) return said === '' ? null : <Text fz="sm">{said}</Text>;
  return (
    <TextInput
      size="xs"
      w={150}
      dir="auto"
      maxLength={200}
      aria-label={t('outcome.byOf', { text })}
      placeholder={t('outcome.by')}
      title={said}
      value={typed ?? outcome.by?.text ?? ''}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        setTyped(null);
        const written = typed?.trim();
        if (written === undefined || written === (outcome.by?.text ?? '')) return;
        const by = written === '' ? null : parsePeriod(written, readingContext(snapshot));
        edit((doc) => setOutcome(doc, outcome.id, 'by', by, 'grid'));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
