import type { Logger } from 'pino';
import type { Audit } from '#server/audit/audit';
import type { Collab } from '#server/collab/collab';
import type { Database } from '#server/database/client';
import type { Env } from '#server/env';
import type { Files } from '#server/files/files';
import type { Live } from '#server/live';
import type { Sessions } from '#server/people/sessions';
import type { LockJobs } from '#server/statistics/lock-jobs';

/** Everything a command or query may use, wired once in build.ts and handed on by hand. */
export interface Services {
  readonly env: Env;
  readonly logger: Logger;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly collab: Collab;
  readonly live: Live;
  readonly files: Files;
  readonly audit: Audit;
  readonly lockJobs: LockJobs;
}
