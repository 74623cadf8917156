import type { Bytes } from "../blobs/bytes.js";
import type { ServerContext } from "../context.js";
import type { RecordRequests } from "../http/record-request.js";
import type { IsTrustedProxy } from "../http/trusted-proxy.js";
import type { CountRequest } from "../metrics/request-metrics.js";
import type { LastUsed } from "../object-store/last-used.js";
import type { RulesOf } from "../object-store/lifecycle/remembered-rules.js";
import type { ContentLeases } from "../object-store/removals/leases.js";
import type { StrangerLimits } from "../rate-limits/stranger-limits.js";
import type { EffectivePolicies } from "../storage/iam/effective/index.js";
import type { Traffic } from "../storage/usage/traffic.js";

/** What those work with who serve objects over HTTP. */
export interface ObjectContext extends ServerContext {
  readonly policies: EffectivePolicies;
  readonly bytes: Bytes;
  readonly traffic: Traffic;
  readonly lastUsed: LastUsed;
  /** Finds the lifecycle rules of a bucket. */
  readonly lifecycleRules: RulesOf;
  /** Keeps what is being read. */
  readonly leases: ContentLeases;
  /** Counts a request for the metrics; absent where nothing is counted. */
  readonly countRequest?: CountRequest | undefined;
  /** Keeps records of requests that change something; absent where none are kept. */
  readonly recordRequests?: RecordRequests | undefined;
  /** Counts refused requests of strangers; absent where there is no limit. */
  readonly strangerLimits?: StrangerLimits | undefined;
  /** Which proxies are believed when they say for whom they ask. */
  readonly isTrustedProxy: IsTrustedProxy;
  /** Called when a command has scheduled work. */
  readonly onScheduled: () => void;
}
