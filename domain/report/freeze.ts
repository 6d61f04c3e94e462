import {
  type FrozenReport,
  frozenSchema,
  type Provenance,
  type RenderedBlock,
  type ReportContent,
} from './content';

/**
 * A report as it will stand for ever: text, values, masks and definitions of this moment, with the revisions and
 * releases they rest on. Anything the schema does not name is dropped here, whatever the caller's objects carry.
 * @throws when content or provenance is not of the schema: a fault of ours, never of a person
 */
export function freeze(
  content: ReportContent,
  provenance: Omit<Provenance, 'plans' | 'releases'>,
): FrozenReport {
  const blocks = content.sections.flatMap((section) => section.blocks);
  return frozenSchema.parse({
    schema: 1,
    provenance: { ...provenance, plans: plansOf(blocks), releases: releasesOf(blocks) },
    content,
  });
}

/** Reads a stored edition. @throws when it is not one */
export function readFrozen(stored: unknown): FrozenReport {
  return frozenSchema.parse(stored);
}

/** The plans whose activities the report shows, each at the revision it was read at. */
function plansOf(blocks: readonly RenderedBlock[]): Provenance['plans'] {
  const plans = new Map<string, Provenance['plans'][number]>();
  for (const block of blocks) {
    if (block.kind === 'activities') for (const { plan } of block.rows) plans.set(plan.documentId, plan);
  }
  return [...plans.values()].sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
}

/** Every plan the content was read from, as rows or behind a figure, with the revision it was read at. */
export function plansBehind(content: ReportContent): { documentId: string; sequence: number }[] {
  const revisions = content.sections
    .flatMap((section) => section.blocks)
    .flatMap((block): readonly { documentId: string; sequence: number }[] => {
      if (block.kind === 'activities') return block.rows.map(({ plan }) => plan);
      if (block.kind !== 'indicator') return [];
      const sources = block.figures.periods.flatMap((period) => period.sources);
      return sources.flatMap((source) => (source.kind === 'status' ? source.plans : []));
    });
  const each = new Map(
    revisions.map(({ documentId, sequence }) => [`${documentId} ${sequence}`, { documentId, sequence }]),
  );
  return [...each.values()];
}

function releasesOf(blocks: readonly RenderedBlock[]): string[] {
  const ids = blocks.flatMap((block) =>
    block.kind !== 'indicator'
      ? []
      : block.figures.periods.flatMap(({ sources }) =>
          sources.flatMap((source) => (source.kind === 'release' ? [source.releaseId] : [])),
        ),
  );
  return [...new Set(ids)].sort();
}
