import { ApiError } from "@concordat/contract";
import { objectStorageErrors as errors, objectStorageApi } from "@concordat/contract/object-storage";
import { createAuthenticateAccount } from "../accounts/authentication.js";
import { QueueFullError } from "../accounts/bounded-queue.js";
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

/** Serves the control plane of Managed Object Storage: accounts, their credentials and their credits. */
export const mountStorageApi = (context: ServerContext, options: MountOptions & StorageApiOptions = {}): MountedApi => {
  const authenticate = createAuthenticateAccount(context);
  const hooks = {
    async authenticate(call: StorageCall) {
      const countGuess = call.limits && (() => (call.limits as RateLimits).guess(call));
      const account = await authenticate(call.header("authorization"), countGuess).catch(busy);
      if (!account) return;
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

    handlers: { objectStorage: objectStorageHandlers(context, options) },
  };
  return mountApi(objectStorageApi, hooks, context, options);
};
