import { coreSubject } from "@concordat/contract/ucloud";
import { ensureFirstAccount, type FirstAccount } from "./accounts/first-account.js";
import type { ServerContext } from "./context.js";
import { ensureAdministrator } from "./directory/users.js";
import { issueCoreToken } from "./ucloud/core-tokens.js";

/** Who can use a server from its first start on. */
export interface Bootstrapped {
  /** Username of an administrator of the directory. */
  readonly admin: string;
  /** An account of object storage. Its password and token are there if this start has made them. */
  readonly account: FirstAccount;
}

/** Makes what a new database lacks, and proves that the master key is the one of this database. @throws MasterKeyError */
export const bootstrap = async (context: ServerContext): Promise<Bootstrapped> => {
  const [{ username: admin }, account] = await Promise.all([
    ensureAdministrator(context.prisma),
    ensureFirstAccount(context),
    // makes Core's own key at the first start, and opens it with the master key at the others
    issueCoreToken(context, { subject: coreSubject, role: "SERVICE" }),
  ]);
  return { admin, account };
};
