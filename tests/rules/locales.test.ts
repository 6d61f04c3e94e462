import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));
/** The network's working language; the others are compared with it. */
const FIRST = 'fr';
/** i18next's endings of plural forms, of which each language has its own set (Arabic six, French three). */
const PLURAL = /_(zero|one|two|few|many|other)$/;

const folders = readdirSync(LOCALES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const areasOf = (language: string) =>
  readdirSync(path.join(LOCALES, language))
    .filter((name) => name.endsWith('.json'))
    .sort();
const areas = areasOf(FIRST);

function texts(language: string, area: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (value: unknown, key: string) => {
    if (value !== null && typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) walk(inner, key === '' ? name : `${key}.${name}`);
    } else found.set(key, value);
  };
  walk(JSON.parse(readFileSync(path.join(LOCALES, language, area), 'utf8')), '');
  return found;
}

const withoutPlural = (keys: Iterable<string>) =>
  [...new Set([...keys].map((key) => key.replace(PLURAL, '')))].sort();

const placeholders = (text: unknown) =>
  [...String(text).matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}|<\/?(\w+)\s*\/?>/g)].map(
    (match) => match[1] ?? `<${match[2]}>`,
  );

/** Placeholders by key; those of a plural's forms together, for "one" and "two" may leave the number out. */
function placeholdersByKey(all: Map<string, unknown>): Record<string, string[]> {
  const byKey: Record<string, string[]> = {};
  for (const [key, text] of all) {
    const base = key.replace(PLURAL, '');
    byKey[base] = [...new Set([...(byKey[base] ?? []), ...placeholders(text)])].sort();
  }
  return byKey;
}

describe.each(folders.filter((language) => language !== FIRST))('the language %s', (language) => {
  it('has the same areas as French', () => {
    expect(areasOf(language)).toEqual(areas);
  });

  it.each(areas)('says all of %s, with the same placeholders', (area) => {
    const [first, other] = [texts(FIRST, area), texts(language, area)];
    expect(withoutPlural(other.keys())).toEqual(withoutPlural(first.keys()));
    expect(placeholdersByKey(other)).toEqual(placeholdersByKey(first));
  });
});

describe.each(folders)('the texts of %s', (language) => {
  it.each(areas)('of %s are none of them empty', (area) => {
    const empty = [...texts(language, area)].filter(
      ([, text]) => typeof text !== 'string' || text.trim() === '',
    );
    expect(empty).toEqual([]);
  });

  it.each(areas)('of %s have every plural form that the language knows', (area) => {
    const keys = [...texts(language, area).keys()];
    const bases = new Set(keys.filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')));
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const missing = [...bases]
      .flatMap((base) => needed.map((form) => `${base}_${form}`))
      .filter((key) => !keys.includes(key));
    expect(missing).toEqual([]);
  });
});
