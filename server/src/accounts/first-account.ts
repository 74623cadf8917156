import { ConfigurationError } from "../configuration.js";
import type { ServerContext } from "../context.js";
import type { Account } from "../generated/prisma/client.js";
import { fingerprint } from "../vault/fingerprint.js";
import { AccountExistsError, type BeginAccount, createAccount, generatePassword, generateToken } from "./accounts.js";
import { verifyPassword } from "./passwords.js";

/** The first account of a server, with those of its credentials that this start generated. They can be shown only now. */
export interface FirstAccount {
  readonly username: string;
  /** Undefined where the environment gave it, or an earlier start generated it. */
  readonly password: string | undefined;
  readonly token: string | undefined;
}

const defaultUsername = "concordat";

type AccountContext = Pick<ServerContext, "prisma" | "clock" | "configuration">;

const withoutSecrets = (username: string): FirstAccount => ({ username, password: undefined, token: undefined });

/** The account that the settings mean: the one that they name, or the oldest. */
const findAccount = ({ prisma, configuration: { upcloudUsername } }: AccountContext): Promise<Account | null> => {
  const where = upcloudUsername === undefined ? {} : { username: upcloudUsername };
  return prisma.account.findFirst({ where, orderBy: { createdAt: "asc" } });
};

const requireStoredPassword = async (account: Account, password: string): Promise<void> => {
  if (await verifyPassword(password, account.passwordHash)) return;
  throw new ConfigurationError([
    `CONCORDAT_UPCLOUD_PASSWORD is not the password of the account "${account.username}", which exists already: remove the setting, or change the password by "concordat account password ${account.username}".`,
  ]);
};

const requireStoredToken = async ({ prisma }: AccountContext, account: Account | null, token: string) => {
  const stored = await prisma.accountToken.findUnique({ where: { tokenHash: fingerprint(token) } });
  const isFree = account === null && stored === null;
  if (isFree || (stored && stored.accountId === account?.id && stored.revokedAt === null)) return;
  const fault = stored?.accountId === account?.id ? "was revoked" : "belongs to another account";
  const reason = stored ? fault : `is no token of the account "${account?.username}", which exists already`;
  throw new ConfigurationError([
    `CONCORDAT_UPCLOUD_TOKEN ${reason}: remove the setting, and make a token by "concordat account token create ${account?.username ?? "NAME"}".`,
  ]);
};

/**
 * Compares the settings of the first account with what is stored, and writes nothing.
 *
 * @throws ConfigurationError when the account exists with another password, or without the token
 */
export const checkFirstAccount = async (context: AccountContext): Promise<void> => {
  const { upcloudPassword, upcloudToken } = context.configuration;
  if (upcloudPassword === undefined && upcloudToken === undefined) return;
  const account = await findAccount(context);
  if (account && upcloudPassword !== undefined) await requireStoredPassword(account, upcloudPassword);
  if (upcloudToken !== undefined) await requireStoredToken(context, account, upcloudToken);
};

/**
 * Creates the first account of a new server, from the environment or with generated secrets. Later starts only create the
 * account that the environment names, if it is missing. `checkFirstAccount` comes before it.
 *
 * @param begin does what the account begins with, in the same transaction
 * @throws ConfigurationError when another server makes the account at the same time, with other settings
 */
export const ensureFirstAccount = async (context: AccountContext, begin?: BeginAccount): Promise<FirstAccount> => {
  const { upcloudUsername, upcloudPassword, upcloudToken } = context.configuration;
  const known = await findAccount(context);
  if (known) return withoutSecrets(known.username);
  const username = upcloudUsername ?? defaultUsername;
  const password = upcloudPassword ?? generatePassword();
  const token = upcloudToken ?? generateToken();
  try {
    await createAccount(context, username, password, token, begin);
  } catch (error) {
    if (!(error instanceof AccountExistsError)) throw error;
    // two servers start on one database, and the other one has shown the credentials
    await checkFirstAccount(context);
    return withoutSecrets(username);
  }
  return {
    username,
    password: upcloudPassword === undefined ? password : undefined,
    token: upcloudToken === undefined ? token : undefined,
  };
};
