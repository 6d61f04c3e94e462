import type { Server } from 'node:http';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How long the port of a server that is just ending is waited for. */
const PATIENCE_MS = 5000;
/** An address of this machine answers at once, or refuses. */
const ANSWER_MS = 1000;

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function taken(host: string, port: number): Error {
  return new Error(
    `Port ${port} on ${host} is taken, perhaps by another Jalon. Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
}

function explain(error: unknown, host: string, port: number): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return taken(host, port);
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

/** Whether `host` is of this machine: asked on a port of the system's choice, which nobody can be waiting for. */
async function assertOwnAddress(host: string, port: number): Promise<void> {
  const probe = net.createServer();
  try {
    await listenOnce(probe, host, 0);
  } catch (error) {
    throw explain(error, host, port);
  }
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}

/** Whether somebody listens there already. */
function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: ANSWER_MS });
    const tell = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    // Where nobody listens, TCP can connect a socket to itself when the system gives it this very port.
    socket.once('connect', () =>
      tell(socket.localPort !== port || socket.localAddress !== socket.remoteAddress),
    );
    socket.once('error', () => tell(false));
    socket.once('timeout', () => tell(false));
  });
}

/**
 * Asked before anything else is started: the second of two servers must not touch the database of the first.
 * It only looks: were it to listen for a moment, whoever waits for the server would be let in and dropped.
 * @throws Error in plain words when the port stays taken for five seconds
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  await assertOwnAddress(host, port);
  const deadline = Date.now() + PATIENCE_MS;
  while (await answers(host, port)) {
    if (Date.now() > deadline) throw taken(host, port);
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
