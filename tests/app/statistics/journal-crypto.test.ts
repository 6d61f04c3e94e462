import { fromBase64, toBase64 } from 'lib0/buffer';
import { describe, expect, test } from 'vitest';
import { JalonError } from '#domain/errors';
import { casesOf, emptyJournal, type Journal, writeJournal } from '#domain/statistics/journal/journal';
import { putCase } from '#domain/statistics/journal/merge';
import {
  beginJournal,
  importInto,
  openFile,
  openJournal,
} from '~/features/statistics/journal/journal-session';
import type { JournalStore, KeptJournal } from '~/features/statistics/journal/journal-store';
import {
  keyOf,
  newKey,
  readSealed,
  type Sealed,
  seal,
  unseal,
  weaknessOf,
  writeSealed,
} from '~/features/statistics/journal/sealed';

const code = 'quatre mots au hasard';
const union = 'ugtt';
const written = {
  received: '2020-03-14',
  codes: { request: 'unpaidWages' },
  reference: 'SFX-77',
  amount: null,
};
const one = putCase(emptyJournal(union), written, 1);

async function refusal(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof JalonError) return { code: error.code, ...error.details };
    throw error;
  }
  return undefined;
}
const unreadable = (reason: string) => ({ code: 'file-unreadable', reason });
const flipped = (text: string, at: number): string => {
  const bytes = fromBase64(text);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return toBase64(bytes);
};

/** A device in memory: as the real one, it writes only over the revision that the writer has seen. */
function device(): JournalStore & { kept(): KeptJournal | null } {
  let kept: KeptJournal | null = null;
  return {
    kept: () => kept,
    read: async () => kept,
    async write(sealed, seen) {
      if ((kept?.revision ?? 0) !== seen) return false;
      kept = { revision: seen + 1, exported: kept?.exported ?? 0, sealed };
      return true;
    },
    async markExported(exported) {
      if (kept) kept = { ...kept, exported };
    },
    async remove() {
      kept = null;
    },
  };
}

