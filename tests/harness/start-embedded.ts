/**
 * Starts the embedded database in the folder given as argument, says where it is, and stays: a parent to kill,
 * or a process of another user. One JSON line on standard output, then what it logged on the next.
 */
import { startEmbedded } from '#server/database/embedded';

const said: string[] = [];
const note = (...parts: unknown[]) => {
  said.push(parts.map(String).join(' '));
};
const { url, attached, stop } = await startEmbedded({
  dataDir: process.argv[2] ?? '',
  log: { info: note, warn: note },
});
process.stdout.write(`${JSON.stringify({ url, attached, said })}\n`);
process.on('SIGTERM', async () => {
  await stop();
  process.exit(0);
});
setInterval(() => undefined, 60_000);
