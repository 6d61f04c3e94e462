import { tmpdir } from 'node:os';
import path from 'node:path';

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Where a test run, which its template names, keeps the demo network that its files copy. */
export const demoOf = (template: string) => ({
  database: `${template}_demo`,
  folder: path.join(tmpdir(), `${template}_demo`),
});
