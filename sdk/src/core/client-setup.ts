import type { AnswerCheck } from "./answer.js";
import type { Clock } from "./clock.js";
import type { Credentials } from "./credentials/credentials.js";
import type { Fetch } from "./fetch.js";
import type { EffectiveLimits } from "./limits.js";
import type { Observer } from "./observer.js";
import type { RequestDefaults } from "./request.js";
import type { RetryQuota } from "./retry/retry-quota.js";

/** What the calls of a client have in common. */
export interface ClientSetup {
  readonly credentials: Credentials;
  readonly fetch: Fetch;
  readonly checkAnswer: AnswerCheck | undefined;
  readonly defaults: RequestDefaults;
  readonly limits: EffectiveLimits;
  readonly quota: RetryQuota;
  readonly clock: Clock;
  readonly observer: Observer;
}
