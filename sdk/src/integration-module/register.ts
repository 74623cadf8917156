import { readBaseUrl } from "../core/base-url.js";
import { AbortedError } from "../core/errors/aborted-error.js";
import { ConnectionError } from "../core/errors/connection-error.js";
import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import { ConflictError, ServerError } from "../core/errors/status-errors.js";
import { TimeoutError } from "../core/errors/timeout-error.js";
import { UnexpectedAnswerError } from "../core/errors/unexpected-answer-error.js";
import { WaitError } from "../core/errors/wait-error.js";
import type { ConcordatOptions } from "../core/options.js";
import { delayAfter } from "../core/waiting/delay.js";
import { Concordat } from "../generated/concordat.js";
import type { ProviderSpecificationInput } from "../generated/models.js";
import type { KeyRing } from "./key-ring.js";
import type { PendingApproval, ProviderKeys } from "./key-store.js";

const operation = "integrationModule.register";

/** How long Core keeps a request before it is signed and approved. */
export const approvalLifetimeMs = 5 * 60 * 1000;

/** The page of UCloud where a system administrator signs. */
const signingPage = "/app/admin/providers/register";

const retryDelay = { shortestMs: 1_000, longestMs: 60_000 };

/** The base URL of Core, or a client of it. */
export type CoreOptions = string | URL | Omit<ConcordatOptions, "credentials">;

export const coreOptionsOf = (core: CoreOptions): Omit<ConcordatOptions, "credentials"> =>
  typeof core === "string" || core instanceof URL ? { baseUrl: core } : core;

/** What the provider's system administrator must sign. */
export interface ApprovalRequest {
  readonly token: string;
  /** The page to sign on. */
  readonly url: string;
  /** When the token expires; another request follows then. */
  readonly expiresAt: Date;
}

/** How to register. */
export interface RegisterOptions {
  /** Where Core is. No credentials are needed: anybody may ask for registration. */
  readonly core: CoreOptions;
  /** How Core reaches this provider. Its name is the module's. */
  readonly specification: Omit<ProviderSpecificationInput, "id">;
  /**
   * Shows the token to the provider's system administrator, who signs it as a user of Core, before an administrator of
   * UCloud approves it. Called again for each new token, and after a restart with the one that still stands.
   */
  onApprovalNeeded(request: ApprovalRequest): void | Promise<void>;
  /** The longest wait in milliseconds, `Infinity` for no limit. There is no default: it is people who are waited for. */
  readonly maxWaitMs: number;
  /** Ends the wait when it is aborted. The token stays: to register once more goes on with it. */
  readonly signal?: AbortSignal | undefined;
}

/** What says nothing about the request, and may be over at the next attempt. */
const passes = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  error instanceof TimeoutError ||
  error instanceof ServerError ||
  (error instanceof UnexpectedAnswerError && error.status >= 500);

/** Waits for a change of the keys, but no longer than that. */
const changeWithin = (ring: KeyRing, changes: number, ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = () => reject(new AbortedError(operation, signal?.reason));
    if (signal?.aborted) return refuse();
    const ending = (resolveOrReject: () => void) => () => {
      clearTimeout(timer);
      forget();
      signal?.removeEventListener("abort", abort);
      resolveOrReject();
    };
    const [go, abort] = [ending(resolve), ending(refuse)];
    const timer = setTimeout(go, ms);
    const forget = ring.onceChanged(changes, go);
    signal?.addEventListener("abort", abort);
  });

/** One registration: asks, shows what is to be signed, and waits until the welcome has brought the keys. */
class Registration {
  readonly #ring: KeyRing;
  readonly #specification: ProviderSpecificationInput;
  readonly #options: RegisterOptions;
  readonly #core: Concordat;
  readonly #end: number;
  #shown: string | undefined;
  #failures = 0;
  #fault: unknown;

  constructor(ring: KeyRing, providerId: string, options: RegisterOptions) {
    if (!(options.maxWaitMs > 0)) throw new InvalidArgumentError("`maxWaitMs` must be a number above 0", { operation });
    this.#ring = ring;
    this.#specification = { ...options.specification, id: providerId };
    this.#options = options;
    this.#core = new Concordat(coreOptionsOf(options.core));
    this.#end = performance.now() + options.maxWaitMs;
  }

  async keys(): Promise<ProviderKeys> {
    for (;;) {
      const { changes } = this.#ring;
      const { keys, pending } = await this.#ring.load();
      if (keys !== undefined) return keys;
      const left = this.#end - performance.now();
      if (left <= 0) throw this.#tooLate(pending);
      const wait = await this.#step(pending, left);
      if (wait > 0) await changeWithin(this.#ring, changes, Math.min(wait, left), this.#options.signal);
    }
  }

  /** @returns how long nothing is to be done but to wait, in milliseconds */
  async #step(pending: PendingApproval | undefined, left: number): Promise<number> {
    const age = pending === undefined ? Number.NaN : Date.now() - pending.since;
    // a time in the future comes from a clock that was put back since
    if (pending === undefined || !(age >= 0 && age < approvalLifetimeMs)) return this.#ask(pending, left);
    await this.#show(pending);
    return pending.since + approvalLifetimeMs - Date.now();
  }

  async #show({ token, since }: PendingApproval): Promise<void> {
    if (this.#shown === token) return;
    const { baseUrl } = coreOptionsOf(this.#options.core);
    const url = `${readBaseUrl(baseUrl)}${signingPage}?token=${encodeURIComponent(token)}`;
    await this.#options.onApprovalNeeded({ token, url, expiresAt: new Date(since + approvalLifetimeMs) });
    this.#shown = token;
  }

  async #ask(former: PendingApproval | undefined, left: number): Promise<number> {
    const { signal } = this.#options;
    const timeoutMs = Math.min(left, approvalLifetimeMs);
    try {
      const request = { type: "information", specification: this.#specification } as const;
      const { token } = await this.#core.providers.requestApproval(request, { signal, timeoutMs, maxRetries: 0 });
      const { baseUrl } = coreOptionsOf(this.#options.core);
      const pending = { token, since: Date.now(), core: String(baseUrl) };
      // a welcome may have come meanwhile
      await this.#ring.update((stored) => (stored.keys === undefined ? { ...stored, pending } : stored));
      this.#failures = 0;
      this.#fault = undefined;
      return 0;
    } catch (error) {
      this.#fault = error;
      // The name is taken: by ourselves, it seems, approved at the last moment, and the welcome is still on its way.
      if (error instanceof ConflictError && former !== undefined) return approvalLifetimeMs;
      if (!passes(error)) throw error;
      return delayAfter(++this.#failures, retryDelay.shortestMs, retryDelay.longestMs);
    }
  }

  #tooLate(pending: PendingApproval | undefined): WaitError {
    const outcome = pending === undefined ? "Core was not reached" : "nobody has approved, or the welcome did not come";
    return new WaitError(`timed out after ${this.#options.maxWaitMs} ms: ${outcome}`, {
      operation,
      reason: "timedOut",
      lastSeen: undefined,
      polls: this.#failures,
      cause: this.#fault,
    });
  }
}

/** Registers a provider that is not registered yet. @returns its keys, which are stored by then */
export const register = async (ring: KeyRing, providerId: string, options: RegisterOptions): Promise<ProviderKeys> =>
  new Registration(ring, providerId, options).keys();
