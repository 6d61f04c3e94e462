import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { attendanceTotals, participantsOf } from '#domain/document/attendance';
import { copyContent } from '#domain/document/copy';
import { readDocument } from '#domain/document/read';
import { createDocumentReader } from '#domain/document/reader';
import { restoreDocument } from '#domain/document/restore';
import { appendRichText, plainParagraphs, richTextToPlain } from '#domain/document/rich-text';
import {
  addSection,
  deleteNodes,
  documentParts,
  restoreNodes,
  setMeta,
  setSection,
} from '#domain/document/shape';
import { copyOf } from '#domain/document/state';
import { writeAgenda } from '#domain/document/templates';
import {
  type AttendanceScalars,
  addAttendance,
  addOutcome,
  outcomeOwners,
  outcomeText,
  setAttendance,
  setOutcome,
} from '#domain/document/workshop';
import { daysState, followPeriod, moveDaysTo, setDayDate } from '#domain/document/workshop-days';
import { type DocumentId, newId, type OrganisationId } from '#domain/ids';
import { parsePeriod } from '#domain/period/parse';

const on = (text: string) => parsePeriod(text, { year: 2020, language: 'fr' });

function agenda(...dates: string[]) {
  const doc = new Y.Doc();
  setMeta(doc, { kind: 'agenda', title: 'Atelier', agreedStart: dates[0] ?? '' }, 'seed');
  const ids = dates.map((date, at) =>
    addSection(doc, { parentId: null, title: `Jour ${at + 1}`, date }, 'seed'),
  );
  const read = () => readDocument(doc);
  return { doc, ids, read, dates: () => read().sections.map(({ date }) => date) };
}
/** Two who write at once, each without the other's words yet. */
function together(doc: Y.Doc, ...acts: ((copy: Y.Doc) => void)[]): void {
  const before = Y.encodeStateAsUpdate(doc);
  const copies = acts.map((act) => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, before);
    act(copy);
    return copy;
  });
  for (const copy of copies) Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
}

