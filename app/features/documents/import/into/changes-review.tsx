import { Badge, Button, Checkbox, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writeRanges } from '#domain/import/ranges';
import type { ImportChanges } from '#server/documents/merge/plan';
import { Answer } from '../answer';
import classes from '../import.module.css';
import { MatchedRows } from './matched-rows';
import { MissingRows, NewRows } from './other-rows';
import type { Agreed } from './send-into';
import { useAgreed } from './use-agreed';

/** Everything that a file would change in a plan, each of it to be ticked or not; nothing is written before the yes. */
export function ChangesReview(props: {
  changes: ImportChanges;
  busy: boolean;
  onAnother: () => void;
  onAgree: (agreed: Omit<Agreed, 'columns' | 'digest'>) => void;
}) {
  const { changes, busy, onAnother, onAgree } = props;
  const { t } = useTranslation(['imports', 'documents']);
  const ticks = useAgreed(changes);
  const { matched, added, missing, same, text, statuses, answer } = changes;
  const suggesting = ticks.as === 'suggestions';
  const moves = matched.some((row) => row.changes.some(({ field }) => field === 'section'));
  return (
    <>
      <Paper withBorder p="md" component="section" data-testid="changes">
        <Group gap="xs" mb="xs">
          <Title order={2}>{t('into.changes')}</Title>
          <Badge>{t('into.changed', { count: matched.length })}</Badge>
          <Badge>{t('into.new', { count: added.length })}</Badge>
          <Badge color="gray" c="dark.6">
            {t('into.same', { count: same })}
          </Badge>
          {missing.length > 0 ? (
            <Badge color="orange" c="dark.6">
              {t('into.missing', { count: missing.length })}
            </Badge>
          ) : null}
        </Group>
        {matched.length + added.length + missing.length === 0 ? (
          <Text c="dimmed">{t(same > 0 ? 'into.nothing' : 'into.noRows')}</Text>
        ) : null}
        {statuses > 0 ? (
          <Text fz="sm" c="dimmed">
            {t('into.statuses', { count: statuses })}
          </Text>
        ) : null}
      </Paper>
      {answer ? (
        <Answer
          changes={answer.changes}
          comments={answer.comments}
          keep={ticks.comments}
          onKeep={ticks.setComments}
        >
          {answer.changes > 0 ? (
            <Radio.Group
              my="xs"
              label={t('into.as')}
              value={ticks.as}
              onChange={(as) => ticks.setAs(as === 'edits' ? 'edits' : 'suggestions')}
            >
              <Stack gap={6} mt={4}>
                <Radio value="suggestions" label={t('into.asSuggestions')} />
                <Radio value="edits" label={t('into.asEdits')} />
              </Stack>
            </Radio.Group>
          ) : null}
          {suggesting && moves ? <Text fz="sm">{t('into.movesStay')}</Text> : null}
        </Answer>
      ) : null}
      {matched.length > 0 ? <MatchedRows rows={matched} ticks={ticks} /> : null}
      {added.length > 0 ? <NewRows rows={added} ticks={ticks} /> : null}
      {missing.length > 0 ? <MissingRows rows={missing} ticks={ticks} /> : null}
      {text.length > 0 && !suggesting ? (
        <Paper withBorder p="md" component="section" data-testid="leftover">
          <Title order={2}>{t('documents:import.leftover')}</Title>
          <Checkbox
            my="xs"
            checked={ticks.text}
            label={t('into.text', { count: text.length })}
            onChange={(event) => ticks.setText(event.currentTarget.checked)}
          />
          <ul className={classes.leftover}>
            {[...new Set(text)].map((line) => (
              <li key={line} dir="auto">
                {line}
              </li>
            ))}
          </ul>
        </Paper>
      ) : null}
      <Paper withBorder p="md" className={classes.foot}>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onAnother}>
            {t('documents:import.another')}
          </Button>
          <Stack gap={4} align="flex-end">
            <Group gap="md">
              <Text fz="sm" role="status" data-testid="agreed">
                {t(suggesting ? 'into.countSuggested' : 'into.count', { count: ticks.count })}
              </Text>
              <Button
                disabled={ticks.count === 0}
                loading={busy}
                onClick={() =>
                  onAgree({
                    without: writeRanges(ticks.without),
                    removals: writeRanges(ticks.removals),
                    text: ticks.text && !suggesting,
                    as: ticks.as,
                    comments: ticks.comments,
                  })
                }
              >
                {t(suggesting ? 'into.suggest' : 'into.write')}
              </Button>
            </Group>
            <Text fz="xs" c="dimmed">
              {t(suggesting ? 'into.editorsDecide' : 'into.oneStep')}
            </Text>
          </Stack>
        </Group>
      </Paper>
    </>
  );
}
