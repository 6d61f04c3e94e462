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
   const told = { others: 0, removed: 0 };
   const device = copy.openDeviceCopy({ personId: 'p', documentId: '${documentId}', epoch: ${epoch} }, {
     whole: () => Y.encodeStateAsUpdate(doc), onOthers: () => { told.others += 1; }, onRemoved: () => { told.removed += 1; } });
   const write = (key, unsent) => { doc.getMap('meta').set(key, 1); return device.write(Y.encodeStateAsUpdate(doc), { unsent }); };
   const read = async () => { const { sent, unsent } = await device.load(); for (const u of [...sent, ...unsent]) Y.applyUpdate(doc, u); return { keys: Object.keys(doc.getMap('meta').toJSON()).sort(), rows: sent.length + unsent.length, unsent: unsent.length > 0 }; };`;

it('[C15] what was said to be kept is there at the next visit, with what was never confirmed', async () => {
  await visit(`${open('d1')} await Promise.all([write('a', true), write('b', true), write('c', true)]);`);
  expect(await visit(`${open('d1')} return read();`)).toMatchObject({ keys: ['a', 'b', 'c'], unsent: true });
  expect(await visit(`return copy.unsentOnDevice('p');`)).toEqual(['d1']);
  await visit(`${open('d1')} await device.load(); await device.confirm();`);
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

/** Runs in a tab that stays open: what it opened is there at the next call. */
async function tab(documentId: string) {
  const page = await context.newPage();
  await page.goto(PAGE);
  await page.addScriptTag({ content: script });
  const run = <T>(body: string): Promise<T> =>
    page.evaluate<T>(`(async () => { ${body.replaceAll('$', 'globalThis.tab.')} })()`);
  await run(`${open(documentId)} globalThis.tab = { doc, device, told, write, read }; await read();`);
  return { run, close: () => page.close() };
}
const unsent = () => visit<string[]>(`return copy.unsentOnDevice('p');`);

it('[C55] what another tab kept without a line stays unsent, whatever this tab hears of the server', async () => {
  const open2 = await tab('d5');
  await visit(`${open('d5')} await read(); await write('offline', true);`);
  await open2.run(`await $write('from a colleague', false); await $device.confirm();`);
  expect(await unsent()).toEqual(['d5']);
  // It may read the others' and send it; then, and only then, everything is confirmed.
  const keys = `for (const u of await $device.others()) Y.applyUpdate($doc, u); return Object.keys($doc.getMap('meta').toJSON()).sort();`;
  expect(await open2.run(keys)).toEqual(['from a colleague', 'offline']);
  expect(await open2.run(`return (await $device.others()).length;`)).toBe(0);
  expect(await open2.run(`return $told.others;`)).toBe(1);
  await open2.run(`await $device.confirm();`);
  expect(await unsent()).toEqual([]);
  await open2.close();
});

it('[C55] merging many rows leaves what is unsent unsent', async () => {
  await visit(`${open('d6')} await write('mine', true);
    const database = await new Promise((resolve) => { const request = indexedDB.open('jalon-p'); request.onsuccess = () => resolve(request.result); });
    const store = database.transaction('updates', 'readwrite').objectStore('updates');
    doc.on('update', (update) => store.add({ document: 'd6/1', update }));
    for (let i = 0; i < 120; i++) doc.getMap('meta').set('k' + i, 1);
    await new Promise((resolve) => { store.transaction.oncomplete = resolve; });`);
  await visit(`${open('d6')} await read();`);
  const after = await visit<{ rows: number; keys: string[]; unsent: boolean }>(
    `${open('d6')} return read();`,
  );
  expect([after.rows, after.keys.length, after.unsent]).toEqual([2, 121, true]);
  expect(await unsent()).toContain('d6');
});

it('[C55] a mark of an older release, for a whole document, still says what is unsent', async () => {
  await visit(`${open('d7')} await write('mine', false);
    const database = await new Promise((resolve) => { const request = indexedDB.open('jalon-p'); request.onsuccess = () => resolve(request.result); });
    const store = database.transaction('marks', 'readwrite').objectStore('marks');
    store.put({ document: 'd7/1', unsent: true });
    await new Promise((resolve) => { store.transaction.oncomplete = resolve; });`);
  expect(await unsent()).toContain('d7');
  expect(
    await visit(`${open('d7')} const kept = await read(); await device.confirm(); return kept;`),
  ).toMatchObject({
    unsent: true,
  });
  expect(await unsent()).not.toContain('d7');
});

it('[C56] a tab is told that the copy was removed, and keeps the whole document again when it may', async () => {
  const other = await tab('d8');
  await other.run(`await $write('before', false);`);
  await visit(`await copy.forgetDevice('p');`);
  expect(await other.run(`return $told.removed;`)).toBe(1);
  expect(await other.run(`return $write('after', true).then(() => 'kept', () => 'not kept');`)).toBe(
    'not kept',
  );
  expect(await visit(`${open('d8')} return read();`)).toMatchObject({ keys: [] });
  await other.run(`$device.revive(); await $write('again', true);`);
  await other.close();
  expect(await visit(`${open('d8')} return read();`)).toMatchObject({
    keys: ['after', 'again', 'before'],
    unsent: true,
  });
});
