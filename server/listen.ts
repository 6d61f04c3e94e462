import type { Server } from 'node:http';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How long the port of a server that is just ending is waited for. */
const PATIENCE_MS = 5000;

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function explain(error: unknown, host: string, port: number): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} on ${host} is taken, perhaps by another Jalon. Stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES')
    return new Error(`Port ${port} may not be used by this user. Choose one above 1023 with PORT.`);
  if (code === 'EADDRNOTAVAIL') return new Error(`${host} is not an address of this machine. Set HOST.`);
  return error;
}

function listenOnce(server: net.Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Asked before anything else is started: the second of two servers must not touch the database of the first.
 * @throws Error in plain words when the port stays taken for five seconds
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const probe = net.createServer();
    try {
      await listenOnce(probe, host, port);
      await new Promise<void>((resolve) => probe.close(() => resolve()));
      return;
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || Date.now() > deadline) throw explain(error, host, port);
    }
    await pause(200);
  }
}

/** Listens, with errors in plain words. */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    await listenOnce(server, host, port);
  } catch (error) {
    throw explain(error, host, port);
  }
}
