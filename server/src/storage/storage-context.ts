import type { Clock } from "../context.js";
import type { Vault } from "../vault/vault.js";
import type { Pace } from "./pace.js";
import type { QuotaContext } from "./quota.js";

/** What commands are given beside the database, the service and their input. Each names the members that it takes. */
export interface StorageContext extends Pace, QuotaContext {
  readonly clock: Clock;
  /** The domain below which the system gives names to services, such as `upcloudobjects.localhost`. */
  readonly objectsDomain: string;
  /** Whether a custom domain is in use only once DNS says that it leads here. */
  readonly verifyDomains: boolean;
  /** Seals secrets that must be read again. */
  readonly vault: Vault;
  /** Called when a command has scheduled work: it need not wait until the worker finds it. */
  readonly onScheduled: () => void;
}

/** What a command needs that has a service set up anew. */
export type SetupContext = Pick<StorageContext, "clock" | "onScheduled" | "provisioningStepMs">;
