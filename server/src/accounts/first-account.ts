import type { ServerContext } from "../context.js";
import { AccountExistsError, createAccount, generatePassword, generateToken } from "./accounts.js";

/** The first account of a server, with those of its credentials that this start generated. They can be shown only now. */
export interface FirstAccount {
  readonly username: string;
  /** Undefined where the environment gave it, or an earlier start generated it. */
  readonly password: string | undefined;
  readonly token: string | undefined;
}

const defaultUsername = "concordat";

const withoutSecrets = (username: string): FirstAccount => ({ username, password: undefined, token: undefined });

/**
 * Creates the first account of a new server, from the environment or with generated secrets. Later starts only create the
 * account that the environment names, if it is missing.
 */
export const ensureFirstAccount = async (
  context: Pick<ServerContext, "prisma" | "clock" | "configuration">,
): Promise<FirstAccount> => {
  const { upcloudUsername, upcloudPassword, upcloudToken } = context.configuration;
  const username = upcloudUsername ?? defaultUsername;
  const where = upcloudUsername === undefined ? {} : { username };
  const known = await context.prisma.account.findFirst({ where, orderBy: { createdAt: "asc" } });
  if (known) return withoutSecrets(known.username);
  const password = upcloudPassword ?? generatePassword();
  const token = upcloudToken ?? generateToken();
  try {
    await createAccount(context, username, password, token);
  } catch (error) {
    // two servers start on one database, and the other one has shown the credentials
    if (error instanceof AccountExistsError) return withoutSecrets(username);
    throw error;
  }
  return {
    username,
    password: upcloudPassword === undefined ? password : undefined,
    token: upcloudToken === undefined ? token : undefined,
  };
};
