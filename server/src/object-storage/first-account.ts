import type { ServerContext } from "../context.js";
import { AccountExistsError, createAccount, generatePassword, generateToken } from "./accounts.js";

/** The credentials of an account that was just made: the one time that they can be shown. */
export interface FreshAccount {
  readonly username: string;
  /** Undefined where it came from the environment, whose secrets are not printed. */
  readonly password: string | undefined;
  readonly token: string | undefined;
}

const defaultUsername = "concordat";

/**
 * Makes the first account of a new server, from the environment or with secrets of its own; later it only makes the
 * account that the environment names, if that is missing.
 *
 * @returns the fresh account, or undefined when nothing had to be made
 */
export const ensureFirstAccount = async (
  context: Pick<ServerContext, "prisma" | "clock" | "configuration">,
): Promise<FreshAccount | undefined> => {
  const { upcloudUsername, upcloudPassword, upcloudToken } = context.configuration;
  const username = upcloudUsername ?? defaultUsername;
  const where = upcloudUsername === undefined ? {} : { username };
  if ((await context.prisma.account.count({ where })) > 0) return undefined;
  const password = upcloudPassword ?? generatePassword();
  const token = upcloudToken ?? generateToken();
  try {
    await createAccount(context, username, password, token);
  } catch (error) {
    // two servers start on one database: the other one has shown its credentials
    if (error instanceof AccountExistsError) return undefined;
    throw error;
  }
  return {
    username,
    password: upcloudPassword === undefined ? password : undefined,
    token: upcloudToken === undefined ? token : undefined,
  };
};
