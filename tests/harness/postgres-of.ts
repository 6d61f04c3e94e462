import { readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { readRemembered } from '#server/database/place';
import { readLockFile } from '#server/database/postmaster';

/** The embedded PostgreSQL of a DATA_DIR, seen from outside: to be killed, frozen and kept away. */
export interface PostgresOf {
  /** Where it lives: in DATA_DIR, or elsewhere when its user cannot enter that. */
  home(): string;
  /** kill -9 of its first process; its others end by themselves. */
  kill(): void;
  /** Its first process and all of its children. */
  processes(): number[];
  /** It can run on, and not start again until the function is called: as if its disk were away. */
  keepAway(): () => void;
}

export function postgresOf(dataDir: string): PostgresOf {
  const home = (): string => readRemembered(dataDir)?.home ?? '';
  const first = (): number | undefined => readLockFile(path.join(home(), 'data'))?.pid;
  return {
    home,
    kill: () => {
      const pid = first();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    },
    processes: () => {
      const pid = first();
      return pid === undefined ? [] : [pid, ...childrenOf(pid)];
    },
    keepAway: () => {
      const control = path.join(home(), 'data', 'global', 'pg_control');
      renameSync(control, `${control}.away`);
      return () => renameSync(`${control}.away`, control);
    },
  };
}

/** Of Linux: proc_pid_stat(5). A process that ends meanwhile is none. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return new RegExp(`\\) \\S ${parent} `).test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      } catch {
        return false;
      }
    });
}
