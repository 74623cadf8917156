import type { ServerContext } from "../context.js";
import type { StorageContext } from "../storage/storage-context.js";
import type { StorageApiOptions } from "./options.js";

/** What the commands of the domain are given by this API. */
export const storageContext = (
  { clock, configuration, vault }: Pick<ServerContext, "clock" | "configuration" | "vault">,
  { onDue }: StorageApiOptions,
): StorageContext => ({
  clock,
  objectsDomain: configuration.objectsDomain,
  vault,
  onScheduled: () => onDue?.(),
});
