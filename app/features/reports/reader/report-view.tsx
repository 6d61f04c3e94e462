import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type RichNode, richTextToPlain } from '#domain/document/rich-text';
import type { FrozenReport, RenderedBlock, ReportSection } from '#domain/report/content';
import { RichView } from '~/features/documents/text/rich-view';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { ActivitiesTable } from './activities-table';
import { HIDDEN } from './indicator-chart';
import { IndicatorFiguresView } from './indicator-figures';
import classes from './reader.module.css';

export interface EditionLink {
  readonly edition: number;
  readonly at: string;
}

/** A published edition as a page: nothing on it needs a script, everything on it comes from the frozen report. */
export function ReportView({ frozen, editions }: { frozen: FrozenReport; editions: readonly EditionLink[] }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const local = useLocalText();
  const { content, provenance } = frozen;
  const { edition, project, period, publishedAt } = provenance;
  const titled = content.sections.flatMap((section, index) =>
    section.heading ? [{ id: sectionId(index), text: plain(section.heading.nodes) }] : [],
  );
  const blocks = content.sections.flatMap((section) => section.blocks);
  return (
    <article className={classes.report}>
      <header className={classes.head}>
        <p className={classes.from} dir="auto">
          {local(provenance.network)}
        </p>
        <h1 dir="auto" lang={content.language}>
          {content.title}
        </h1>
        <p className={classes.meta}>
          <bdi>{local(project.names) || project.code}</bdi>
          {period ? (
            <>
              {' · '}
              {t('read.periodOf', {
                code: period.code,
                start: format.date(period.start),
                end: format.date(period.end),
              })}
            </>
          ) : null}
        </p>
        <p className={classes.meta}>{t('read.edition', { edition, date: format.dateTime(publishedAt) })}</p>
        {editions.length > 1 ? <Editions editions={editions} current={edition} /> : null}
      </header>
      {titled.length > 2 ? (
        <nav className={classes.contents} aria-label={t('read.contents')}>
          <ol>
            {titled.map(({ id, text }) => (
              <li key={id}>
                <a href={`#${id}`} dir="auto">
                  {text}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      {content.sections.map((section, index) => (
        // Sections of an edition never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Section key={index} id={sectionId(index)} section={section} language={content.language} />
      ))}
      {blocks.some(hidesSomething) ? (
        <p className={classes.legend}>
          <strong aria-hidden>{HIDDEN}</strong> {t('read.legend')}
        </p>
      ) : null}
      <Provenance frozen={frozen} />
    </article>
  );
}

const sectionId = (index: number): string => `section-${index + 1}`;
const plain = (nodes: readonly RichNode[]): string => richTextToPlain({ type: 'doc', content: nodes });

function hidesSomething(block: RenderedBlock): boolean {
  return (
    block.kind === 'indicator' && block.figures.periods.some(({ value }) => value.state === 'suppressed')
  );
}

function Section(props: { id: string; section: ReportSection; language: string }) {
  const { id, section, language } = props;
  const blocks = section.blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of an edition never move
    <Block key={index} block={block} language={language} />
  ));
  if (!section.heading) return <div className={classes.section}>{blocks}</div>;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} dir="auto" lang={language}>
        {plain(section.heading.nodes)}
      </h2>
      {blocks}
    </section>
  );
}

function Block({ block, language }: { block: RenderedBlock; language: string }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  if (block.kind === 'text') {
    return (
      <div lang={language}>
        <RichView node={{ type: 'doc', content: block.nodes.map(belowSections) }} />
      </div>
    );
  }
  return (
    <div className={classes.block}>
      {block.kind === 'activities' ? (
        <ActivitiesTable rows={block.rows} />
      ) : (
        <IndicatorFiguresView figures={block.figures} chart={block.chart} />
      )}
      <p className={classes.asOf}>{t('block.asOf', { date: format.dateTime(block.asOf) })}</p>
    </div>
  );
}

/** RichView begins at the third level of headings; what is left within a section begins at the text's third. */
function belowSections(node: RichNode): RichNode {
  if (node.type !== 'heading') return node;
  return { ...node, attrs: { ...node.attrs, level: Math.max(1, Number(node.attrs?.level ?? 3) - 2) } };
}

function Editions({ editions, current }: { editions: readonly EditionLink[]; current: number }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return (
    <nav className={`${classes.editions} no-print`} aria-label={t('read.editions')}>
      {editions.map(({ edition, at }) => (
        <Link
          key={edition}
          to={`?edition=${edition}`}
          aria-current={edition === current ? 'page' : undefined}
        >
          {t('read.editionShort', { edition, date: format.date(at.slice(0, 10)) })}
        </Link>
      ))}
    </nav>
  );
}

function Provenance({ frozen }: { frozen: FrozenReport }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { provenance } = frozen;
  return (
    <footer className={classes.provenance}>
      <h2>{t('read.provenance.title')}</h2>
      <p>{t('read.provenance.text')}</p>
      <ul>
        <li>
          {t('read.provenance.report', {
            edition: provenance.edition,
            date: format.dateTime(provenance.publishedAt),
            sequence: provenance.text.sequence,
          })}
        </li>
        {provenance.plans.map(({ documentId, title, sequence }) => (
          <li key={documentId}>
            <bdi>{title}</bdi>, {t('read.source.plan', { sequence })}
          </li>
        ))}
      </ul>
    </footer>
  );
}
