import { randomBytes } from "node:crypto";
import type { ServerContext } from "../context.js";
import { rowByKey } from "../database/row-by-key.js";
import type { Account } from "../generated/prisma/client.js";
import { fingerprint } from "../vault/fingerprint.js";
import { hashPassword, isOutdatedHash, verifyPassword } from "./passwords.js";

/** The account that sent a request. */
export type Caller = Pick<Account, "id" | "username" | "credits">;

/** Finds the account behind an `Authorization` header: its user and password (Basic), or one of its tokens (Bearer). */
export type AuthenticateAccount = (authorization: string | undefined) => Promise<Caller | undefined>;

const callerSelect = { id: true, username: true, credits: true } as const;

const accountByName = rowByKey("Account", { username: "text" }, { select: { ...callerSelect, passwordHash: true } });

const tokenByHash = rowByKey(
  "AccountToken",
  { tokenHash: "bytea" },
  { select: { revokedAt: true, account: { select: callerSelect } } },
);

/** How many right passwords are remembered: comparing one with its hash is slow on purpose. */
const mostRemembered = 1000;

const decode = (credentials: string): { username: string; password: string } | undefined => {
  const text = Buffer.from(credentials, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 || text.includes("\u0000")
    ? undefined
    : { username: text.slice(0, colon), password: text.slice(colon + 1) };
};

/** Makes the authentication of accounts. Credentials that are revoked or changed are refused from the next request on. */
export const createAuthenticateAccount = ({
  prisma,
  log,
}: Pick<ServerContext, "prisma" | "log">): AuthenticateAccount => {
  /** From the fingerprint of credentials to the hash that they matched. */
  const matched = new Map<string, string>();
  // an unknown user's password is compared too: the answer takes as long as for a known one
  const nobody = hashPassword(randomBytes(16).toString("hex"));

  const isRight = async (authorization: string, password: string, passwordHash: string): Promise<boolean> => {
    const key = Buffer.from(fingerprint(authorization)).toString("base64");
    if (matched.get(key) === passwordHash) return true;
    if (!(await verifyPassword(password, passwordHash))) return false;
    matched.delete(key);
    matched.set(key, passwordHash);
    for (const oldest of matched.keys()) {
      if (matched.size <= mostRemembered) break;
      matched.delete(oldest);
    }
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

  const byPassword = async (authorization: string, credentials: string): Promise<Caller | undefined> => {
    const given = decode(credentials);
    if (!given) return undefined;
    const account = await accountByName(prisma, { username: given.username });
    const right = await isRight(authorization, given.password, account?.passwordHash ?? (await nobody));
    if (!account || !right) return undefined;
    await raiseHash(account, given.password);
    return account;
  };

  const byToken = async (token: string): Promise<Caller | undefined> => {
    const found = await tokenByHash(prisma, { tokenHash: fingerprint(token) });
    return found?.revokedAt === null ? found.account : undefined;
  };

  return async (authorization) => {
    const [, scheme, credentials] = /^(basic|bearer) +(\S+)$/i.exec(authorization ?? "") ?? [];
    if (authorization === undefined || scheme === undefined || credentials === undefined) return undefined;
    return scheme.toLowerCase() === "basic" ? byPassword(authorization, credentials) : byToken(credentials);
  };
};