describe('[WA1] the days of an agenda', () => {
  it('move with the period, all by the same distance, also over the end of a month', () => {
    const { doc, dates } = agenda('2020-03-25', '2020-03-26', '2020-03-30');
    followPeriod(doc, on('30-31 mars'), 'agenda');
    expect(dates()).toEqual(['2020-03-30', '2020-03-31', '2020-04-04']);
  });
  it('move once, however often and from however many sides they are asked', () => {
    const { doc, dates } = agenda('2020-03-25', '2020-03-26');
    const move = (copy: Y.Doc) => followPeriod(copy, on('1-2 avril'), 'agenda');
    together(doc, move, move);
    move(doc);
    expect(dates()).toEqual(['2020-04-01', '2020-04-02']);
  });
  it('write nothing when they agree', () => {
    const { doc } = agenda('2020-03-25', '2020-03-26');
    let edits = 0;
    doc.on('update', () => {
      edits += 1;
    });
    followPeriod(doc, on('25-26 mars'), 'agenda');
    expect(edits).toBe(0);
  });
  it('stay where a period is not known to the day, and it is said', () => {
    const { doc, dates, read } = agenda('2020-03-25', '2020-03-26');
    for (const text of ['Mars-avril', 'À fixer']) {
      followPeriod(doc, on(text), 'agenda');
      expect(daysState(read().sections, on(text))).toBe('no-exact-date');
    }
    expect(daysState(read().sections, null)).toBe('no-exact-date');
    expect(dates()).toEqual(['2020-03-25', '2020-03-26']);
    followPeriod(doc, on('2-3 avril'), 'agenda');
    expect(dates()).toEqual(['2020-04-02', '2020-04-03']);
  });
  it('get the period’s dates when they have none and are as many, and none by guessing', () => {
    const two = agenda('', '');
    followPeriod(two.doc, on('25-26 mars'), 'agenda');
    expect(two.dates()).toEqual(['2020-03-25', '2020-03-26']);
    const three = agenda('', '', '');
    followPeriod(three.doc, on('25-26 mars'), 'agenda');
    expect(three.dates()).toEqual(['', '', '']);
    expect(daysState(three.read().sections, on('25-26 mars'))).toBe('undated');
  });
  it('that were deleted move along, and stand right when they come back', () => {
    const { doc, ids, dates } = agenda('2020-03-25', '2020-03-26');
    const last = ids.slice(1);
    deleteNodes(doc, last, new Date(), 'grid');
    followPeriod(doc, on('30 mars'), 'agenda');
    restoreNodes(doc, last, 'grid');
    expect(dates()).toEqual(['2020-03-30', '2020-03-31']);
  });
  it('of an earlier state that was restored come to today’s dates again', () => {
    const { doc, dates } = agenda('2020-03-25', '2020-03-26');
    const then = copyOf(doc);
    followPeriod(doc, on('1-2 avril'), 'agenda');
    restoreDocument(then, doc, new Date());
    expect(dates()).toEqual(['2020-03-25', '2020-03-26']);
    followPeriod(doc, on('1-2 avril'), 'agenda');
    expect(dates()).toEqual(['2020-04-01', '2020-04-02']);
  });
  it('moved by hand move those that follow, and never before an earlier one', () => {
    const { doc, ids, dates, read } = agenda('2020-03-25', '2020-03-26', '2020-03-27');
    const [, second = '', third = ''] = ids;
    expect(setDayDate(doc, read().sections, second, '2020-03-28', 'grid')).toBe(true);
    expect(dates()).toEqual(['2020-03-25', '2020-03-28', '2020-03-29']);
    expect(setDayDate(doc, read().sections, third, '2020-03-28', 'grid')).toBe(false);
    expect(daysState(read().sections, on('25-27 mars'))).toBe('other-length');
    moveDaysTo(doc, read().sections, '2020-05-01', 'grid');
    expect(dates()).toEqual(['2020-05-01', '2020-05-04', '2020-05-05']);
    expect(daysState(read().sections, on('25-27 mars'))).toBe('elsewhere');
  });
  it('whatever stands in a date that is none, are read and moved', () => {
    const { doc, ids, read } = agenda('2020-03-25', '2020-03-26');
    setSection(doc, ids[1] ?? '', 'date', 'demain', 'grid');
    followPeriod(doc, on('30-31 mars'), 'agenda');
    expect(read().sections.map(({ date }) => date)).toEqual(['2020-03-30', 'demain']);
  });
  it('of a new agenda are those of its activity, in the plan’s language', () => {
    const write = (text: string | null, language: 'fr' | 'ar') => {
      const doc = new Y.Doc();
      writeAgenda(doc, { period: text === null ? null : on(text) }, language);
      return readDocument(doc);
    };
    expect(write('25-27 mars', 'fr').sections.map(({ title, date }) => [title, date])).toEqual([
      ['Jour 1', '2020-03-25'],
      ['Jour 2', '2020-03-26'],
      ['Jour 3', '2020-03-27'],
    ]);
    expect(write('25 mars', 'ar').sections.map(({ title }) => title)).toEqual(['اليوم 1']);
    expect(write('Mars-avril', 'fr').sections.every(({ date }) => date === '')).toBe(true);
    expect(write(null, 'fr').activities.length).toBeGreaterThan(3);
  });
});

describe('[WA2] what a workshop decides', () => {
  it('is added by two at once, and both stand there, in one order for everyone', () => {
    const { doc, read } = agenda();
    together(
      doc,
      (copy) => addOutcome(copy, { kind: 'decision', what: 'Ouvrir une permanence' }, 'grid'),
      (copy) => addOutcome(copy, { kind: 'follow-up', what: 'Écrire à l’ONM' }, 'grid'),
    );
    const { outcomes } = read().workshop;
    expect(outcomes.map(({ what }) => richTextToPlain(what)).sort()).toEqual([
      'Ouvrir une permanence',
      'Écrire à l’ONM',
    ]);
    expect(outcomes.map(({ id }) => id)).toEqual(outcomes.map(({ id }) => id).sort());
  });
  it('is worded by two at once, and named by two at once who is to do it', () => {
    const { doc, read } = agenda();
    const id = addOutcome(doc, { kind: 'decision', what: 'Permanence' }, 'grid');
    const ugtt = newId<OrganisationId>();
    const insert = (copy: Y.Doc, index: number, words: string) => {
      const paragraph = outcomeText(copy, id)?.get(0);
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
      if (text instanceof Y.XmlText) text.insert(index, words);
    };
    together(
      doc,
      (copy) => insert(copy, 0, 'Une '),
      (copy) => {
        insert(copy, 'Permanence'.length, ' à Sfax');
        outcomeOwners(copy, id)?.set(ugtt, { text: 'UGTT', organisationId: ugtt });
      },
      (copy) => outcomeOwners(copy, id)?.set('ONM', { text: 'ONM' }),
    );
    const [outcome] = read().workshop.outcomes;
    expect(outcome && richTextToPlain(outcome.what)).toBe('Une Permanence à Sfax');
    expect(outcome?.who.map(({ key }) => key).sort()).toEqual([ugtt, 'ONM'].sort());
  });
  it('is read whatever was written there, and again as if anew', () => {
    const { doc, read } = agenda();
    const reader = createDocumentReader(doc);
    const id = addOutcome(doc, { kind: 'decision', what: 'x' }, 'grid');
    doc.getMap('outcomes').set('wrong', 'no row');
    const row = doc.getMap<Y.Map<unknown>>('outcomes').get(id);
    row?.set('kind', 7);
    row?.set('by', 'bientôt');
    row?.set('activity', { documentId: 1 });
    expect(read().workshop.outcomes).toMatchObject([{ id, kind: 'decision', by: null, activity: null }]);
    expect(reader.read()).toEqual(read());
    setOutcome(doc, id, 'deletedAt', new Date().toISOString(), 'grid');
    expect(reader.read().workshop.outcomes).toEqual([]);
  });
  it('comes back with an earlier state', () => {
    const { doc, read } = agenda();
    const id = addOutcome(doc, { kind: 'decision', what: 'Permanence' }, 'grid');
    const then = copyOf(doc);
    setOutcome(doc, id, 'deletedAt', new Date().toISOString(), 'grid');
    const later = addOutcome(doc, { kind: 'decision', what: 'Autre' }, 'grid');
    restoreDocument(then, doc, new Date());
    expect(read().workshop.outcomes.map((each) => each.id)).toEqual([id]);
    expect(later).not.toBe(id);
  });
});

