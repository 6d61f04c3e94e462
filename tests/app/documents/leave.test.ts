import type { KeyboardEvent } from 'react';
import { expect, it } from 'vitest';
import { leaveOn } from '~/features/documents/editors/leave';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  // Of a key only these are asked.
  leaveOn({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    nativeEvent: { isComposing: false },
    ...held,
  } as KeyboardEvent);

it('[G11] Enter keeps and goes down, with Ctrl to a new row; Tab goes on, Escape gives up', () => {
  expect(press('Enter')).toEqual({ keep: true, to: 'down' });
  expect(press('Enter', { ctrlKey: true })).toEqual({ keep: true, to: 'add' });
  expect(press('Enter', { metaKey: true })).toEqual({ keep: true, to: 'add' });
  expect(press('Enter', { shiftKey: true })).toBe(null);
  expect(press('Tab', { shiftKey: true })).toEqual({ keep: true, to: 'previous' });
  expect(press('Escape')).toEqual({ keep: false, to: 'stay' });
});