describe('a journal under a code', () => {
  test('[ST13] is read with the code, however a keyboard writes it, and with no other', async () => {
    const sealed = await seal(writeJournal(one), await newKey('Café des élèves 7'));
    expect(sealed.kdf.rounds).toBeGreaterThanOrEqual(600_000);
    const text = await unseal(sealed, await keyOf(' Cafe\u0301 des e\u0301le\u0300ves 7', sealed.kdf));
    expect(text).toBe(writeJournal(one));
    const wrong = unseal(sealed, await keyOf('Café des élèves 8', sealed.kdf));
    expect(await refusal(wrong)).toEqual(unreadable('wrong-code'));
  });

  test('[ST13] holds no value, no code and no key that can be read', async () => {
    const key = await newKey(code);
    const text = writeSealed(await seal(writeJournal(one), key));
    const bytes = new TextDecoder('latin1').decode(fromBase64(readSealed(text).ciphertext));
    for (const plain of ['2020-03-14', 'unpaidWages', 'SFX-77', 'request', 'entries', union, code, 'mots']) {
      expect(text).not.toContain(plain);
      expect(text).not.toContain(btoa(plain).slice(0, 6));
      expect(bytes).not.toContain(plain);
    }
    expect(key.key.extractable).toBe(false);
  });

  test('[ST13] its size tells no single case', async () => {
    const key = await newKey(code);
    const sizes = await Promise.all(
      [emptyJournal(union), one, putCase(one, written, 2)].map(
        async (journal) => (await seal(writeJournal(journal), key)).ciphertext.length,
      ),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  test('[ST13] never has the same IV or salt again', async () => {
    const key = await newKey(code);
    const sealed = await Promise.all(Array.from({ length: 2000 }, () => seal('{}', key)));
    expect(new Set(sealed.map(({ iv }) => iv)).size).toBe(2000);
    expect(new Set(sealed.map(({ ciphertext }) => ciphertext)).size).toBe(2000);
    expect(fromBase64(sealed[0]?.iv ?? '').length).toBe(12);
    const other = await newKey(code);
    expect(other.recipe.salt).not.toBe(key.recipe.salt);
    expect(fromBase64(key.recipe.salt).length).toBe(16);
  });

  test('[ST13] a weak code is told', () => {
    expect(weaknessOf('court')).toBe('short');
    expect(weaknessOf('           12')).toBe('short');
    expect(weaknessOf('121212121212')).toBe('few-signs');
    expect(weaknessOf(code)).toBeNull();
  });
});

describe('a file of cases', () => {
  test('[ST14] that was damaged anywhere is told so, and is not called a wrong code', async () => {
    const key = await newKey(code);
    const sealed = await seal(writeJournal(one), key);
    const damaged: Sealed[] = [
      { ...sealed, ciphertext: flipped(sealed.ciphertext, 0) },
      { ...sealed, ciphertext: flipped(sealed.ciphertext, 3000) },
      { ...sealed, iv: flipped(sealed.iv, 5) },
      { ...sealed, kdf: { ...sealed.kdf, salt: flipped(sealed.kdf.salt, 0) } },
      { ...sealed, kdf: { ...sealed.kdf, rounds: sealed.kdf.rounds + 1 } },
      { ...sealed, digest: flipped(sealed.digest, 0) },
    ];
    for (const each of damaged) expect(await refusal(unseal(each, key))).toEqual(unreadable('damaged'));
  });

  test('[ST14] that was changed on purpose, digest and all, is not read either', async () => {
    const key = await newKey(code);
    const sealed = await seal(writeJournal(one), key);
    const kdf = { ...sealed.kdf, rounds: sealed.kdf.rounds + 1 };
    const { format, version, iv, ciphertext } = sealed;
    const all = JSON.stringify([format, version, kdf.name, kdf.rounds, kdf.salt, iv, ciphertext]);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all));
    const forged = { ...sealed, kdf, digest: toBase64(new Uint8Array(digest)) };
    // Even with the right key: what stands over the content is bound to it.
    expect(await refusal(unseal(forged, key))).toEqual(unreadable('wrong-code'));
  });

  const change = (more: object) => async () =>
    JSON.stringify({ ...(await seal(writeJournal(one), await newKey(code))), ...more });
  test.each([
    ['cut in half', async () => (await change({})()).slice(0, 500), 'damaged'],
    ['of a later version', change({ version: 2, more: 'x' }), 'other-version'],
    ['with a field too many', change({ more: 'x' }), 'damaged'],
    ['with few rounds', change({ kdf: { name: 'PBKDF2-SHA-256', rounds: 1000, salt: 'AAAA' } }), 'damaged'],
    [
      'with endless rounds',
      change({ kdf: { name: 'PBKDF2-SHA-256', rounds: 1e9, salt: 'AAAA' } }),
      'damaged',
    ],
    ['of another kind', async () => '{"format":"else"}', 'no-journal'],
    ['that is no JSON', async () => 'Date;Sexe', 'no-journal'],
  ])('[ST14] %s is refused', async (_, make, reason) => {
    const text = await make();
    expect(await refusal((async () => readSealed(text))())).toEqual(unreadable(reason));
  });

  test('[ST14] is merged into the journal of another device, and one of another union is not', async () => {
    const open = await beginJournal(device(), code, one);
    const file = readSealed(writeSealed(await open.sealed()));
    expect(await refusal(openFile(file, 'another code than it', union))).toEqual(unreadable('wrong-code'));
    expect(await refusal(openFile(file, code, 'umt'))).toEqual(unreadable('other-union'));
    const elsewhere = await beginJournal(device(), 'un autre code ici', emptyJournal(union));
    const merged = await importInto(elsewhere, await openFile(file, code, union));
    expect(merged).toMatchObject({ added: 1, updated: 0, removed: 0, kept: 0 });
    expect(casesOf(elsewhere.now().journal)).toEqual(casesOf(one));
  });
});

describe('a journal on a device', () => {
  const add = (reference: string) => (journal: Journal) => putCase(journal, { ...written, reference }, 5);
  const references = (journal: Journal) =>
    casesOf(journal)
      .map(({ reference }) => reference)
      .sort();

  test('[ST15] two tabs that write at once lose nothing of each other', async () => {
    const store = device();
    const first = await beginJournal(store, code, emptyJournal(union));
    const second = await openJournal(store, code);
    await first.change(add('1'));
    await second.change(add('2'));
    await Promise.all([first.change(add('3')), second.change(add('4')), first.change(add('5'))]);
    const reopened = await openJournal(store, code);
    expect(references(reopened.now().journal)).toEqual(['1', '2', '3', '4', '5']);
  });

  test('[ST15] a journal that is there is not begun anew, nor written over after its code changed or it was deleted', async () => {
    const store = device();
    const first = await beginJournal(store, code, one);
    const again = beginJournal(store, code, emptyJournal(union));
    expect(await refusal(again)).toEqual({ code: 'conflict', reason: 'begun' });
    const second = await openJournal(store, code);
    await first.changeCode('un code tout neuf');
    const before = store.kept();
    expect(await refusal(second.change(add('2')))).toEqual({ code: 'conflict', reason: 'code-changed' });
    expect(store.kept()).toBe(before);
    expect(await refusal(openJournal(store, code))).toEqual(unreadable('wrong-code'));
    expect(references((await openJournal(store, 'un code tout neuf')).now().journal)).toEqual(['SFX-77']);
    await store.remove();
    expect(await refusal(first.change(add('2')))).toEqual({ code: 'conflict', reason: 'deleted' });
    expect(store.kept()).toBeNull();
  });

  test('[ST15] a change that could not be kept changes nothing; a journal that was locked takes none', async () => {
    const store = device();
    let full = false;
    const open = await beginJournal(
      {
        ...store,
        write: (sealed, seen) => (full ? Promise.reject(new Error('full')) : store.write(sealed, seen)),
      },
      code,
      one,
    );
    full = true;
    await expect(open.change(add('2'))).rejects.toThrow('full');
    expect(open.now().journal).toEqual(one);
    full = false;
    await open.change(add('3'));
    expect(references(open.now().journal)).toEqual(['3', 'SFX-77']);
    await open.close();
    expect(await refusal(open.change(add('4')))).toEqual({ code: 'conflict', reason: 'closed' });
    expect(await refusal(open.sealed())).toEqual({ code: 'conflict', reason: 'closed' });
  });
});
