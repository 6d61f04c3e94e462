import { afterAll, beforeAll } from 'vitest';
import { type RunningJalon, startJalon } from './jalon';
import { openBrowser, type People } from './people';

/** A Jalon with the demo network and a browser, for all tests of a file. */
export function useDemoJalon(): { readonly jalon: RunningJalon; readonly people: People } {
  let made: { jalon: RunningJalon; people?: People } | undefined;
  const there = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('Only in a test: it is not started before.');
    return part;
  };
  beforeAll(async () => {
    made = { jalon: await startJalon() };
    made.people = await openBrowser(made.jalon.url);
  });
  afterAll(async () => {
    await made?.people?.close();
    await made?.jalon.close();
  });
  return {
    get jalon() {
      return there(made?.jalon);
    },
    get people() {
      return there(made?.people);
    },
  };
}
