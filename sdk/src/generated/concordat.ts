// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { ConcordatOptions } from "../core/options.js";
import { Transport } from "../core/transport.js";
import { AuthProviders } from "./resources/auth-providers.js";
import { ObjectStorage } from "./resources/object-storage.js";
import { Providers } from "./resources/providers.js";

/**
 * The client: every operation of the contract as a method, grouped by resource.
 *
 * Methods list the errors that are particular to them. Besides, any call can throw {@link UnauthorizedError} (401),
 * {@link RateLimitedError} (429), {@link ServerError} (500 and above), {@link ConnectionError}, {@link TimeoutError}
 * and {@link UnexpectedAnswerError}, and a call that sends a body {@link PayloadTooLargeError} (413). A call with an
 * idempotency key can throw {@link ConflictError} (409) while an earlier one with the key is in progress, {@link
 * UnprocessableError} (422) if the key was used for another request, and {@link ApiError} with status 410 if the first
 * response was too large to be kept.
 *
 * @example
 * const cloud = new Concordat({ baseUrl: "https://cloud.sdu.dk", credentials: token });
 * const page = await cloud.providers.browse();
 */
export class Concordat {
  /**
   * Register providers, and manage how they are reached and who may see them. A provider serves the storage and compute
   * resources that Core orchestrates.
   *
   * Methods: `browse`, `retrieve`, `retrieveSpecification`, `search`, `approve`, `create`, `init`, `renewToken`,
   * `requestApproval`, `update`, `updateAcl`.
   */
  readonly providers: Providers;
  /**
   * Keys and tokens of providers: for calls of a provider to Core, and for calls of Core to a provider.
   *
   * Methods: `register`, `claim`, `renew`, `refresh`, `retrievePublicKey`, `refreshAsOrchestrator`, `generateKeyPair`.
   */
  readonly authProviders: AuthProviders;
  /**
   * Managed Object Storage: creates S3-compatible object storages, with their buckets, users and policies.
   *
   * Groups: `account`, `prices`, `regions`, `zones`, `jobs`, `services`, `networks`, `labels`, `buckets`, `metrics`,
   * `customDomains`, `domains`, `staticWebsites`, `users`, `groups`, `roles`, `policies`.
   */
  readonly objectStorage: ObjectStorage;

  constructor(options: ConcordatOptions) {
    const transport = new Transport(options);
    this.providers = new Providers(transport);
    this.authProviders = new AuthProviders(transport);
    this.objectStorage = new ObjectStorage(transport);
  }
}
