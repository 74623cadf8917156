import type { ErrorEntry } from "./error-entry.js";
import { errors as objectStorageErrors } from "./object-storage/errors.js";
import { objectStorage } from "./object-storage/index.js";
import { tags as objectStorageTags } from "./object-storage/operation-tags.js";
import { waiters as objectStorageWaiters } from "./object-storage/waiters.js";
import { errors as ucloudErrors } from "./ucloud/errors.js";
import { ucloud } from "./ucloud/index.js";
import { tags as ucloudTags } from "./ucloud/tags.js";
import type { Waiters } from "./waiter.js";

/** The whole contract: every operation, in a tree of plain objects. */
export const contract = { ...ucloud, objectStorage };

/** Every error that either API can answer with. */
export const errorCatalogue: readonly ErrorEntry[] = [
  ...Object.values(ucloudErrors),
  ...Object.values(objectStorageErrors),
];

/** What the operations of each tag are about. */
export const tags: Readonly<Record<string, string>> = { ...ucloudTags, ...objectStorageTags };

/** What clients can wait for. */
export const waiters: Waiters = objectStorageWaiters;
