import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RichNode } from '#domain/document/rich-text';
import { newId } from '#domain/ids';
import { languages } from '#domain/language';
import { assemble } from '#domain/report/assemble';
import { activitiesNode, indicatorNode, piecesOf, readIndicatorAttrs } from '#domain/report/blocks';
import { freeze, readFrozen } from '#domain/report/freeze';
import { emptySections, gapsOf } from '#domain/report/gaps';
import { progressTemplate } from '#domain/report/template';
import { publishableText } from '#domain/report/text';
import { AS_OF, activity, figures, heading, indicator, paragraph, report, status, text } from './content';

const provenance = () => ({
  reportId: newId<string>(),
  edition: 1,
  publishedAt: AS_OF,
  publishedById: newId<string>(),
  network: { fr: 'Réseau' },
  project: { id: newId<string>(), code: 'AMEM', names: { fr: 'AMEM' } },
  period: null,
  text: { documentId: newId<string>(), sequence: 7 },
});

describe('assembling a report', () => {
  it('cuts the text into sections at its headings and keeps deeper ones within', () => {
    const { content } = assemble(
      report(
        paragraph(text('Avant')),
        heading(2, 'Résumé'),
        paragraph(text('Un')),
        heading(3, 'Détail'),
        paragraph(text('Deux')),
        heading(2, 'Suites'),
      ),
      figures(),
    );
    expect(content.sections.map(({ heading }) => heading?.nodes[0]?.text ?? null)).toEqual([
      null,
      'Résumé',
      'Suites',
    ]);
    const [block] = content.sections[1]?.blocks ?? [];
    expect(block?.kind === 'text' ? block.nodes.map(({ type }) => type) : []).toEqual([
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('fills the blocks with the figures of the moment', () => {
    const done = activity({ status: status('done') });
    const open = activity();
    const cases = indicator([{ value: { state: 'reported', value: 0 } }]);
    const { content, unfilled } = assemble(
      report(
        activitiesNode(),
        activitiesNode({ show: 'done' }),
        indicatorNode({ indicatorId: cases.indicatorId, chart: false }),
      ),
      figures({ activities: [done, open], indicators: [cases] }),
    );
    expect(unfilled).toEqual([]);
    expect(content.sections[0]?.blocks).toEqual([
      { kind: 'activities', show: 'all', asOf: AS_OF, rows: [done, open] },
      { kind: 'activities', show: 'done', asOf: AS_OF, rows: [done] },
      { kind: 'indicator', chart: false, asOf: AS_OF, figures: cases },
    ]);
  });

  it("names the blocks that ask for what is not the project's", () => {
    const [projectId, indicatorId] = [newId<string>(), newId<string>()];
    const { unfilled } = assemble(
      report(activitiesNode({ projectId }), indicatorNode({ indicatorId })),
      figures(),
    );
    expect(unfilled).toEqual([
      { kind: 'activities', id: projectId },
      { kind: 'indicator', id: indicatorId },
    ]);
  });

  it('reads options of any form without failing', () => {
    fc.assert(
      fc.property(fc.anything(), (attrs) => {
        const record = { type: 'indicatorBlock', attrs } as RichNode;
        expect(piecesOf({ type: 'doc', content: [record] })).toHaveLength(1);
      }),
    );
    expect(readIndicatorAttrs({ chart: 'false' }).chart).toBe(false);
  });
});

describe('text that leaves the house', () => {
  it('keeps its words and marks, and links that run nothing', () => {
    const nodes = publishableText([
      paragraph(
        text('gras', [{ type: 'bold' }]),
        text('lien', [{ type: 'link', attrs: { href: 'https://example.org', target: '_blank' } }]),
        text('piège', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]),
        text('annoté', [{ type: 'comment', attrs: { thread: 'interne' } }]),
      ),
    ]);
    expect(nodes[0]?.content).toEqual([
      { type: 'text', text: 'gras', marks: [{ type: 'bold' }] },
      {
        type: 'text',
        text: 'lien',
        marks: [{ type: 'link', attrs: { href: 'https://example.org' } }],
      },
      { type: 'text', text: 'piège' },
      { type: 'text', text: 'annoté' },
    ]);
  });

  it('leaves the words of a node it does not know, and nothing of a block out of its place', () => {
    const unknown: RichNode = { type: 'panel', attrs: { secret: 1 }, content: [paragraph(text('mot'))] };
    const nested: RichNode = { type: 'blockquote', content: [activitiesNode()] };
    expect(publishableText([unknown, nested])).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'mot' }] },
      { type: 'blockquote' },
    ]);
  });
});

