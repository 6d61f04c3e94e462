import { createHash } from 'node:crypto';
import type { Adapter } from 'lucia';
import type { Database } from '#server/database/client';

declare module 'lucia' {
  interface Register {
    Lucia: import('lucia').Lucia;
    DatabaseSessionAttributes: { networkId: string };
  }
}

/** What is stored for a session: reading the database opens nobody's session. */
export function sessionDigest(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}

/** Lucia's sessions in our rows. Lucia hands over the cookie's raw value; only its SHA-256 is kept. */
export function createSessionStore({ prisma }: Database): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const row = await prisma.session.findUnique({ where: { id: sessionDigest(sessionId) } });
      if (!row) return [null, null];
      const { networkId, personId, expiresAt } = row;
      return [
        { id: sessionId, userId: personId, expiresAt, attributes: { networkId } },
        { id: personId, attributes: {} },
      ];
    },
    async getUserSessions(personId) {
      const rows = await prisma.session.findMany({ where: { personId } });
      return rows.map((row) => ({
        id: row.id,
        userId: row.personId,
        expiresAt: row.expiresAt,
        attributes: { networkId: row.networkId },
      }));
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await prisma.session.create({
        data: { id: sessionDigest(id), personId: userId, networkId: attributes.networkId, expiresAt },
      });
    },
    async updateSessionExpiration(sessionId, expiresAt) {
      await prisma.session.updateMany({ where: { id: sessionDigest(sessionId) }, data: { expiresAt } });
    },
    async deleteSession(sessionId) {
      await prisma.session.deleteMany({ where: { id: sessionDigest(sessionId) } });
    },
    async deleteUserSessions(personId) {
      await prisma.session.deleteMany({ where: { personId } });
    },
    async deleteExpiredSessions() {
      await prisma.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    },
  };
}
