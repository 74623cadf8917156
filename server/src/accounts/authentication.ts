import { randomBytes } from "node:crypto";
import type { ServerContext } from "../context.js";
import { rowByKey } from "../database/row-by-key.js";
import type { Account } from "../generated/prisma/client.js";
import { fingerprint } from "../vault/fingerprint.js";
import { readAuthorization, readBasicCredentials } from "./authorization-header.js";
import { createBoundedQueue } from "./bounded-queue.js";
import { hashPassword, isOutdatedHash, verifyPassword } from "./passwords.js";

/** The account that sent a request. */
export type Caller = Pick<Account, "id" | "username" | "credits">;

/** Is told what became of a guess at a password; `unknown` if it was not compared. */
export type EndGuess = (outcome: "right" | "wrong" | "unknown") => Promise<void>;

/** Counts a guess at a password, before it is compared. */
export type CountGuess = () => Promise<EndGuess>;

/**
 * Finds the account behind an `Authorization` header: its user and password (Basic), or one of its tokens (Bearer).
 *
 * @param countGuess called before a password is compared that is not known to be right; it may refuse that
 * @throws QueueFullError if too many passwords wait to be compared
 */
export type AuthenticateAccount = (
  authorization: string | undefined,
  countGuess?: CountGuess,
) => Promise<Caller | undefined>;

const callerSelect = { id: true, username: true, credits: true } as const;

const accountByName = rowByKey("Account", { username: "text" }, { select: { ...callerSelect, passwordHash: true } });

const tokenByHash = rowByKey(
  "AccountToken",
  { tokenHash: "bytea" },
  { select: { revokedAt: true, account: { select: callerSelect } } },
);

/** How many right passwords are remembered: comparing one with its hash is slow on purpose. */
const mostRemembered = 1000;

/**
 * Passwords are compared two at a time: that leaves threads of the pool for all else. More than thirty in line, which is some
 * three seconds of work, are refused.
 */
const comparisons = { atOnce: 2, waiting: 30 } as const;

/** Makes the authentication of accounts. Credentials that are revoked or changed are refused from the next request on. */
export const createAuthenticateAccount = ({
  prisma,
  log,
}: Pick<ServerContext, "prisma" | "log">): AuthenticateAccount => {
  /** From the fingerprint of credentials to the hash that they matched. */
  const matched = new Map<string, string>();
  // an unknown user's password is compared too: the answer takes as long as for a known one
  const nobody = hashPassword(randomBytes(16).toString("hex"));

  const enqueue = createBoundedQueue(comparisons);
  /** From the fingerprint of credentials and the hash that they are compared with to the result. */
  const underWay = new Map<string, Promise<boolean>>();

  const remember = (key: string, passwordHash: string): void => {
    matched.delete(key);
    matched.set(key, passwordHash);
    for (const oldest of matched.keys()) {
      if (matched.size <= mostRemembered) break;
      matched.delete(oldest);
    }
  };

  const compare = async (password: string, passwordHash: string, countGuess: CountGuess | undefined) => {
    const endGuess = await countGuess?.();
    let outcome: Parameters<EndGuess>[0] = "unknown";
    try {
      const right = await enqueue(() => verifyPassword(password, passwordHash));
      outcome = right ? "right" : "wrong";
      return right;
    } finally {
      await endGuess?.(outcome);
    }
  };

  const isRight = async (
    authorization: string,
    password: string,
    passwordHash: string,
    countGuess: CountGuess | undefined,
  ): Promise<boolean> => {
    const key = Buffer.from(fingerprint(authorization)).toString("base64");
    if (matched.get(key) === passwordHash) return true;
    // many calls begin at once with the same password: it is compared once
    const comparison = `${key} ${passwordHash}`;
    const known = underWay.get(comparison);
    if (known !== undefined) return known;
    const right = compare(password, passwordHash, countGuess).finally(() => underWay.delete(comparison));
    underWay.set(comparison, right);
    if (!(await right)) return false;
    remember(key, passwordHash);
    return true;
  };

  /** Hashes a password anew where the stored hash has older parameters. The login counts whether that works or not. */
  const raiseHash = async ({ id, passwordHash }: Pick<Account, "id" | "passwordHash">, password: string) => {
    if (!isOutdatedHash(passwordHash)) return;
    try {
      const raised = await hashPassword(password);
      // a password that was changed meanwhile stays changed
      await prisma.account.updateMany({ where: { id, passwordHash }, data: { passwordHash: raised } });
    } catch (error) {
      log.warn({ err: error }, "a password could not be hashed with the current parameters");
    }
  };

  const byPassword = async (
    authorization: string,
    credentials: string,
    countGuess: CountGuess | undefined,
  ): Promise<Caller | undefined> => {
    const given = readBasicCredentials(credentials);
    if (!given) return undefined;
    const account = await accountByName(prisma, { username: given.username });
    const right = await isRight(authorization, given.password, account?.passwordHash ?? (await nobody), countGuess);
    if (!account || !right) return undefined;
    await raiseHash(account, given.password);
    return account;
  };

  const byToken = async (token: string): Promise<Caller | undefined> => {
    const found = await tokenByHash(prisma, { tokenHash: fingerprint(token) });
    return found?.revokedAt === null ? found.account : undefined;
  };

  return async (authorization, countGuess) => {
    const read = readAuthorization(authorization);
    if (authorization === undefined || !read) return undefined;
    return read.scheme === "basic"
      ? byPassword(authorization, read.credentials, countGuess)
      : byToken(read.credentials);
  };
};
