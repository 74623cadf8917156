import { randomBytes, randomUUID } from "node:crypto";
import { quotaSentence, storageQuotas } from "@concordat/contract/quotas";
import { monotonicFactory } from "ulid";
import type { ServerContext } from "../context.js";
import { runStatement } from "../database/own-statement.js";
import { isUniqueViolation, transaction } from "../database/transaction.js";
import { countRows, insertRow } from "../database/write-rows.js";
import { type Account, type AccountToken, Prisma } from "../generated/prisma/client.js";
import { fingerprint } from "../vault/fingerprint.js";
import { accountNames, passwords } from "./credential-rules.js";
import { hashPassword } from "./passwords.js";

/** A command about accounts was refused. The message is for the person who gave it. */
export class AccountError extends Error {
  override readonly name = "AccountError";
}

type AccountContext = Pick<ServerContext, "prisma" | "clock">;

const ulid = monotonicFactory();
const tokenPrefix = "ucat_";

/** A random password of 24 characters. */
export const generatePassword = (): string => randomBytes(18).toString("base64url");

/** A token in the vendor's form: a prefix, a ULID, and 160 random bits in hexadecimal. */
export const generateToken = (): string => `${tokenPrefix}${ulid()}${randomBytes(20).toString("hex")}`;

const unknown = (username: string) => new AccountError(`There is no account "${username}".`);

const requireAccount = async ({ prisma }: AccountContext, username: string): Promise<Account> => {
  const account = await prisma.account.findUnique({ where: { username } });
  if (!account) throw unknown(username);
  return account;
};

const requirePassword = (password: string): void => {
  if (!passwords.pattern.test(password)) throw new AccountError(`A password ${passwords.sentence}.`);
};

/** An account of that name exists already. */
export class AccountExistsError extends AccountError {}

/** A token as it is stored: only its fingerprint. */
const tokenRow = ({ clock }: AccountContext, name: string, token: string) => ({
  id: randomUUID(),
  name,
  tokenHash: fingerprint(token),
  createdAt: clock(),
});

/** Makes what an account begins with. It runs anew with its transaction. */
export type BeginAccount = (tx: Prisma.TransactionClient, account: Account) => Promise<void>;

const tokenTaken = (cause: unknown) => new AccountError("The token belongs to an account already.", { cause });

/**
 * Creates an account, with a first token where one is given.
 *
 * @param begin does what the account begins with, in the same transaction
 * @throws AccountError when the name is taken, or name or password cannot be sent as Basic credentials
 */
export const createAccount = async (
  context: AccountContext,
  username: string,
  password: string,
  firstToken?: string,
  begin?: BeginAccount,
): Promise<Account> => {
  if (!accountNames.pattern.test(username)) throw new AccountError(`An account name ${accountNames.sentence}.`);
  requirePassword(password);
  const tokens = firstToken === undefined ? {} : { tokens: { create: tokenRow(context, "first", firstToken) } };
  const passwordHash = await hashPassword(password);
  const data = { id: randomUUID(), username, passwordHash, createdAt: context.clock(), ...tokens };
  try {
    return await transaction(context.prisma, async (tx) => {
      const account = await tx.account.create({ data });
      await begin?.(tx, account);
      return account;
    });
  } catch (error) {
    if (isUniqueViolation(error, "username"))
      throw new AccountExistsError(`There is already an account "${username}".`, { cause: error });
    throw isUniqueViolation(error) ? tokenTaken(error) : error;
  }
};

export const listAccounts = ({ prisma }: AccountContext): Promise<(Account & { _count: { services: number } })[]> =>
  prisma.account.findMany({ orderBy: { username: "asc" }, include: { _count: { select: { services: true } } } });

/** Deletes an account with its tokens and jobs. @throws AccountError while services belong to it */
export const deleteAccount = async (context: AccountContext, username: string): Promise<void> => {
  const { id } = await requireAccount(context, username);
  const { count } = await context.prisma.account.deleteMany({ where: { id, services: { none: {} } } });
  if (count === 0) throw new AccountError(`The account "${username}" still has services; delete them first.`);
};

/** Gives an account another password. The old one is refused from the next request on; tokens stay as they are. */
export const setPassword = async (context: AccountContext, username: string, password: string): Promise<void> => {
  requirePassword(password);
  const { id } = await requireAccount(context, username);
  await context.prisma.account.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });
};

/** Sets what an account can still spend. Null never runs out; with zero, every operation that costs is answered with 402. */
export const setCredits = async (context: AccountContext, username: string, credits: number | null): Promise<void> => {
  const { id } = await requireAccount(context, username);
  await context.prisma.account.update({ where: { id }, data: { credits } });
};

/**
 * Creates a token for an account. Only this call shows it.
 *
 * @param most how many tokens that are not revoked the account may have
 * @throws AccountError for an unknown account, or one with as many tokens
 */
export const createAccountToken = async (
  context: AccountContext,
  username: string,
  name: string,
  most: number = storageQuotas.tokensPerAccount.most,
): Promise<{ readonly id: string; readonly token: string }> => {
  const { id: accountId } = await requireAccount(context, username);
  const token = generateToken();
  const row = { ...tokenRow(context, name, token), accountId };
  await transaction(context.prisma, async (tx) => {
    // a statement of its own: those that come after it count what others added before
    await runStatement(tx, Prisma.sql`SELECT FROM accounts WHERE id = ${accountId} FOR NO KEY UPDATE`);
    const [, count] = await Promise.all([
      insertRow(tx, "AccountToken", row),
      countRows(tx, "AccountToken", { accountId, revokedAt: null }),
    ]);
    if (count > most) throw new AccountError(quotaSentence(storageQuotas.tokensPerAccount, most));
  });
  return { id: row.id, token };
};

export const listAccountTokens = async (context: AccountContext, username: string): Promise<AccountToken[]> => {
  const { id: accountId } = await requireAccount(context, username);
  return context.prisma.accountToken.findMany({ where: { accountId }, orderBy: { createdAt: "asc" } });
};

/** Revokes a token at once. @throws AccountError when no token has that id, or it is revoked already */
export const revokeAccountToken = async ({ prisma, clock }: AccountContext, id: string): Promise<void> => {
  const { count } = await prisma.accountToken.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: clock() },
  });
  if (count === 0) throw new AccountError(`There is no token "${id}" that could be revoked.`);
};
