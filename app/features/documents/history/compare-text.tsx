import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RichNode } from '#domain/document/rich-text';
import { type BlockDiff, diffBlocks } from '#domain/document/text-diff';
import { useFormat } from '~/i18n/format';
import { RichView } from '../text/rich-view';
import classes from './history.module.css';
import { Added, Removed, TextParts } from './word-diff';

/** What differs in the document's text, paragraph by paragraph; those that are the same are counted. */
export function CompareText({ body }: { body: { readonly before: RichNode; readonly after: RichNode } }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const runs = useMemo(() => runsOf(diffBlocks(body.before, body.after)), [body]);
  return (
    <section aria-labelledby="compare-text" data-testid="compare-text">
      <Title order={2} fz="md" id="compare-text" mt="lg" mb={4}>
        {t('compare.text')}
      </Title>
      {runs.map((run, index) =>
        typeof run === 'number' ? (
          // Paragraphs have no identity of their own: they stand in their order and do not move.
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
          <Text key={index} fz="sm" c="dimmed" my={6}>
            {t('compare.paragraphs', { number: format.number(run) })}
          </Text>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same
          <div key={index} className={classes.paragraph} data-kind={run.kind}>
            <Block block={run} />
          </div>
        ),
      )}
    </section>
  );
}

function Block({ block }: { block: BlockDiff }) {
  const { t } = useTranslation('history');
  if (block.kind === 'changed') return <TextParts parts={block.parts} />;
  const view = <RichView node={{ type: 'doc', content: [block.node] }} />;
  if (block.kind === 'added') return <Added>{view}</Added>;
  if (block.kind === 'removed') return <Removed>{view}</Removed>;
  return (
    <>
      {view}
      <Text fz="sm" c="dimmed">
        {t('change.formatted')}
      </Text>
    </>
  );
}

/** Paragraphs that differ, with the number of those between them that do not. */
function runsOf(blocks: readonly BlockDiff[]): (BlockDiff | number)[] {
  const runs: (BlockDiff | number)[] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (block.kind !== 'same') runs.push(block);
    else if (typeof last === 'number') runs[runs.length - 1] = last + 1;
    else runs.push(1);
  }
  return runs;
}
