import type { Answer } from "./answer.js";
import type { Arguments } from "./arguments.js";
import { readBaseUrl } from "./base-url.js";
import { Call } from "./call.js";
import type { ClientSetup } from "./client-setup.js";
import { type Clock, systemClock } from "./clock.js";
import { credentialsOf } from "./credentials/credentials.js";
import { carry } from "./exchange.js";
import { platformFetch } from "./fetch.js";
import { keyOption, newIdempotencyKey } from "./idempotency-key.js";
import { defaultLimits, type EffectiveLimits, limitsOf } from "./limits.js";
import { Observer } from "./observer.js";
import type { CallOptions, ConcordatOptions } from "./options.js";
import { PagedCall, type PageOf } from "./paging/paged-call.js";
import { RetryQuota } from "./retry/retry-quota.js";
import type { PagedRoute, Route } from "./route.js";
import { userAgentOf } from "./user-agent.js";

/** Sends calls to an API. All resources of a client share one. */
export class Transport {
  readonly #setup: ClientSetup;

  constructor(options: ConcordatOptions) {
    const {
      baseUrl,
      credentials,
      fetch,
      headers,
      userAgent,
      project,
      idempotencyKeys = true,
      clock = systemClock,
    } = options;
    const agent = userAgentOf(userAgent);
    this.#setup = {
      credentials: credentialsOf(credentials),
      fetch: fetch ?? platformFetch,
      checkAnswer: options.checkAnswer,
      defaults: {
        baseUrl: readBaseUrl(baseUrl),
        headers: { ...(agent && { "user-agent": agent }), ...headers },
        options: {
          project,
          // each call gets its own key
          get [keyOption]() {
            return idempotencyKeys ? newIdempotencyKey() : undefined;
          },
        },
      },
      limits: limitsOf(options, defaultLimits),
      quota: new RetryQuota(),
      clock,
      observer: new Observer(options),
    };
  }

  /** The defaults of calls. */
  get limits(): EffectiveLimits {
    return this.#setup.limits;
  }

  /** The client's clock. */
  get clock(): Clock {
    return this.#setup.clock;
  }

  /**
   * A call that is sent when it is first awaited.
   *
   * @internal
   */
  call<Data, Raw extends Answer>(route: Route, args: Arguments, options?: CallOptions): Call<Data, Raw> {
    return new Call(route, () => carry(this.#setup, route, args, options));
  }

  /**
   * A call whose response is one page of a listing.
   *
   * @internal
   */
  pages<Item, Page extends PageOf<Item>, Raw extends Answer>(
    route: PagedRoute,
    args: Arguments,
    options?: CallOptions,
  ): PagedCall<Item, Page, Raw> {
    return new PagedCall(route, args, (page) => carry(this.#setup, route, page, options));
  }
}
