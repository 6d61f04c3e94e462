import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from '~/i18n/setup';
import { type Later, later, laterPart } from '~/ui/later';

interface Part {
  readonly Greeting: (props: { readonly name: string }) => string;
}
const part: Part = { Greeting: ({ name }) => `Bonjour ${name}` };
const i18n = await createI18n('fr');

function drawn(of: Later<Part>, waiting?: string): string {
  const Greeting = laterPart(of, ({ Greeting }) => Greeting, waiting);
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        <Greeting name="Amel" />
      </MantineProvider>
    </I18nextProvider>,
  );
}

afterEach(() => vi.unstubAllGlobals());

describe('[G14] a part that is fetched later', () => {
  it('is fetched once, and drawn at once when it has come', async () => {
    let asked = 0;
    const of = later(async () => {
      asked += 1;
      return part;
    });
    expect(of.there()).toBeNull();
    expect(drawn(of)).toContain(i18n.t('loading'));
    expect(drawn(of, 'Un instant')).toContain('Un instant');
    of.soon();
    await Promise.all([of.bring(), of.bring()]);
    expect(asked).toBe(1);
    expect(drawn(of)).toContain('Bonjour Amel');
  });

  it('is fetched again when it did not come', async () => {
    const answers = [Promise.reject(new TypeError('No line')), Promise.resolve(part)];
    const of = later(() => answers.shift() ?? Promise.reject(new Error('Asked too often')));
    await expect(of.bring()).rejects.toThrow('No line');
    expect(of.there()).toBeNull();
    expect(await of.bring()).toBe(part);
    expect(await of.bring()).toBe(part);
  });

  it('is not asked for without a line: a browser would keep the failure', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const of = later(async () => part);
    await expect(of.bring()).rejects.toThrow('no line');
    vi.stubGlobal('navigator', { onLine: true });
    expect(await of.bring()).toBe(part);
    vi.stubGlobal('navigator', { onLine: false });
    expect(await of.bring()).toBe(part);
  });

  it('troubles nobody when it was fetched before it was needed', async () => {
    const of = later<Part>(() => Promise.reject(new TypeError('No line')));
    of.soon();
    await expect(of.bring()).rejects.toThrow('No line');
  });
});
