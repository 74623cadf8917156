import type { Answers, Bodies } from "./operations.js";
import type { CoreClaims } from "./verify-core-token.js";

/** Who calls, and for whom. That it is Core is proved. */
export interface CoreCall {
  /** What Core's token says. */
  readonly core: CoreClaims;
  /** The user on whose behalf Core calls; undefined when it acts for itself. */
  readonly onBehalfOf: string | undefined;
  /** The user's own signature, as it came; undefined where there is none. */
  readonly signedIntent: string | undefined;
}

/**
 * What a provider does when Core calls. Each may throw `CallRefusedError`; anything else that is thrown becomes a 500.
 *
 * `welcome` is not among them: the module itself takes it in.
 */
export interface IntegrationHandlers {
  /** How users connect. Left out: they do where there is a `connect`, for ever and without signing. */
  retrieveManifest?(call: CoreCall): Answers["retrieveManifest"] | Promise<Answers["retrieveManifest"]>;
  /** Prepares for a user; it may come more than once. Left out: there is nothing to prepare. */
  init?(request: Bodies["init"], call: CoreCall): void | Promise<void>;
  /** Starts the connection of a user, whose browser goes on to what is returned. Left out: nobody can connect. */
  connect?(request: Bodies["connect"], call: CoreCall): Answers["connect"] | Promise<Answers["connect"]>;
  /** Takes note that a user has left. Left out: it does not matter. */
  unlinked?(request: Bodies["unlinked"], call: CoreCall): void | Promise<void>;
}
