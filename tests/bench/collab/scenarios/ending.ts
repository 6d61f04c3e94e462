import * as prng from 'lib0/prng';
import * as Y from 'yjs';
import { join } from '../clients/client';
import { type Author, createBook } from '../clients/delivery';
import { leaveAll } from '../edits';
import type { Figure, Scenario } from '../scenario';
import { cameTrue, onSchedule } from '../schedule';
import type { Contender } from '../servers/contender';

const EDITS_PER_SECOND = 50;
/** The author writes on while the server ends. */
const AFTER = 50;

const figures: readonly Figure[] = [
  { key: 'seen', label: 'edits that another had seen', better: null },
  { key: 'lostSeen', label: '… of them lost', better: 'less' },
  { key: 'saved', label: 'edits that the author was told are saved', better: null },
  { key: 'lostSaved', label: '… of them lost', better: 'less' },
];

const endFigure: Figure = { key: 'endMs', label: 'longest until it had ended, ms', better: null };

interface Trial {
  readonly seen: number;
  readonly lostSeen: number;
  /** Null where the server says nothing of the kind. */
  readonly saved: number | null;
  readonly lostSaved: number;
}

/** How many of the author's edits somebody gets who comes in with nothing. */
async function survivors(
  contender: Contender,
  document: string,
  author: Author,
  wanted: number,
): Promise<number> {
  const copy = new Y.Doc();
  const fresh = await join(contender, document, 2);
  fresh.onUpdate = ({ update }) => Y.applyUpdate(copy, update);
  Y.applyUpdate(copy, fresh.first);
  const there = (): number => author.within(Y.getState(copy.store, author.id));
  await cameTrue(() => there() >= wanted, 3_000);
  await fresh.leave();
  return there();
}

/** One writes, another reads; the moment the other has seen so many edits, the server is ended. */
async function endUnderWriting(
  contender: Contender,
  edits: number,
  end: () => Promise<unknown>,
): Promise<Trial> {
  const [document = ''] = await contender.documents(1);
  const [writer, reader] = [await join(contender, document), await join(contender, document, 1)];
  const author = createBook().author(writer);
  let seen = 0;
  let ending: Promise<unknown> | null = null;
  reader.onUpdate = ({ clocks }) => {
    for (const [id, clock] of clocks) if (id === author.id) seen = Math.max(seen, author.within(clock));
    if (seen >= edits) ending ??= end();
  };
  await onSchedule(EDITS_PER_SECOND, (edits + AFTER) / EDITS_PER_SECOND, author.edit);
  if (!(await cameTrue(() => ending !== null, 10_000))) throw new Error('The reader saw too little.');
  await ending;
  await cameTrue(() => writer.closedWith() !== null && reader.closedWith() !== null, 5_000);
  // The first update messages of a client are its empty answers to the server's question.
  const saved = writer.saved() === 0 ? null : Math.max(0, writer.saved() - (writer.sent() - author.edits()));
  await leaveAll([writer, reader]);
  await contender.start();
  const there = await survivors(contender, document, author, Math.max(seen, saved ?? 0));
  return {
    seen,
    lostSeen: Math.max(0, seen - there),
    saved,
    lostSaved: Math.max(0, (saved ?? 0) - there),
  };
}

const ending = (
  words: Pick<Scenario, 'name' | 'title' | 'does'>,
  how: (contender: Contender) => Promise<number | null>,
): Scenario => ({
  ...words,
  figures: words.name === 'stop' ? [...figures, endFigure] : figures,
  limitSeconds: 240,
  async run(bench) {
    const contender = await bench.start();
    const generator = prng.create(11);
    const trials: Trial[] = [];
    let endMs: number | null = null;
    while (trials.length < bench.size(5, 2)) {
      const edits = prng.int32(generator, 20, bench.size(250, 60));
      const trial = await endUnderWriting(contender, edits, async () => {
        const took = await how(contender);
        if (took !== null) endMs = Math.max(took, endMs ?? 0);
      });
      bench.say(
        `${trial.seen} seen, ${trial.lostSeen} of them lost; ${trial.saved} saved, ${trial.lostSaved} lost`,
      );
      trials.push(trial);
    }
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const saved = trials.map((trial) => trial.saved).filter((value) => value !== null);
    return {
      seen: sum(trials.map((trial) => trial.seen)),
      lostSeen: sum(trials.map((trial) => trial.lostSeen)),
      saved: saved.length === 0 ? null : sum(saved),
      lostSaved: saved.length === 0 ? null : sum(trials.map((trial) => trial.lostSaved)),
      endMs,
    };
  },
});

export const endings: readonly Scenario[] = [
  ending(
    {
      name: 'kill',
      title: 'kill -9',
      does: 'The server is killed while one person writes and another reads, and started again; five times.',
    },
    async (contender) => {
      await contender.kill();
      return null;
    },
  ),
  ending(
    {
      name: 'stop',
      title: 'SIGTERM',
      does: 'The server is asked to stop while one person writes and another reads, and started again; five times.',
    },
    (contender) => contender.stop(),
  ),
];
