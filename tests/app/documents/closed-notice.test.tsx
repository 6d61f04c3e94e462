import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeCodes, isFinal } from '#domain/collab/close-codes';
import type { DocumentConnection } from '~/features/documents/connection/open-document';
import { lineAfterClose, type Status } from '~/features/documents/connection/save-state';
import { writing } from '~/features/documents/grid/later-writing';
import { ClosedNotice } from '~/features/documents/plan/closed-notice';
import { SavePill } from '~/features/documents/plan/save-pill';
import { createI18n } from '~/i18n/setup';
import { loadLanguage } from '../../../locales';

const fine: Status = {
  save: 'saved',
  line: 'online',
  closed: null,
  again: null,
  unsent: false,
  onDevice: true,
  held: null,
  loaded: true,
};
const i18n = await createI18n('fr');
const { collab, documents } = await loadLanguage('fr');
await writing.bring();
// Nothing is pressed in what is drawn here.
const connection = {} as DocumentConnection;

beforeEach(() => vi.stubGlobal('location', { pathname: '/documents/d', search: '?view=board' }));
afterEach(() => vi.unstubAllGlobals());

function drawn(part: 'notice' | 'pill', status: Partial<Status>): string {
  const all = { ...fine, ...status };
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        {part === 'notice' ? (
          <ClosedNotice connection={connection} status={all} />
        ) : (
          <SavePill status={all} />
        )}
      </MantineProvider>
    </I18nextProvider>,
  );
}

describe('[C36] the reason of a closed line is on the screen', () => {
  const codes = Object.entries(closeCodes);
  it.each(codes)('%s', (reason, code) => {
    const html = drawn('notice', lineAfterClose(code));
    // One of the reasons, each of which has words.
    expect(html).toContain(collab.closed[reason as keyof typeof collab.closed]);
    expect(html).toContain(isFinal(code) ? 'role="alert"' : 'role="status"');
  });
  it('and nothing is said of a line that stands, or that simply broke', () => {
    expect(drawn('notice', {})).not.toContain('role=');
    expect(drawn('notice', lineAfterClose(1006))).not.toContain('role=');
  });
});

describe('[C56] after the session has ended', () => {
  it('the page says what the device keeps, and leads to signing in and back', () => {
    const kept = drawn('notice', { closed: 'not-signed-in', line: 'closed' });
    expect(kept).toContain(collab.keptHere);
    expect(kept).toContain('href="/login?next=%2Fdocuments%2Fd%3Fview%3Dboard"');
    expect(kept).not.toContain('target=');
    expect(kept).not.toContain(collab.again);
  });
  it('and does not say "kept" when another tab signed out; signing in leaves what is only here', () => {
    const gone = drawn('notice', { closed: 'not-signed-in', line: 'closed', onDevice: false });
    expect(gone).toContain(collab.notKept);
    expect(gone).not.toContain(collab.keptHere);
    expect(gone).toContain('target="_blank"');
  });
});

it('[C59] says that a document which could not be put together cannot be shown', () => {
  expect(drawn('notice', { closed: 'cannot-show', line: 'closed' })).toContain(collab.cannotShow);
});

it('[C61] the save state names what is in no document yet, instead of "saved"', () => {
  expect(drawn('pill', { held: 'typing', save: 'unsaved' })).toContain(documents.save.typing);
  expect(drawn('pill', { held: 'choice', save: 'unsaved' })).toContain(documents.save.choosing);
  expect(drawn('pill', {})).toContain(documents.save.saved);
});
