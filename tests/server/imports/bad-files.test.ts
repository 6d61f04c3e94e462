import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCommand } from '#server/imports/command';
import { readImport } from '#server/imports/read';
import { useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { useServer } from '#tests/harness/server';
import ar from '../../../locales/ar/errors.json';
import en from '../../../locales/en/errors.json';
import fr from '../../../locales/fr/errors.json';
import { zip } from './office';

const MEGABYTE = 1024 * 1024;
/** The first bytes of a picture (PNG specification, 5.2), and more. */
const picture = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
]);
const bad: readonly (readonly [string, string, Uint8Array, keyof typeof fr.code])[] = [
  // What is random cannot be packed: the file itself is that large.
  [
    'a Word file of 50 MB',
    'grand.docx',
    zip([{ name: 'word/document.xml', content: randomBytes(50 * MEGABYTE) }]),
    'too-large',
  ],
  [
    'a zip bomb',
    'bombe.docx',
    zip([{ name: 'word/document.xml', content: new Uint8Array(40 * MEGABYTE) }]),
    'too-large',
  ],
  [
    'a zip bomb that lies about it',
    'menteuse.xlsx',
    zip([{ name: 'xl/workbook.xml', content: new Uint8Array(40 * MEGABYTE), claimed: 1000 }]),
    'too-large',
  ],
  ['an empty file', 'vide.docx', new Uint8Array(), 'file-unreadable'],
  ['a picture under another name', 'photo.docx', picture, 'file-type'],
  ['a broken workbook', 'casse.xlsx', zip([{ name: 'xl/workbook.xml', content: 'rien' }]), 'file-unreadable'],
];

const database = useDatabase();
const server = useServer(database, { pages: false });
const folder = mkdtempSync(path.join(tmpdir(), 'jalon-bad-files-'));
let network: MadeNetwork;
let cookie = '';

beforeAll(async () => {
  network = await makeNetwork(server().services, 'Fichiers');
  const copil = await network.person('copil-fichiers', 'copil', network.copilId);
  cookie = await server().signIn(copil.email, PASSWORD);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function send(step: 'preview' | 'create', name: string, bytes: Uint8Array) {
  const asked = new URLSearchParams({ fileName: name, title: 'Essai' });
  const response = await fetch(`${server().url}/documents/import/${step}?${asked}`, {
    method: 'POST',
    headers: { cookie, origin: server().url, 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  });
  // A refusal is always { code, details }.
  return { status: response.status, answer: (await response.json()) as { code?: string } };
}

describe('[IM7] files that cannot be imported', () => {
  it.each(bad)(
    '%s: one reason, on the page and on the command line; nothing is imported',
    async (_, name, bytes, code) => {
      for (const step of ['preview', 'create'] as const) {
        const { status, answer } = await send(step, name, bytes);
        expect({ code: answer.code, refused: status >= 400 && status < 500 }).toEqual({
          code,
          refused: true,
        });
      }
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      const { exit, error = '' } = await importCommand([file]);
      expect([exit, error.split('\n').length]).toEqual([2, 1]);
      expect(error).toContain(`(${code})`);
      for (const words of [fr, en, ar]) expect(words.code[code].length).toBeGreaterThan(10);
      const made = await database().prisma.document.count({ where: { networkId: network.networkId } });
      expect(made).toBe(0);
      // The server goes on: the next file is read.
      const next = await send(
        'preview',
        'plan.csv',
        new TextEncoder().encode('Activité;Date\nAtelier;mars 2027\n'),
      );
      expect(next.status).toBe(200);
    },
  );
});

it('[IM7] a workbook with formulas and errors is read by what its cells show, and no cell is lost', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Plan');
  sheet.addRow(['Activité', 'Date', 'Budget', 'Remarques']);
  sheet.addRow(['Atelier', 'mars 2027', { formula: 'A1*2', result: 42 }, { error: '#REF!' }]);
  sheet.addRow(['Étude', 'mai 2027', { formula: '1/0', result: { error: '#DIV/0!' } }, { formula: 'NOW()' }]);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  const { activities } = await readImport(bytes, 'plan.xlsx');
  expect(activities.map(({ title, other, remarks }) => [title, other, remarks])).toEqual([
    ['Atelier', { Budget: '42' }, '#REF!'],
    ['Étude', { Budget: '#DIV/0!' }, '=NOW()'],
  ]);
});
