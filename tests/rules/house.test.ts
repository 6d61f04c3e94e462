import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Our TypeScript in the given folders, as [path from the root, content]. */
function sources(...folders: string[]): [string, string][] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter(
        (file) => /\.tsx?$/.test(file) && !file.startsWith(path.join('server', 'database', 'generated')),
      )
      .map((file): [string, string] => [file, readFileSync(path.join(ROOT, file), 'utf8')]),
  );
}

const matching = (files: [string, string][], pattern: RegExp) =>
  files.filter(([, content]) => pattern.test(content)).map(([file]) => file);

it('only server/env.ts reads process.env', () => {
  const readers = matching(sources('app', 'domain', 'server'), /process\.env/);
  expect(readers).toEqual(['server/env.ts']);
});

it('there is one copy of Yjs: two in one page break shared editing', () => {
  const lock: { packages: Record<string, { version?: string }> } = JSON.parse(
    readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'),
  );
  const copies = Object.keys(lock.packages).filter((name) => /(^|\/)node_modules\/yjs$/.test(name));
  expect(copies).toEqual(['node_modules/yjs']);
});

it.each(['@mantine', '@tiptap'])('all packages of %s that belong together have one version', (scope) => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
  );
  const versions = Object.entries(dependencies)
    .filter(([name]) => name.startsWith(`${scope}/`) && name !== '@tiptap/y-tiptap')
    .map(([, version]) => version);
  expect(new Set(versions).size).toBe(1);
});