it('[WA2] a copy of an agenda has its sessions, and nothing of what was decided, said or counted', () => {
  const { doc, read } = agenda('2020-03-25');
  addOutcome(doc, { kind: 'decision', what: 'Permanence' }, 'grid');
  appendRichText(documentParts(doc).body, plainParagraphs('Les permanences débordent.'));
  const copy = new Y.Doc();
  setMeta(copy, { kind: 'agenda' }, 'copy');
  const ids = { sourceId: newId<DocumentId>(), copyId: newId<DocumentId>() };
  copyContent(copy, read(), { ...ids, years: 1, context: {} });
  const copied = readDocument(copy);
  expect(copied.sections.map(({ title, date }) => [title, date])).toEqual([['Jour 1', '']]);
  expect(richTextToPlain(copied.body)).toBe('');
  expect(copied.workshop).toEqual({ outcomes: [], attendance: [] });
  expect(copied.agreedStart).toBe('');
});

describe('[WA3] attendance', () => {
  const ugtt = newId<OrganisationId>();
  const line = (values: Partial<Omit<AttendanceScalars, 'deletedAt'>>) => ({
    organisationId: ugtt,
    organisation: '',
    sex: 'women' as const,
    state: 'present' as const,
    count: 1,
    ...values,
  });
  it('gives the participants: those present, zero and nobody-said apart', () => {
    const { doc, read } = agenda();
    expect(participantsOf(read().workshop.attendance)).toBeNull();
    addAttendance(doc, line({ count: 7 }), 'grid');
    addAttendance(doc, line({ organisationId: null, organisation: 'ONM', count: 5 }), 'grid');
    addAttendance(doc, line({ sex: 'men', count: 9 }), 'grid');
    addAttendance(doc, line({ sex: 'men', state: 'excused', count: 3 }), 'grid');
    expect(participantsOf(read().workshop.attendance)).toEqual({ women: 12, men: 9, notStated: null });
  });
  it('leaves as totals by organisation, without sex', () => {
    const { doc, read } = agenda();
    addAttendance(doc, line({ count: 1 }), 'grid');
    addAttendance(doc, line({ sex: 'men', count: 2 }), 'grid');
    addAttendance(doc, line({ organisationId: null, organisation: 'ONM ', state: 'absent' }), 'grid');
    addAttendance(doc, line({ organisationId: null, organisation: 'onm', state: 'excused' }), 'grid');
    expect(attendanceTotals(read().workshop.attendance)).toEqual({
      organisations: [
        { organisationId: ugtt, organisation: '', present: 3, excused: 0, absent: 0 },
        { organisationId: null, organisation: 'ONM', present: 0, excused: 1, absent: 1 },
      ],
      all: { present: 3, excused: 1, absent: 1 },
    });
  });
  it('holds no name: a line is an organisation, a sex, a state and a number', () => {
    const { doc, read } = agenda();
    const id = addAttendance(doc, line({}), 'grid');
    doc.getMap<Y.Map<unknown>>('attendance').get(id)?.set('name', 'Amina');
    setAttendance(doc, id, 'count', 2, 'grid');
    expect(Object.keys(read().workshop.attendance[0] ?? {}).sort()).toEqual(
      ['count', 'deletedAt', 'id', 'organisation', 'organisationId', 'sex', 'state'].sort(),
    );
  });
});
