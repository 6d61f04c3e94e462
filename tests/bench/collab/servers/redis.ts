import { freePort } from '../machine';
import { type ServerProcess, serverProcess } from './process';

/** A Redis that keeps nothing, for several processes of Jalon. @throws Error when the machine has no redis-server */
export async function startRedis(): Promise<ServerProcess & { readonly url: string }> {
  const port = await freePort();
  const redis = serverProcess({
    program: 'redis-server',
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    folder: '/',
    env: {},
    port,
  });
  await redis.start();
  return { ...redis, url: `redis://127.0.0.1:${port}` };
}
