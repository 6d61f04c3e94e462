/** The collaboration server as a process of its own, to be killed: prints its address once it listens. */
import pino from 'pino';
import { type NetworkId, newId, type OrganisationId, type PersonId } from '#domain/ids';
import { openDatabase } from '#server/database/client';
import { serve } from '#tests/server/collab/served';

const [, , databaseUrl = '', networkId = ''] = process.argv;
const database = openDatabase(databaseUrl, pino({ level: 'silent' }));
const served = await serve(database, {
  // Whoever names a person in the cookie is that person, of the secretariat.
  authenticate: async (request) => {
    const personId = request.headers.cookie as PersonId;
    return {
      sessionId: `session-${personId}`,
      person: { id: personId, name: 'Somebody' },
      actor: {
        personId,
        networkId: networkId as NetworkId,
        memberships: [{ organisationId: newId<OrganisationId>(), role: 'secretariat' }],
      },
    };
  },
});
process.stdout.write(`${served.url}\n`);
