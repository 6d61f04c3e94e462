import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeLabel, dimensionNames, dimensions, readValue } from '#domain/statistics/dimensions';
import { countJournal, sameFigures } from '#domain/statistics/journal/count';
import {
  type CaseFields,
  casesOf,
  emptyJournal,
  type Journal,
  type JournalCase,
  readJournal,
  writeJournal,
} from '#domain/statistics/journal/journal';
import { mergeJournals, putCase, removeCase } from '#domain/statistics/journal/merge';
import { refuseReference } from '#domain/statistics/journal/reference';
import { nextCase, readReceived, readWritten, writtenOf } from '#domain/statistics/journal/written';
import { calendarYear, readRegister } from '#domain/statistics/register/register';
import { fixedTablesOf, validateTables } from '#domain/statistics/tables';
import { refusal } from './refusal';

const union = 'ugtt';
const period = calendarYear(2020);
const blank: CaseFields = { received: '2020-03-01', codes: {}, reference: '', amount: null };
const idOf = (at: number) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const journalOf = (...entries: Journal['entries']): Journal => ({ ...emptyJournal(union), entries });

const date = fc
  .date({ min: new Date('2019-11-01'), max: new Date('2021-02-28'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const codes = fc.record(
  Object.fromEntries(
    dimensionNames.map((name) => [name, fc.constantFrom(...dimensions[name].codes.map(({ code }) => code))]),
  ),
  { requiredKeys: [] },
);
const amount = fc.option(
  fc.record({
    thousandths: fc.integer({ min: 1, max: 9_000_000_000 }),
    currency: fc.constantFrom('TND', 'MAD', 'EUR', 'XOF', 'GBP'),
  }),
);
const fields = fc.record({
  received: date,
  codes,
  // Few, so that two cases often have the same.
  reference: fc.oneof(
    fc.constant(''),
    fc.integer({ min: 1, max: 30 }).map((n) => `SFX-2020/${n}`),
  ),
  amount,
});
const cases = fc
  .array(fields, { maxLength: 40 })
  .map((all) => all.map((each, at): JournalCase => ({ id: idOf(at), editedAt: 1000 + at, ...each })));

/** The same cases as a union would write them: titles and values in a language, dates and amounts as people write. */
function register(all: readonly JournalCase[], language: 'fr' | 'en' | 'ar'): Uint8Array {
  const titles = ['N° dossier', "Date d'accueil", 'Montant récupéré', 'Devise'];
  const rows = all.map((one) => [
    one.reference,
    one.received.split('-').reverse().join('/'),
    one.amount ? (one.amount.thousandths / 1000).toFixed(3).replace('.', ',') : '',
    one.amount?.currency ?? '',
    ...dimensionNames.map((name) => {
      const code = one.codes[name];
      return code === undefined ? '' : codeLabel(name, code, language);
    }),
  ]);
  const head = [...titles, ...dimensionNames.map((name) => dimensions[name].labels.fr)];
  const text = [head, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n');
  return new TextEncoder().encode(text);
}

describe('a journal of cases', () => {
  test('[ST10] is counted as the same cases are in a register, whatever they are', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('fr', 'en', 'ar'), (all, language) => {
        const journal = journalOf(...all);
        const counted = countJournal(journal, period);
        const same = readRegister(register(casesOf(journal), language), { period });
        expect(counted.cases).toBe(same.cases);
        expect(counted.tables).toEqual(same.tables);
        expect(counted.amounts).toEqual(same.amounts);
        expect(counted.duplicates.size).toBe(
          same.skipped.filter(({ reason }) => reason === 'duplicate-dossier').length,
        );
        expect(counted.outside).toBe(same.skipped.filter(({ reason }) => reason === 'outside-period').length);
        expect(counted.unknown).toEqual([]);
        // The server takes it as it takes a register's.
        validateTables(fixedTablesOf(counted, '2021-01-15'));
      }),
      { numRuns: 150 },
    );
  });

  test('[ST10] every code of every dimension is read as itself', () => {
    const read = dimensionNames.flatMap((name) =>
      dimensions[name].codes.map(({ code }) => [name, code, readValue(name, code).code]),
    );
    expect(read.filter(([, code, as]) => code !== as)).toEqual([]);
  });

  test('[ST10] a second case of the same reference is not counted and is named; deleted cases count for nothing', () => {
    let journal = emptyJournal(union);
    journal = putCase(journal, { ...blank, reference: '14' }, 1, idOf(1));
    journal = putCase(journal, { ...blank, received: '2020-04-01', reference: '14' }, 2, idOf(2));
    journal = putCase(journal, { ...blank, received: '2021-04-01', reference: '14' }, 3, idOf(3));
    journal = removeCase(putCase(journal, blank, 4, idOf(4)), idOf(4), 5);
    const counted = countJournal(journal, period);
    expect(counted).toMatchObject({ cases: 1, outside: 1 });
    expect([...counted.duplicates]).toEqual([idOf(2)]);
    expect(counted.inPeriod.map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
  });

  test('[ST10] a code of another version counts as other and is told', () => {
    const strange = JSON.stringify(
      journalOf({ ...blank, id: idOf(1), editedAt: 1, codes: { request: 'ofLater' } }),
    );
    const counted = countJournal(readJournal(strange), period);
    expect(counted.tables.find(({ id }) => id === 'request')?.cells).toEqual([{ key: ['other'], count: 1 }]);
    expect(counted.unknown).toEqual([{ dimension: 'request', value: 'ofLater', count: 1 }]);
  });

  test('[ST10] the same figures are told from others', () => {
    const one = countJournal(putCase(emptyJournal(union), blank, 1), period);
    const again = { ...one, tables: [...one.tables].reverse() };
    expect(sameFigures(one, again)).toBe(true);
    const other = { ...blank, codes: { sex: 'woman' } };
    expect(sameFigures(one, countJournal(putCase(emptyJournal(union), other, 1), period))).toBe(false);
    const paid = { ...blank, amount: { thousandths: 5000, currency: 'TND' } };
    expect(sameFigures(one, countJournal(putCase(emptyJournal(union), paid, 1), period))).toBe(false);
  });
});

describe('two journals', () => {
  const entry = fc.record({ at: fc.integer({ min: 1, max: 8 }), editedAt: fc.integer({ min: 1, max: 5 }) });
  const some = fc
    .uniqueArray(fc.tuple(entry, fields, fc.boolean()), { maxLength: 8, selector: ([{ at }]) => at })
    .map((all) =>
      journalOf(
        ...all.map(([{ at, editedAt }, written, gone]) =>
          gone ? { id: idOf(at), editedAt, removed: true as const } : { id: idOf(at), editedAt, ...written },
        ),
      ),
    );
  const content = (journal: Journal) => [...journal.entries].sort((a, b) => (a.id < b.id ? -1 : 1));

  test('[ST11] give the same cases whichever is merged into the other, and nothing new the second time', () => {
    fc.assert(
      fc.property(some, some, (one, two) => {
        const merged = mergeJournals(one, two);
        expect(content(mergeJournals(two, one).journal)).toEqual(content(merged.journal));
        expect(mergeJournals(merged.journal, two)).toMatchObject({ added: 0, updated: 0, removed: 0 });
        const ids = new Set([...one.entries, ...two.entries].map(({ id }) => id));
        expect(new Set(merged.journal.entries.map(({ id }) => id))).toEqual(ids);
        // What is told adds up to what there is.
        expect(casesOf(merged.journal).length).toBe(casesOf(one).length + merged.added - merged.removed);
      }),
    );
  });

  test('[ST11] keep the newer edit of each case, and say of each what was done', () => {
    const here = journalOf(
      { ...blank, id: idOf(1), editedAt: 10 },
      { ...blank, id: idOf(2), editedAt: 10 },
      { ...blank, id: idOf(3), editedAt: 10 },
      { ...blank, id: idOf(4), editedAt: 10 },
    );
    const there = journalOf(
      { ...blank, id: idOf(1), editedAt: 20, reference: '1' },
      { ...blank, id: idOf(2), editedAt: 5, reference: '2' },
      { id: idOf(3), editedAt: 20, removed: true },
      { ...blank, id: idOf(4), editedAt: 10 },
      { ...blank, id: idOf(5), editedAt: 1 },
    );
    const { journal, ...told } = mergeJournals(here, there);
    expect(told).toEqual({ added: 1, updated: 1, removed: 1, kept: 1 });
    expect(casesOf(journal).map(({ id, reference }) => [id, reference])).toEqual([
      [idOf(1), '1'],
      [idOf(2), ''],
      [idOf(4), ''],
      [idOf(5), ''],
    ]);
  });

  test('[ST11] an edit on a device whose clock was set back is newer than what it replaces', () => {
    const before = putCase(emptyJournal(union), blank, 1_000_000, idOf(1));
    const edited = putCase(before, { ...blank, reference: '2' }, 5, idOf(1));
    expect(casesOf(mergeJournals(before, edited).journal)[0]?.reference).toBe('2');
    const undone = putCase(removeCase(edited, idOf(1), 5), { ...blank, reference: '3' }, 5, idOf(1));
    expect(casesOf(mergeJournals(edited, undone).journal)[0]?.reference).toBe('3');
    // Nothing is left of what was deleted.
    expect(writeJournal(removeCase(edited, idOf(1), 5))).not.toContain('2020-03-01');
  });
});

describe('a case as it is typed', () => {
  const typed = {
    received: '14/3/2020',
    codes: { sex: 'woman', place: 'TN', channel: 'phone' },
    reference: ' 14 ',
    amount: '1 250,5',
    currency: 'dinar tunisien',
  };
  const today = '2020-12-01';
  const read = (change: object) => readWritten({ ...typed, ...change }, [], today);

  test.each([
    ['14/3/2020', '2020-03-14'],
    ['14.03.20', '2020-03-14'],
    ['14032020', '2020-03-14'],
    ['2020-03-14', '2020-03-14'],
    ['١٤/٠٣/٢٠٢٠', '2020-03-14'],
    ['03/14/2020', undefined],
    ['31/02/2020', undefined],
    ['43904', undefined],
    ['1403', undefined],
    ['', undefined],
  ])('[ST12] the date %j is read as %j', (text, date) => expect(readReceived(text)).toBe(date));

  test('[ST12] is read, and written again as it can be read', () => {
    const fields = {
      received: '2020-03-14',
      codes: typed.codes,
      reference: '14',
      amount: { thousandths: 1_250_500, currency: 'TND' },
    };
    expect(read({})).toEqual({ fields });
    fc.assert(
      fc.property(cases, (all) => {
        for (const { id: _, editedAt: __, ...one } of all) {
          const again = readWritten(writtenOf({ ...one, id: idOf(1), editedAt: 1 }), [], '2021-12-31');
          expect(again).toEqual({ fields: one });
        }
      }),
    );
  });

  test('[ST12] is refused field by field', () => {
    expect(read({ received: 'mars', amount: 'beaucoup' })).toEqual({
      refused: { received: 'unreadable', amount: 'unreadable' },
    });
    expect(read({ received: '02/12/2020' })).toEqual({ refused: { received: 'future' } });
    expect(read({ received: '14/03/1980' })).toEqual({ refused: { received: 'old' } });
    expect(read({ reference: 'Fatou' })).toEqual({ refused: { reference: 'form' } });
    expect(read({ currency: '' })).toEqual({ refused: { currency: 'missing' } });
    expect(read({ currency: 'écus' })).toEqual({ refused: { currency: 'unknown' } });
    expect(read({ amount: '-5' })).toEqual({ refused: { amount: 'unreadable' } });
    const other = { ...blank, id: idOf(1), editedAt: 1, reference: '14' };
    expect(readWritten(typed, [other], today)).toEqual({ refused: { reference: 'taken' } });
  });

  test('[ST12] a currency without an amount is no payment; the next case begins with the place and the channel', () => {
    expect(read({ amount: '' })).toMatchObject({ fields: { amount: null } });
    const first = putCase(emptyJournal(union), { ...blank, codes: { place: 'MA', sex: 'man' } }, 1, idOf(1));
    const later = putCase(first, { ...blank, codes: { place: 'TN', channel: 'phone' } }, 2, idOf(2));
    expect(nextCase(later, '2020-05-01')).toEqual({
      received: '01/05/2020',
      codes: { place: 'TN', channel: 'phone' },
      reference: '',
      amount: '',
      currency: '',
    });
    expect(nextCase(removeCase(later, idOf(2), 3), null)).toMatchObject({
      received: '',
      codes: { place: 'MA' },
    });
  });
});

describe('what is no case of a journal', () => {
  test.each(['', '14', '2020/014', 'UGTT-2020-14', 'SFX 2020.3', 'أ-12', '١٢'])(
    '[ST12] the reference %j is one',
    (text) => expect(refuseReference(text)).toBeUndefined(),
  );
  test.each([
    ['Fatou Diop', 'form'],
    ['Fatou 3', 'form'],
    ['فاطمة 3', 'form'],
    ['N° 12 rue x, y', 'form'],
    ['2000 0010', 'personal'],
    ['a@b.tn', 'personal'],
    ['+216 20 000 010', 'personal'],
    ['20000010', 'personal'],
    ['AB123456', 'personal'],
    ['12/03/1987', 'personal'],
    ['١٢/٠٣/١٩٨٧', 'personal'],
  ])('[ST12] the reference %j is refused: %s', (text, why) => expect(refuseReference(text)).toBe(why));

  const written = (change: object) =>
    JSON.stringify({ ...journalOf({ ...blank, id: idOf(1), editedAt: 1, ...change }) });
  test.each([
    ['a name beside the fields', written({ name: 'x' })],
    ['a sentence for a code', written({ codes: { sex: 'a woman of Sfax' } })],
    ['an unknown dimension', written({ codes: { name: 'x' } })],
    ['a long reference', written({ reference: 'x'.repeat(21) })],
    ['no date', written({ received: 'in March' })],
    ['an amount of nothing', written({ amount: { thousandths: 0, currency: 'TND' } })],
    ['half a text', written({}).slice(0, 40)],
  ])('[ST12] a journal with %s is not read', (_, text) => {
    expect(refusal(() => readJournal(text))).toEqual({ code: 'file-unreadable', reason: 'damaged' });
  });

  test('[ST12] a journal of a later version is told from a damaged one', () => {
    const later = JSON.stringify({ version: 2, cases: [] });
    expect(refusal(() => readJournal(later))).toEqual({ code: 'file-unreadable', reason: 'other-version' });
  });

  test('[ST12] a journal is read as it was written', () => {
    fc.assert(
      fc.property(cases, (all) => {
        expect(readJournal(writeJournal(journalOf(...all)))).toEqual(journalOf(...all));
      }),
    );
  });
});