describe('freezing', () => {
  it('drops whatever the schema does not name', () => {
    const row = { ...activity(), remarks: 'interne', evidence: ['photo'], status: null };
    const { content } = assemble(report(activitiesNode()), figures({ activities: [row] }));
    const frozen = JSON.stringify(freeze(content, provenance()));
    expect(frozen).not.toContain('interne');
    expect(frozen).not.toContain('evidence');
  });

  it('keeps zero, hidden, missing and inapplicable apart', () => {
    const states = [
      { state: 'reported', value: 0 },
      { state: 'suppressed' },
      { state: 'notReported' },
      { state: 'notApplicable' },
    ] as const;
    const cases = indicator(states.map((value) => ({ value })));
    const { content } = assemble(
      report(indicatorNode({ indicatorId: cases.indicatorId })),
      figures({ indicators: [cases] }),
    );
    const read = readFrozen(JSON.parse(JSON.stringify(freeze(content, provenance()))));
    const [block] = read.content.sections[0]?.blocks ?? [];
    expect(block?.kind === 'indicator' && block.figures.periods.map(({ value }) => value)).toEqual(states);
  });

  it('a hidden value cannot carry its number along', () => {
    // What a careless caller might hand over: the type forbids it, the object has it.
    const leaking = { state: 'suppressed', value: 7 } as { state: 'suppressed' };
    const cases = indicator([{ value: leaking }]);
    const { content } = assemble(
      report(indicatorNode({ indicatorId: cases.indicatorId })),
      figures({ indicators: [cases] }),
    );
    const [block] = freeze(content, provenance()).content.sections[0]?.blocks ?? [];
    expect(block?.kind === 'indicator' && block.figures.periods[0]?.value).toEqual({ state: 'suppressed' });
  });

  it('names the plans and the releases it rests on, each once', () => {
    const plan = { documentId: newId<string>(), sequence: 4, title: 'Plan' };
    const release = {
      kind: 'release' as const,
      releaseId: newId<string>(),
      periodCode: '2020',
      start: '2020-01-01',
      end: '2020-12-31',
      revision: 1,
      k: 10,
      at: AS_OF,
    };
    const cases = indicator([{ sources: [release] }, { sources: [release] }]);
    const { content } = assemble(
      report(activitiesNode(), indicatorNode({ indicatorId: cases.indicatorId })),
      figures({ activities: [activity({ plan }), activity({ plan })], indicators: [cases] }),
    );
    const frozen = freeze(content, provenance());
    expect(frozen.provenance.plans).toEqual([plan]);
    expect(frozen.provenance.releases).toEqual([release.releaseId]);
  });
});

describe('what is missing', () => {
  it('is an activity without status, an indicator without value, a union that has not reported', () => {
    const silent = activity();
    const empty = indicator([{}]);
    const partial = indicator([
      { value: { state: 'reported', value: 3 }, coverage: { reported: 2, expected: 3 } },
    ]);
    const hidden = indicator([{ value: { state: 'suppressed' }, coverage: { reported: 3, expected: 3 } }]);
    const gaps = gapsOf(
      figures({
        activities: [silent, activity({ status: status('done') })],
        indicators: [empty, partial, hidden],
      }),
      null,
    );
    expect(gaps.map(({ kind }) => kind)).toEqual([
      'activityWithoutStatus',
      'indicatorWithoutValue',
      'unionsMissing',
    ]);
  });

  it('is a section with nothing under its heading', () => {
    const { body } = report(
      heading(2, 'Résumé'),
      paragraph(),
      paragraph(text('  ')),
      heading(2, 'Activités'),
      activitiesNode(),
      heading(2, 'Résultats'),
      heading(3, 'Dossiers'),
      paragraph(text('Plus nombreux.')),
      heading(3, 'Formations'),
      heading(2, ''),
      heading(2, 'Suites'),
    );
    expect(emptySections(body)).toEqual([
      { kind: 'emptySection', heading: 0, title: 'Résumé' },
      { kind: 'emptySection', heading: 4, title: 'Formations' },
      { kind: 'emptySection', heading: 6, title: 'Suites' },
    ]);
  });

  it('is no text that stands in a list', () => {
    const list: RichNode = {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(text('Un'))] }],
    };
    expect(emptySections(report(heading(2, 'Suites'), list).body)).toEqual([]);
  });
});

describe('the template', () => {
  it.each(languages)('has its headings and blocks in %s', (language) => {
    const pieces = piecesOf(progressTemplate(language, [newId<string>(), newId<string>()]));
    expect(pieces.map(({ kind }) => kind)).toEqual([
      'text',
      'text',
      'text',
      'text',
      'activities',
      'text',
      'text',
      'indicator',
      'indicator',
      'text',
      'text',
    ]);
  });
});
