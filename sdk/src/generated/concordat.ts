// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { ConcordatOptions } from "../core/options.js";
import { Transport } from "../core/transport.js";
import { AuthProviders } from "./resources/auth-providers.js";
import { ObjectStorage } from "./resources/object-storage.js";
import { Providers } from "./resources/providers.js";

/**
 * The client: every operation of the contract as a method, grouped by resource.
 *
 * @example
 * const cloud = new Concordat({ baseUrl: "https://cloud.sdu.dk", credentials: token });
 * const page = await cloud.providers.browse();
 */
export class Concordat {
  readonly providers: Providers;
  readonly authProviders: AuthProviders;
  readonly objectStorage: ObjectStorage;

  constructor(options: ConcordatOptions) {
    const transport = new Transport(options);
    this.providers = new Providers(transport);
    this.authProviders = new AuthProviders(transport);
    this.objectStorage = new ObjectStorage(transport);
  }
}
