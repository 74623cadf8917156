import { type AnyOperation, ApiError } from "@concordat/contract";
import { objectStorageErrors as errors, objectStorage, objectStorageApi } from "@concordat/contract/object-storage";
import { createAuthenticateAccount } from "../accounts/authentication.js";
import { QueueFullError } from "../accounts/bounded-queue.js";
import { credentialsFault } from "../accounts/credentials-fault.js";
import type { ServerContext } from "../context.js";
import { type MountedApi, type MountOptions, mountApi } from "../http/mount-api.js";
import type { RateLimits } from "../rate-limits/limits.js";
import { objectStorageHandlers } from "./handlers.js";
import type { StorageApiOptions } from "./options.js";
import type { StorageCall } from "./storage-call.js";
import { toApiError } from "./storage-errors.js";

/** The time after which a password that could not be compared may be, in seconds: the whole queue is through by then. */
const busySeconds = 3;

const busy = (error: unknown): never => {
  if (!(error instanceof QueueFullError)) throw error;
  throw new ApiError(errors.rateLimited, { headers: { "Retry-After": `${busySeconds}` }, cause: error });
};

/** What lists the things of which there may be many: the vendor's tools ask for no size of a page. */
const listings: readonly AnyOperation[] = [objectStorage.services.list, objectStorage.buckets.list];

/** Serves the control plane of Managed Object Storage: accounts, their credentials and their credits. */
export const mountStorageApi = (context: ServerContext, options: MountOptions & StorageApiOptions = {}): MountedApi => {
  const authenticate = createAuthenticateAccount(context);
  const pageDefaults = { limit: String(context.configuration.pageSize) };
  const hooks = {
    async authenticate(call: StorageCall) {
      const countGuess = call.limits && (() => (call.limits as RateLimits).guess(call));
      const account = await authenticate(call.header("authorization"), countGuess).catch(busy);
      if (!account) {
        call.credentialsFault = credentialsFault(call.header("authorization"));
        return;
      }
      call.principal = account;
      call.callerName = `ACCOUNT ${account.username}`;
    },

    /** What belongs to an account is found by its account alone: that is all there is to authorize. */
    authorize: () => undefined,

    requireCredits({ principal }: StorageCall) {
      if (principal.credits?.lte(0)) throw new ApiError(errors.insufficientCredits);
    },

    translate: toApiError,

    keyOwner: ({ principal }: StorageCall) => ["object storage", principal.id],

    queryDefaults: (operation: AnyOperation) => (listings.includes(operation) ? pageDefaults : undefined),

    handlers: { objectStorage: objectStorageHandlers(context, options) },
  };
  return mountApi(objectStorageApi, hooks, context, options);
};
