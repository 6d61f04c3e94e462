import { once } from 'node:events';
import { createServer } from 'node:http';
import net from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { assertPortFree, listen } from '#server/listen';

const servers: ReturnType<typeof createServer>[] = [];

async function taken(): Promise<{ port: number; release(): void }> {
  const server = createServer().listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has a port.');
  return { port: address.port, release: () => server.close() };
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

it('a taken port is told in plain words, with a way out', async () => {
  const { port } = await taken();
  const server = createServer();
  await expect(listen(server, '127.0.0.1', port)).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken, perhaps by another Jalon. Stop that program, or choose another port: PORT=${port + 1}`,
  );
});

it('the port of a server that is just ending is waited for', async () => {
  const { port, release } = await taken();
  const waiting = assertPortFree('127.0.0.1', port);
  release();
  await expect(waiting).resolves.toBeUndefined();
});

it('an address of another machine is told as such', async () => {
  await expect(assertPortFree('192.0.2.1', 3000)).rejects.toThrow(
    /192.0.2.1 is not an address of this machine/,
  );
});

it('a taken port is told before anything is started, too', async () => {
  const { port } = await taken();
  await expect(assertPortFree('127.0.0.1', port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
});

it('the look at the port never listens on it: whoever waits for the server is not let in and dropped', async () => {
  const { port, release } = await taken();
  release();
  const listened = vi.spyOn(net.Server.prototype, 'listen');
  await assertPortFree('127.0.0.1', port);
  const ports = listened.mock.calls.map(([asked]) => asked);
  listened.mockRestore();
  expect(ports).not.toContain(port);
  expect(ports).not.toContain(String(port));
});
