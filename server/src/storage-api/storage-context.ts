import type { ServerContext } from "../context.js";
import type { StorageContext } from "../storage/storage-context.js";
import type { StorageApiOptions } from "./options.js";
import type { StorageCall } from "./storage-call.js";

/** What the commands about identities and policies are given, which schedule nothing. */
export type IdentityContext = Pick<StorageContext, "clock" | "quotas" | "vault">;

/** What the commands of the domain are given by this API, call by call: what they schedule is told once it is committed. */
export const storageContext =
  (
    { clock, configuration, vault }: Pick<ServerContext, "clock" | "configuration" | "vault">,
    { onDue = () => undefined }: StorageApiOptions,
  ) =>
  ({ afterCommit }: Pick<StorageCall, "afterCommit">): StorageContext => ({
    clock,
    provisioningStepMs: configuration.provisioningStepMs,
    bucketCleanupMs: configuration.bucketCleanupMs,
    objectsDomain: configuration.objectsDomain,
    verifyDomains: configuration.verifyDomains,
    vault,
    quotas: configuration.quotas,
    onScheduled: () => afterCommit(onDue),
  });
