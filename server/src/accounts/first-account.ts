import type { ServerContext } from "../context.js";
import { AccountExistsError, createAccount, generatePassword, generateToken } from "./accounts.js";

/** The account of whoever runs the server, with those of its credentials that were made up just now: they can be shown this once. */
export interface FirstAccount {
  readonly username: string;
  /** Undefined where it came from the environment, whose secrets are not printed, or from an earlier start. */
  readonly password: string | undefined;
  readonly token: string | undefined;
}

const defaultUsername = "concordat";

const withoutSecrets = (username: string): FirstAccount => ({ username, password: undefined, token: undefined });

/**
 * Makes the first account of a new server, from the environment or with secrets of its own; later it only makes the
 * account that the environment names, if that is missing.
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
    // two servers start on one database: the other one has shown its credentials
    if (error instanceof AccountExistsError) return withoutSecrets(username);
    throw error;
  }
  return {
    username,
    password: upcloudPassword === undefined ? password : undefined,
    token: upcloudToken === undefined ? token : undefined,
  };
};
