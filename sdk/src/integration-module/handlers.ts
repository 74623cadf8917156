import type { Answers, Bodies } from "./operations.js";
import type { CoreClaims } from "./verify-core-token.js";

/** The caller: Core, which is verified, and on whose behalf it calls. */
export interface CoreCall {
  /** The claims of Core's token. */
  readonly core: CoreClaims;
  /** The user on whose behalf Core calls; undefined if Core calls for itself. */
  readonly onBehalfOf: string | undefined;
  /** The user's signature, as received; undefined if there is none. */
  readonly signedIntent: string | undefined;
}

/**
 * The handlers of a provider for Core's calls. Each may throw `CallRefusedError`; any other error becomes a 500.
 *
 * `welcome` is not among them: the module handles it.
 */
export interface IntegrationHandlers {
  /** How users connect. By default: forever and without signing, if there is a `connect` handler. */
  retrieveManifest?(call: CoreCall): Answers["retrieveManifest"] | Promise<Answers["retrieveManifest"]>;
  /** Prepares for a user; it may be called more than once. By default, nothing is prepared. */
  init?(request: Bodies["init"], call: CoreCall): void | Promise<void>;
  /** Starts to connect a user, and returns where to send the browser. By default, users cannot connect. */
  connect?(request: Bodies["connect"], call: CoreCall): Answers["connect"] | Promise<Answers["connect"]>;
  /** Is told that a user has disconnected. By default, it is ignored. */
  unlinked?(request: Bodies["unlinked"], call: CoreCall): void | Promise<void>;
}
