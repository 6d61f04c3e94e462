import { Lucia, TimeSpan } from 'lucia';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import type { NetworkId, PersonId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import type { Database } from '#server/database/client';
import { toActor } from './actor';
import { hashPassword, passwordMatches } from './password';
import { createSessionStore, sessionDigest } from './session-store';
import { createSignInLimits, type SignInLimits } from './sign-in-limits';

export const SESSION_COOKIE = 'jalon_session';

/** Who is signed in, and as what. */
export interface SignedIn {
  /** The session's digest, not the cookie's value. */
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly actor: Actor;
  readonly person: {
    readonly id: PersonId;
    readonly name: string;
    readonly email: string;
    readonly language: string;
  };
  readonly network: { readonly id: NetworkId; readonly names: LocalText; readonly timeZone: string };
}

export interface Sessions {
  /**
   * Opens a session and gives its cookie. Throws `wrong-password`, without saying which half was wrong, and
   * `too-many` after ten failures for one address and account, or fifty for one address, in a quarter of an hour.
   */
  signIn(input: {
    email: string;
    password: string;
    address: string;
  }): Promise<{ cookie: string; signedIn: SignedIn }>;
  /** Reads the Cookie header. Null when there is no session, it has ended, or the person has left. */
  validate(cookieHeader: string | undefined): Promise<SignedIn | null>;
  /** Ends the session of a Cookie header; gives the cookie that removes it from the browser. */
  signOut(cookieHeader: string | undefined): Promise<{ cookie: string; ended: SignedIn | null }>;
  /** Who holds a session (by its digest), with today's roles; null once it has ended. Streams ask before each event. */
  actorOf(sessionId: string): Promise<Actor | null>;
  /** From now on these addresses cannot sign in; their sessions and their calendars' addresses open nothing. */
  refuse(emails: readonly string[]): Promise<void>;
  /** Whether a person was erased, of whom no session tells anything any more. */
  isErased(personId: PersonId): Promise<boolean>;
  /** Ends every session of a person. */
  endAll(personId: PersonId): Promise<void>;
}

/** @param options `secure`: cookies are sent over TLS only; true whenever the public address is not local */
export function createSessions(
  database: Database,
  { secure, limits = createSignInLimits() }: { secure: boolean; limits?: SignInLimits },
): Sessions {
  const { prisma } = database;
  const lucia = new Lucia(createSessionStore(database), {
    sessionExpiresIn: new TimeSpan(2, 'w'),
    sessionCookie: { name: SESSION_COOKIE, attributes: { sameSite: 'lax', path: '/', secure } },
  });
  const refused = new Set<string>();
  // Compared against when no such person exists, so that the answer takes as long.
  const nobody = hashPassword('nobody');

  async function load(personId: string, session: { id: string; expiresAt: Date }): Promise<SignedIn | null> {
    const person = await prisma.person.findFirst({
      where: { id: personId, leftAt: null, erasedAt: null },
      include: { memberships: { where: { endedAt: null } }, network: true },
    });
    if (!person) return null;
    return {
      sessionId: sessionDigest(session.id),
      expiresAt: session.expiresAt,
      actor: toActor(person),
      person: {
        // The row's id was made by newId.
        id: person.id as PersonId,
        name: person.name ?? '',
        email: person.email ?? '',
        language: person.language,
      },
      network: {
        id: person.networkId as NetworkId,
        names: localTextSchema.parse(person.network.names),
        timeZone: person.network.timeZone,
      },
    };
  }

  async function validate(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const sessionId = lucia.readSessionCookie(cookieHeader ?? '');
    if (!sessionId) return null;
    const { session } = await lucia.validateSession(sessionId);
    return session ? load(session.userId, session) : null;
  }

  return {
    validate,
    async signIn({ email, password, address }) {
      // No address holds a NUL, and the database takes none.
      if (email.includes('\0')) throw new JalonError('wrong-password');
      const account = email.trim().toLowerCase();
      await limits.refuseWhenExhausted(account, address);
      const people = await prisma.person.findMany({
        where: {
          email: account,
          leftAt: null,
          erasedAt: null,
          passwordHash: { not: null },
        },
        orderBy: { createdAt: 'asc' },
      });
      // One deployment may hold several networks, and one address may be known in more than one.
      for (const person of people) {
        if (person.email && refused.has(person.email)) continue;
        if (person.passwordHash && (await passwordMatches(person.passwordHash, password))) {
          const session = await lucia.createSession(person.id, { networkId: person.networkId });
          const signedIn = await load(person.id, session);
          if (!signedIn) break;
          await limits.forget(account, address);
          return { cookie: lucia.createSessionCookie(session.id).serialize(), signedIn };
        }
      }
      if (people.length === 0) await passwordMatches(await nobody, password);
      await limits.failed(account, address);
      throw new JalonError('wrong-password');
    },
    async signOut(cookieHeader) {
      const ended = await validate(cookieHeader);
      const sessionId = lucia.readSessionCookie(cookieHeader ?? '');
      if (sessionId) await lucia.invalidateSession(sessionId);
      return { cookie: lucia.createBlankSessionCookie().serialize(), ended };
    },
    async actorOf(sessionId) {
      const open = await prisma.session.findFirst({
        where: { id: sessionId, expiresAt: { gt: new Date() }, person: { leftAt: null, erasedAt: null } },
        include: { person: { include: { memberships: { where: { endedAt: null } } } } },
      });
      return open && toActor(open.person);
    },
    async refuse(emails) {
      for (const email of emails) refused.add(email);
      const person = { email: { in: [...emails] } };
      await prisma.session.deleteMany({ where: { person } });
      await prisma.calendarFeed.deleteMany({ where: { person } });
    },
    isErased: async (personId) =>
      (await prisma.person.count({ where: { id: personId, erasedAt: { not: null } } })) > 0,
    endAll: (personId) => lucia.invalidateUserSessions(personId),
  };
}
