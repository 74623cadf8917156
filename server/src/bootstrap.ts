import type { BeginAccount } from "./accounts/accounts.js";
import { checkFirstAccount, ensureFirstAccount, type FirstAccount } from "./accounts/first-account.js";
import type { ServerContext } from "./context.js";
import { checkConnectionLimit } from "./database/connection-limit.js";
import { ensureAdministrator, firstAdministrator } from "./directory/users.js";
import { createFirstService, type FirstService } from "./storage/first-service.js";
import { ensureCoreKey, openCoreKey } from "./ucloud/core-tokens.js";
import { MissingMasterKeyError, type Vault } from "./vault/vault.js";

/** Who can use a server from its first start on. */
export interface Bootstrapped {
  /** Username of an administrator of the directory, where it has one. */
  readonly admin: string | undefined;
  /** An account of object storage. Its password and token are there if this start has made them. */
  readonly account: FirstAccount;
  /** The service that an account made by this start begins with, where S3 is served. */
  readonly service: FirstService | undefined;
}

interface CheckContext extends Pick<ServerContext, "configuration" | "prisma" | "clock"> {
  /** Absent where there is no master key yet. */
  readonly vault: Vault | undefined;
}

/**
 * Finds out whether a server with these settings can serve this database, and writes nothing there.
 *
 * @throws MasterKeyError when the database belongs to another master key; ConfigurationError when the settings of the first
 * account are others than what is stored
 */
export const checkDatabase = async ({ vault, ...context }: CheckContext): Promise<void> => {
  if (vault) await openCoreKey({ ...context, vault });
  else if ((await context.prisma.signingKey.count()) > 0) throw new MissingMasterKeyError();
  await checkFirstAccount(context);
  await checkConnectionLimit(context);
};

/**
 * Makes what a checked database lacks: Core's key and an administrator, both at the first start alone, and an account.
 *
 * @throws ConfigurationError when another server makes the account at the same time, with other settings
 */
export const bootstrap = async (context: ServerContext): Promise<Bootstrapped> => {
  const { configuration, clock, vault } = context;
  // nothing waits yet that could be told: the workers begin afterwards
  const storageContext = { ...configuration, clock, vault, onScheduled: () => undefined };
  await ensureCoreKey(context, ensureAdministrator);
  const admin = (await firstAdministrator(context.prisma))?.username;
  // last: its credentials can be shown only by who makes it, so nothing that can fail comes after it
  let service: FirstService | undefined;
  const begin: BeginAccount = async (tx, { id }) => {
    service = await createFirstService(tx, id, storageContext);
  };
  const account = await ensureFirstAccount(context, configuration.s3Port === undefined ? undefined : begin);
  return { admin, account, service };
};
