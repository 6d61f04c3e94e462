import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

const page = fileURLToPath(new URL('./device-page.ts', import.meta.url));
const PAGE = 'http://device.jalon.test/';
let browser: Browser;
let context: BrowserContext;
let script: string;

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry: page, formats: ['iife'], name: 'page' } },
  });
  // Without `write` and `watch`, Vite gives the bundles themselves, one for each format.
  const [bundle] = built as Rollup.RollupOutput[];
  script = bundle?.output[0].code ?? '';
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  context = await browser.newContext();
  await context.route(`${PAGE}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
});
afterAll(async () => {
  await browser?.close();
});

/** Runs in a page of its own, as a visit. */
async function visit<T>(body: string): Promise<T> {
  const page = await context.newPage();
  await page.goto(PAGE);
  await page.addScriptTag({ content: script });
  try {
    return await page.evaluate<T>(`(async () => { ${body} })()`);
  } finally {
    await page.close();
  }
}
const open = (documentId: string, epoch = 1) =>
  `const doc = new Y.Doc();
   const device = copy.openDeviceCopy({ personId: 'p', documentId: '${documentId}', epoch: ${epoch} }, () => Y.encodeStateAsUpdate(doc));
   const write = (key, unsent) => { doc.getMap('meta').set(key, 1); return device.write(Y.encodeStateAsUpdate(doc), { unsent }); };
   const read = async () => { const kept = await device.load(); for (const u of kept.updates) Y.applyUpdate(doc, u); return { keys: Object.keys(doc.getMap('meta').toJSON()).sort(), rows: kept.updates.length, unsent: kept.unsent }; };`;

it('[C15] what was said to be kept is there at the next visit, with what was never confirmed', async () => {
  await visit(`${open('d1')} await Promise.all([write('a', true), write('b', true), write('c', true)]);`);
  expect(await visit(`${open('d1')} return read();`)).toMatchObject({ keys: ['a', 'b', 'c'], unsent: true });
  expect(await visit(`return copy.unsentOnDevice('p');`)).toEqual(['d1']);
  await visit(`${open('d1')} await device.confirm();`);
  expect(await visit(`${open('d1')} return read();`)).toMatchObject({ unsent: false });
});

it('[C15] keeps documents, and their epochs, apart', async () => {
  await visit(`${open('d2')} await write('old', false);`);
  expect(await visit(`${open('d2', 2)} return read();`)).toMatchObject({ keys: [] });
  await visit(`${open('d2', 2)} await write('new', false); await device.forget();`);
  expect(await visit(`${open('d2', 1)} return read();`)).toMatchObject({ keys: [] });
  expect(await visit(`${open('d1')} return read();`)).toMatchObject({ keys: ['a', 'b', 'c'] });
});

it('[C15] merges many rows when the document is opened, and loses none', async () => {
  // A visit's writes as rows of one transaction: 120 that wait for the disk one by one would take minutes.
  await visit(`${open('d3')} await device.load();
    const database = await new Promise((resolve) => { const request = indexedDB.open('jalon-p'); request.onsuccess = () => resolve(request.result); });
    const store = database.transaction('updates', 'readwrite').objectStore('updates');
    doc.on('update', (update) => store.add({ document: 'd3/1', update }));
    for (let i = 0; i < 120; i++) doc.getMap('meta').set('k' + i, 1);
    await new Promise((resolve) => { store.transaction.oncomplete = resolve; });`);
  expect(await visit(`${open('d3')} return read();`)).toMatchObject({ rows: 120 });
  const after = await visit<{ rows: number; keys: string[] }>(`${open('d3')} return read();`);
  expect([after.rows, after.keys.length]).toEqual([1, 120]);
});

it('[C15] forgets a person whole, though another page has the document open', async () => {
  const other = await context.newPage();
  await other.goto(PAGE);
  await other.addScriptTag({ content: script });
  await other.evaluate(`(async () => { ${open('d1')} await read(); })()`);
  await visit(`await copy.forgetDevice('p');`);
  await other.close();
  expect(await visit(`${open('d1')} return read();`)).toMatchObject({ keys: [], rows: 0, unsent: false });
});
