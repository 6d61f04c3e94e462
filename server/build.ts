import http from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { startDeadlines } from '#server/adoption/deadlines';
import { adoptionRoutes } from '#server/adoption/routes';
import { createAgendaFollower } from '#server/agendas/follow';
import { createAudit } from '#server/audit/audit';
import { measureBus } from '#server/bus/metrics';
import { openTogether } from '#server/bus/open';
import { readSecret } from '#server/bus/secret';
import { calendarRoutes } from '#server/calendars/routes';
import { createCollab } from '#server/collab/collab';
import { startCompaction } from '#server/collab/compaction-rounds';
import { createDocumentLog } from '#server/collab/log';
import { measureCollab, measureCommits, measureCompaction } from '#server/collab/metrics';
import { newestSequences } from '#server/collab/others';
import { openDatabase } from '#server/database/client';
import { startEmbedded } from '#server/database/embedded';
import { rememberErasures } from '#server/database/erasures';
import { keepRunning } from '#server/database/keeper';
import { migrate } from '#server/database/migrate';
import { claimDatabase, inTurn } from '#server/database/only-process';
import { loadSocketDocument } from '#server/documents/load';
import { documentRoutes } from '#server/documents/routes';
import { type Env, isLocal } from '#server/env';
import { createFiles } from '#server/files/files';
import { fileRoutes } from '#server/files/routes';
import { listen } from '#server/listen';
import { createLive } from '#server/live';
import { createSessions } from '#server/people/sessions';
import { createProjection, type Projection } from '#server/projection/projection';
import type { Services } from '#server/services';
import { createLockJobs } from '#server/statistics/lock-jobs';
import { createWeb } from '#server/web/app';
import { fromOwnPage } from '#server/web/origin';
import { DEMO_PASSWORD, demoEmails, discardUnfinishedDemo, loadDemo } from '../prisma/demo/demo';

export interface Jalon {
  readonly services: Services;
  /** The demo's accounts while this deployment has them and is local; null otherwise. */
  readonly demo: { readonly emails: readonly string[]; readonly password: string } | null;
  /** Resolves with the port it listens on; `port: 0` takes any that is free. */
  listen(): Promise<number>;
  /** Stops taking requests, commits what is on its way, and leaves the database. */
  close(): Promise<void>;
}

/** Puts the house together: every part made once, by hand, in the order in which they need each other. */
export async function build(env: Env, logger: Logger): Promise<Jalon> {
  const embedded = env.databaseUrl ? null : await startEmbedded({ dataDir: env.dataDir, log: logger });
  const keeper = embedded && keepRunning(embedded, logger);
  try {
    return await assemble(env, logger, env.databaseUrl ?? embedded?.url ?? '', async () => {
      await keeper?.stop();
      if (env.redisUrl) await embedded?.stopUnlessUsed();
      else await embedded?.stop();
    });
  } catch (error) {
    await keeper?.stop();
    await embedded?.leave();
    throw error;
  }
}

async function assemble(
  env: Env,
  logger: Logger,
  databaseUrl: string,
  stopDatabase: () => Promise<void>,
): Promise<Jalon> {
  const shared = env.redisUrl ? { redisUrl: env.redisUrl, secret: readSecret(env.dataDir) } : undefined;
  const claim = await claimDatabase(databaseUrl, {
    log: logger,
    ...(shared ? { sharedMark: shared.secret.mark } : {}),
  });
  await migrate(databaseUrl);

  const database = openDatabase(databaseUrl, logger);
  const { bus, signInLimits, calendarLimits } = await openTogether(database, logger, shared);
  const live = createLive(bus);
  const sessions = createSessions(database, { secure: !isLocal(env.publicUrl), limits: signInLimits });
  const registry = new Registry();
  const log = createDocumentLog(database.pool, {
    commits: database.commits,
    observe: measureCommits(registry),
  });
  const projection = createProjection({
    database,
    logger,
    read: (documentId) => collab.read(documentId),
    onProjected: ({ documentId, networkId }) => {
      live.publish({ networkId, kind: 'document', documentId });
      agendas.projected(documentId);
    },
  });
  const compaction = startCompaction({ database, logger });
  const collab = createCollab({
    log,
    logger,
    limits: env.collab,
    authenticate: (request) => sessions.validate(request.headers.cookie),
    isErased: (personId) => sessions.isErased(personId),
    allowedOrigin: (request) => fromOwnPage(request, env.publicUrl),
    loadResource: (documentId) => loadSocketDocument({ database }, documentId),
    onCommitted: ({ documentId }) => projection.request(documentId),
    onPutAway: (documentId) => {
      projection.forget(documentId);
      compaction.soon();
    },
    others: { bus, sequences: (documentIds) => newestSequences(database.pool, documentIds) },
  });
  const agendas = createAgendaFollower({ collab, database, logger });
  // What a killed process had committed and not projected.
  bus.onGone(() => {
    projection.catchUp().catch((error) => logger.warn({ err: error }, 'Not every document was projected.'));
  });
  const audit = createAudit(database);
  const services: Services = {
    env,
    logger,
    database,
    sessions,
    collab,
    live,
    files: createFiles(env.dataDir),
    audit,
    lockJobs: createLockJobs({ database, audit, live, logger }),
  };
  const demo = await inTurn(databaseUrl, logger, async () => {
    await projection.catchUp();
    await agendas.catchUp();
    await rememberErasures(database, env.dataDir);
    return (await prepareDemo(services, projection)) ? { emails: demoEmails, password: DEMO_PASSWORD } : null;
  });

  collectDefaultMetrics({ register: registry });
  measureCollab(registry, collab, projection);
  measureCompaction(registry, compaction);
  measureBus(registry, bus);
  const web = await createWeb({
    services,
    registry,
    root: fileURLToPath(new URL('..', import.meta.url)),
    demo,
    routers: [
      documentRoutes(services),
      adoptionRoutes(services),
      fileRoutes(services),
      calendarRoutes(services, calendarLimits),
    ],
  });
  const deadlines = startDeadlines(services);
  const server = http.createServer(web.app);
  server.on('upgrade', collab.handleUpgrade);

  return {
    services,
    demo,
    async listen() {
      await listen(server, env.host, env.port);
      const address = server.address();
      return typeof address === 'object' && address ? address.port : env.port;
    },
    async close() {
      server.close();
      await agendas.close();
      await collab.close();
      await projection.close();
      await compaction.close();
      await deadlines.close();
      await services.lockJobs.close();
      // Streams of live facts stay open for ever otherwise.
      server.closeAllConnections();
      await web.close();
      await bus.close();
      await database.close();
      await claim.release();
      await stopDatabase();
    },
  };
}

/** Fills an empty database with the demo when that was asked for; tells whether the demo is here and may be. */
async function prepareDemo(services: Services, projection: Projection): Promise<boolean> {
  const { env, database, logger } = services;
  const demoPeople = { email: { in: [...demoEmails] }, passwordHash: { not: null } };
  if (env.demo) await discardUnfinishedDemo(services);
  if (env.demo && (await database.prisma.network.count()) === 0) {
    logger.info('Filling the empty database with the demo network.');
    await loadDemo(services, () => projection.idle());
  }
  const present = (await database.prisma.person.count({ where: demoPeople })) > 0;
  if (present && !env.demo) {
    // Their password is printed in the README: away from a local address they open nothing.
    await services.sessions.refuse(demoEmails);
    logger.warn('The accounts of the demo are refused: the address is not local or DEMO is 0.');
  }
  return present && env.demo;
}
