import type { PrismaClient } from "../../generated/prisma/client.js";

/** An authority looks within seconds. What a killed server has left behind goes after this. */
const challengeMs = 60 * 60_000;

/** Under this path an authority looks for the answer to a challenge (RFC 8555, section 8.3). */
export const challengePath = "/.well-known/acme-challenge/";

/** The answers to an authority's challenges, which any server of the database can give. */
export interface Challenges {
  put(token: string, keyAuthorization: string, now: Date): Promise<void>;
  remove(token: string): Promise<void>;
  find(token: string): Promise<string | undefined>;
}

export const createChallenges = (db: PrismaClient): Challenges => ({
  put: async (token, keyAuthorization, now) => {
    await db.acmeChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
    const expiresAt = new Date(now.getTime() + challengeMs);
    const row = { keyAuthorization, expiresAt };
    await db.acmeChallenge.upsert({ where: { token }, create: { token, ...row }, update: row });
  },
  remove: async (token) => {
    await db.acmeChallenge.deleteMany({ where: { token } });
  },
  find: async (token) => (await db.acmeChallenge.findUnique({ where: { token } }))?.keyAuthorization,
});
