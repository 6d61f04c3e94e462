import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import express from 'express';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/access/actor';
import { newId } from '#domain/ids';
import { MAX_FILE_BYTES } from '#server/files/accept';
import { createFiles } from '#server/files/files';
import { fileRoutes } from '#server/files/routes';
import type { SignedIn } from '#server/people/sessions';
import { useDatabase } from '#tests/harness/database';
import { makeServices } from '#tests/harness/factories/services';
import { makeNetwork, type Network } from '#tests/server/activities/network';

const database = useDatabase();
const people = new Map<string, Actor>();
let network: Network;
let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  network = await makeNetwork(database());
  folder = await mkdtemp(path.join(tmpdir(), 'jalon-files-'));
  const services = makeServices(database(), { files: createFiles(folder) });
  const app = express();
  app.use(
    fileRoutes(services)(async (request) => {
      const actor = people.get(request.headers.cookie ?? '');
      // Of who is signed in the routes read the actor only.
      return actor ? ({ actor } as SignedIn) : null;
    }),
  );
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address of this form.
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const cookieOf = (actor: Actor): string => {
  people.set(actor.personId, actor);
  return actor.personId;
};
const ugtt = () => network.actor(['coordinator', 'UGTT']);

async function upload(
  actor: Actor | null,
  bytes: Uint8Array,
  { fileName = 'liste.png', owner = network.organisations.UGTT as string } = {},
) {
  const query = new URLSearchParams({ fileName, organisationId: owner });
  const response = await fetch(`${address}/activities/evidence?${query}`, {
    method: 'POST',
    headers: { cookie: actor ? cookieOf(actor) : '', 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  });
  const answer: Record<string, unknown> = await response.json();
  return { status: response.status, ...answer } as {
    status: number;
    id: string;
    name: string;
    mediaType: string;
    code: string;
  };
}
const download = (actor: Actor | null, id: string) =>
  fetch(`${address}/files/${id}`, { headers: { cookie: actor ? cookieOf(actor) : '' } });
const takeBack = (actor: Actor, id: string) =>
  fetch(`${address}/activities/evidence/${id}`, { method: 'DELETE', headers: { cookie: cookieOf(actor) } });

const colour = (red: number) => ({
  create: { width: 8, height: 8, channels: 3 as const, background: { r: red, g: 90, b: 120 } },
});
const png = () => sharp(colour(20)).png().toBuffer();
const text = (content: string) => new TextEncoder().encode(content);
const stored = () =>
  existsSync(path.join(folder, 'files'))
    ? readdirSync(path.join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((each) =>
        each.isFile(),
      ).length
    : 0;

describe('evidence', () => {
  const roles = {
    'coordinator of UGTT': [() => network.actor(['coordinator', 'UGTT']), true],
    'focal point of UGTT': [() => network.actor(['focal-point', 'UGTT']), true],
    'COPIL member of UGTT': [() => network.actor(['copil', 'UGTT']), true],
    secretariat: [() => network.actor(['secretariat', 'SECRETARIAT']), true],
    'coordinator of UMT': [() => network.actor(['coordinator', 'UMT']), false],
    'COPIL member of UMT': [() => network.actor(['copil', 'UMT']), false],
    partner: [() => network.actor(['partner', 'ICMC']), false],
    donor: [() => network.actor(['donor', 'ENABEL']), false],
    'person without a role': [() => network.actor(), false],
  } as const satisfies Record<string, readonly [() => Actor, boolean]>;

  it.each(Object.entries(roles))('of UGTT, for the %s', async (_, [who, may]) => {
    const actor = who();
    expect((await upload(actor, await png())).status).toBe(may ? 201 : 403);
    const { id } = await upload(ugtt(), await png());
    const response = await download(actor, id);
    // A file one may not read does not exist.
    expect(response.status).toBe(may ? 200 : 404);
    if (may) expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(50);
  });

  it('is nobody’s who is not signed in, nor another network’s', async () => {
    const other = await makeNetwork(database());
    const stranger = other.actor(['secretariat', 'SECRETARIAT'], ['coordinator', 'UGTT']);
    const { id } = await upload(ugtt(), await png());
    expect((await upload(null, await png())).status).toBe(401);
    expect((await download(null, id)).status).toBe(401);
    expect((await upload(stranger, await png())).status).toBe(403);
    expect((await download(stranger, id)).status).toBe(404);
  });

  it('is sent as an attachment that no browser opens or keeps', async () => {
    const { id, name } = await upload(ugtt(), await png(), { fileName: 'قائمة المشاركين.png' });
    expect(name).toBe('قائمة المشاركين.png');
    const response = await download(ugtt(), id);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="_.png"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it('keeps a picture without where, when and with what it was taken', async () => {
    const photograph = await sharp(colour(40))
      .jpeg()
      .withExif({
        IFD0: { Make: 'Telephone', Artist: 'Une personne' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 48/1 0/1' },
      })
      .toBuffer();
    expect(photograph.toString('latin1')).toContain('Telephone');
    const { id, mediaType } = await upload(ugtt(), photograph, { fileName: 'photo.jpg' });
    const kept = Buffer.from(await (await download(ugtt(), id)).arrayBuffer());
    expect(mediaType).toBe('image/jpeg');
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    expect(kept.toString('latin1')).not.toMatch(/Telephone|Une personne/);
  });

  it('may be a table or a PDF', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Liste').addRow(['Participants', 12]);
    const list = await upload(ugtt(), new Uint8Array(await book.xlsx.writeBuffer()), {
      fileName: 'liste.xlsx',
    });
    expect(list).toMatchObject({ status: 201, name: 'liste.xlsx' });
    const pdf = await upload(ugtt(), text('%PDF-1.4\n%%EOF'), { fileName: 'liste.PDF' });
    expect(pdf).toMatchObject({ status: 201, name: 'liste.pdf', mediaType: 'application/pdf' });
  });

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a drawing behind an XML line', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['plain text', 'Nom;Passeport\nUne personne;X123'],
    ['a program', '#!/bin/sh\nrm -rf /'],
    ['a Windows program', 'MZ\u0090\u0000\u0003'],
  ])('is refused by what it is, whatever its name: %s', async (_, content) => {
    const before = stored();
    expect(await upload(ugtt(), text(content), { fileName: 'photo.png' })).toMatchObject({
      status: 415,
      code: 'file-type',
    });
    expect(stored()).toBe(before);
  });

  it('is refused when it is empty, broken or too large', async () => {
    const whole = await png();
    expect((await upload(ugtt(), new Uint8Array())).status).toBe(422);
    expect((await upload(ugtt(), whole.subarray(0, 40))).status).toBe(422);
    expect(await upload(ugtt(), new Uint8Array(MAX_FILE_BYTES + 1))).toMatchObject({
      status: 413,
      code: 'too-large',
    });
  });

  it.each([
    ['../../../etc/passwd.png', 'passwd.png'],
    ['C:\\fakepath\\liste finale.jpeg', 'liste finale.png'],
    ['liste\u202Egnp.html', 'listegnp.png'],
    ['..', 'document.png'],
    ['.png', 'document.png'],
    ['a"b\r\nSet-Cookie: x=1.png', 'abSet-Cookie x=1.png'],
  ])('called %j is kept as %j', async (fileName, name) => {
    const answer = await upload(ugtt(), await png(), { fileName });
    expect(answer).toMatchObject({ status: 201, name });
    expect((await download(ugtt(), answer.id)).status).toBe(200);
  });

  it.each(['..%2F..%2Fetc%2Fpasswd', 'not-an-id', newId<string>()])('is not found under %s', async (id) => {
    expect([400, 404]).toContain((await download(ugtt(), id)).status);
  });

  it('is refused when its organisation has used up its room', async () => {
    const { CGT } = network.organisations;
    const actor = network.actor(['coordinator', 'CGT']);
    const row = {
      networkId: network.id,
      sha256: '0'.repeat(64),
      mediaType: 'application/pdf',
      name: 'a.pdf',
    };
    await database().prisma.file.create({
      data: {
        ...row,
        id: newId(),
        size: 2 ** 31 - 1,
        ownerOrganisationId: CGT,
        purpose: 'evidence',
        uploadedById: actor.personId,
      },
    });
    expect(await upload(actor, await png(), { owner: CGT })).toMatchObject({ status: 413 });
    expect((await upload(ugtt(), await png())).status).toBe(201);
  });

  it('once redacted is closed to everyone', async () => {
    const { id } = await upload(ugtt(), await png());
    await database().prisma.file.update({ where: { id }, data: { redactedAt: new Date() } });
    expect((await download(ugtt(), id)).status).toBe(404);
  });
});

describe('a file that was not sent with a report', () => {
  it('is taken back by who uploaded it; the bytes stay while another row has them', async () => {
    const bytes = await sharp(colour(77)).png().toBuffer();
    const actor = ugtt();
    const [one, two] = [await upload(actor, bytes), await upload(actor, bytes)];
    const before = stored();
    expect((await takeBack(ugtt(), one.id)).status).toBe(404);
    expect((await takeBack(actor, one.id)).status).toBe(204);
    expect((await download(actor, one.id)).status).toBe(404);
    expect((await download(actor, two.id)).status).toBe(200);
    expect((await takeBack(actor, two.id)).status).toBe(204);
    expect(stored()).toBe(before - 1);
  });

  it('can no longer be taken back once it is part of a report', async () => {
    const actor = ugtt();
    const activity = await network.activity({ responsibles: ['UGTT'] });
    const { id } = await upload(actor, await png());
    await network.as(actor).activity.reportStatus({ ...activity, status: 'done', evidenceFileIds: [id] });
    expect((await takeBack(actor, id)).status).toBe(404);
    expect((await download(actor, id)).status).toBe(200);
  });
});

describe('a report’s evidence', () => {
  it('is listed to the own union and the secretariat, and to nobody else', async () => {
    const activity = await network.activity({ responsibles: ['UGTT', 'UMT'] });
    const actor = ugtt();
    const { id, name } = await upload(actor, await png(), { fileName: 'Émargement.png' });
    await network.as(actor).activity.reportStatus({ ...activity, status: 'done', evidenceFileIds: [id, id] });
    const evidence = async (reader: Actor) =>
      (await network.as(reader).activity.history(activity)).flatMap((fact) => fact.evidence);
    const file = { fileId: id, name, mediaType: 'image/png' };
    expect(await evidence(network.actor(['focal-point', 'UGTT']))).toEqual([file]);
    expect(await evidence(network.actor(['secretariat', 'SECRETARIAT']))).toEqual([file]);
    expect(await evidence(network.actor(['coordinator', 'UMT']))).toEqual([]);
    expect(await evidence(network.actor(['copil', 'CGT']))).toEqual([]);
  });

  it('is the organisation’s own: neither another’s file nor one that is none is attached', async () => {
    const activity = await network.activity({ responsibles: ['UGTT', 'UMT'] });
    const umt = network.actor(['coordinator', 'UMT']);
    const { id: ofUmt } = await upload(umt, await png(), { owner: network.organisations.UMT });
    const secretariat = network.as(network.actor(['secretariat', 'SECRETARIAT']));
    const { UGTT: organisationId } = network.organisations;
    const attach = (caller: typeof secretariat, fileId: string) =>
      caller.activity.reportStatus({
        ...activity,
        organisationId,
        status: 'done',
        evidenceFileIds: [fileId],
      });
    for (const fileId of [ofUmt, newId<string>()]) {
      await expect(attach(network.as(ugtt()), fileId)).rejects.toThrow('invalid');
      await expect(attach(secretariat, fileId)).rejects.toThrow('invalid');
    }
  });

  it('stays with a correction, also one that the secretariat makes', async () => {
    const activity = await network.activity({ responsibles: ['COPIL'] });
    const member = network.actor(['copil', 'UGTT']);
    const { id } = await upload(member, await png());
    const wrong = await network
      .as(member)
      .activity.reportStatus({ ...activity, status: 'done', evidenceFileIds: [id] });
    const secretariat = network.as(network.actor(['secretariat', 'SECRETARIAT']));
    const correction = { ...activity, status: 'under-way' as const, evidenceFileIds: [id] };
    await expect(secretariat.activity.reportStatus(correction)).rejects.toThrow('invalid');
    await secretariat.activity.reportStatus({ ...correction, replacesId: wrong.id });
    const history = await network.as(member).activity.history(activity);
    expect(history.map(({ replaced, evidence }) => [replaced, evidence.map((file) => file.fileId)])).toEqual([
      [false, [id]],
      [true, [id]],
    ]);
  });

  it('of who reports for the COPIL stays with the own union', async () => {
    const activity = await network.activity({ responsibles: ['COPIL'] });
    const member = network.actor(['copil', 'UGTT']);
    const { speakers } = await network.as(member).activity.reportOptions(activity);
    expect(speakers).toEqual([
      {
        organisationId: network.organisations.COPIL,
        own: true,
        evidenceOwnerId: network.organisations.UGTT,
      },
    ]);
    const { id } = await upload(member, await png());
    const fact = await network
      .as(member)
      .activity.reportStatus({ ...activity, status: 'done', evidenceFileIds: [id] });
    expect(fact.organisationId).toBe(network.organisations.COPIL);
  });

  it('is not offered to a partner, who may add none', async () => {
    const activity = await network.activity({ responsibles: ['ICMC'] });
    const { speakers } = await network
      .as(network.actor(['partner', 'ICMC']))
      .activity.reportOptions(activity);
    expect(speakers).toMatchObject([{ own: true, evidenceOwnerId: null }]);
  });
});
