import { expect, it } from 'vitest';
import { presenceColour } from '#domain/collab/presence';
import { writeAwareness } from '#domain/collab/protocol';
import { createPresenceRoom, type PresenceRoom, type Present } from '#server/collab/presence';

/** Two people whom the same colour would fall to. */
const [one = '', two = ''] = (() => {
  const people = Array.from({ length: 200 }, (_, at) => `person ${at}`);
  const [first = '', ...rest] = people;
  return [first, rest.find((person) => presenceColour(person) === presenceColour(first)) ?? ''];
})();

let nextClient = 1;
function enter(room: PresenceRoom, personId: string): { present: Present; say(): void; colour(): unknown } {
  const present: Present = { person: { personId, name: personId }, send: () => undefined };
  const clientId = nextClient++;
  room.enter(present);
  let clock = 0;
  return {
    present,
    say: () => room.receive(present, writeAwareness([{ clientId, clock: clock++, state: '{}' }])),
    colour: () => {
      const state = room.own().find((each) => each.clientId === clientId)?.state ?? 'null';
      return (JSON.parse(state) as { user?: { color?: string } } | null)?.user?.color;
    },
  };
}

it('[C62] people who are together differ in colour, and all pages of one person are alike', () => {
  const room = createPresenceRoom(() => undefined);
  const [first, second, again] = [one, two, two].map((person) => enter(room, person));
  for (const each of [first, second, again]) each?.say();
  expect(first?.colour()).toBe(presenceColour(one));
  expect(second?.colour()).not.toBe(first?.colour());
  expect(again?.colour()).toBe(second?.colour());
  // It stays as long as the person does, whoever leaves.
  const before = second?.colour();
  if (first) room.leave(first.present);
  second?.say();
  expect(second?.colour()).toBe(before);
});

it('[C62] those who are there by another process count, too', () => {
  const [here, there] = [createPresenceRoom(() => undefined), createPresenceRoom(() => undefined)];
  const far = enter(there, one);
  far.say();
  here.takeFromElsewhere('other', there.own(), true);
  const near = enter(here, two);
  near.say();
  expect(near.colour()).not.toBe(far.colour());
  const same = enter(here, one);
  same.say();
  expect(same.colour()).toBe(far.colour());
});
