import fc from 'fast-check';
import { expect, it } from 'vitest';
import { presenceColour } from '#domain/collab/presence';

/** Of ten people who come one after the other. */
function coloursOf(people: readonly string[]): string[] {
  const given: string[] = [];
  for (const person of people) given.push(presenceColour(person, new Set(given)));
  return given;
}

it('[C62] ten people have ten colours, whoever they are, and the eleventh has one of them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 11, maxLength: 11 }), (people) => {
      const given = coloursOf(people);
      expect(new Set(given.slice(0, 10)).size).toBe(10);
      expect(given.slice(0, 10)).toContain(given[10]);
    }),
  );
});

it('[C62] the first five are told apart at a glance', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 5, maxLength: 5 }), (people) => {
      const given = coloursOf(people).map(asSeen);
      for (const [at, one] of given.entries())
        for (const other of given.slice(at + 1))
          expect(Math.hypot(...one.map((it, i) => it - (other[i] ?? 0)))).toBeGreaterThan(0.1);
    }),
  );
});

it('[C62] who is alone has the same colour every day', () => {
  expect(presenceColour('amel')).toBe(presenceColour('amel'));
  expect(presenceColour('amel', new Set(['#000000']))).toBe(presenceColour('amel'));
});

it('[C62] white letters can be read on every one of them', () => {
  const people = Array.from({ length: 10 }, (_, at) => `person ${at}`);
  for (const colour of coloursOf(people)) expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(4.5);
});

/** WCAG 2.2, contrast ratio by relative luminance. */
function contrastWithWhite(colour: string): number {
  const [red, green, blue] = light(colour);
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** OKLab (Björn Ottosson, 2020): equal distances look equally far. */
function asSeen(colour: string): [number, number, number] {
  const [red, green, blue] = light(colour);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Red, green and blue of sRGB as amounts of light, from 0 to 1. */
function light(colour: string): [number, number, number] {
  const part = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}
