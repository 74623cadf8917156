import type { Credentials } from "../core/credentials/credentials.js";
import { providerRefresh } from "../core/credentials/provider-refresh.js";
import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import type { ConcordatOptions } from "../core/options.js";
import { Concordat } from "../generated/concordat.js";
import { type AnswerContext, answerCall } from "./answer-call.js";
import { callOfRequest, responseOf } from "./fetch-request.js";
import type { IntegrationHandlers } from "./handlers.js";
import { checkedKeys, KeyRing } from "./key-ring.js";
import type { KeyStore, ProviderKeys } from "./key-store.js";
import type { IntegrationModuleEvent } from "./module-event.js";
import { callOfNodeRequest, type NodeListener, pathOf, sendWithNode } from "./node-listener.js";
import { isBelowBase } from "./operations.js";
import { type CoreOptions, coreOptionsOf, type RegisterOptions, register } from "./register.js";
import { type CoreClaims, type CoreTokenRules, verifyCoreToken } from "./verify-core-token.js";

/** The options of an integration module. */
export interface IntegrationModuleOptions extends Pick<CoreTokenRules, "issuer" | "toleranceSeconds"> {
  /** The provider's unique name, such as `example`. */
  readonly providerId: string;
  /** The store of its keys. */
  readonly store: KeyStore;
  /** The handlers of Core's calls. */
  readonly handlers?: IntegrationHandlers | undefined;
  /** The largest body that is read, in bytes; 64 KiB by default. */
  readonly maxBodyBytes?: number | undefined;
  /** Is called with each event, for a log. Its errors are ignored. */
  readonly onEvent?: ((event: IntegrationModuleEvent) => void) | undefined;
}

/** A provider's integration with Core. Its members do not need `this`. */
export interface IntegrationModule {
  readonly providerId: string;
  /** Answers Core's calls: a handler of the `fetch` standard. Other requests are answered with 404. */
  readonly handle: (request: Request) => Promise<Response>;
  /** The same for `node:http` and Express. In Express, other paths are passed to `next`. */
  readonly listener: NodeListener;
  /**
   * Registers the provider, unless it is registered, and waits until the registration is approved and Core has sent its welcome, whose
   * keys are verified at Core. The module must be served in the meantime. A process that is restarted while it waits continues where it was.
   *
   * @returns the keys, which are already stored
   */
  readonly register: (options: RegisterOptions) => Promise<ProviderKeys>;
  /** Stores renewed keys, or keys that the owner read with `providers.retrieve`. They apply from the next call on. */
  readonly renew: (keys: ProviderKeys) => Promise<void>;
  /** The stored keys; undefined before the provider is registered. */
  readonly keys: () => Promise<ProviderKeys | undefined>;
  /** Credentials of the provider, with the refresh token that is stored when an access token is needed. */
  readonly credentials: Credentials;
  /** A client of Core with the provider's credentials. */
  readonly client: (core: CoreOptions) => Concordat;
  /** Verifies that Core is the caller, for calls that are not part of the integration. */
  readonly verify: (authorization: string | null | undefined, scope?: string) => Promise<CoreClaims>;
}

const defaultMaxBodyBytes = 64 * 1024;

/**
 * Creates the integration module of a provider.
 *
 * @example
 * const store = fileKeyStore("/var/lib/example/keys.json");
 * const integration = createIntegrationModule({ providerId: "example", store, handlers: { init: prepare } });
 * createServer(integration.listener).listen(8889);
 */
export const createIntegrationModule = (options: IntegrationModuleOptions): IntegrationModule => {
  const { providerId, store, issuer, toleranceSeconds, onEvent } = options;
  if (providerId === "") throw new InvalidArgumentError("`providerId` is empty");
  const ring = new KeyRing(store);
  let core: Omit<ConcordatOptions, "credentials"> | undefined;
  const context: AnswerContext = {
    providerId,
    ring,
    issuer,
    toleranceSeconds,
    handlers: options.handlers ?? {},
    core: () => core,
    maxBodyBytes: options.maxBodyBytes ?? defaultMaxBodyBytes,
    tell: (event) => {
      try {
        onEvent?.(event);
      } catch {
        // an error of the log must not fail Core's call
      }
    },
  };
  const credentials = providerRefresh({ refreshToken: async () => (await ring.keys()).refreshToken });
  let isRegistering = false;
  return {
    providerId,
    handle: async (request) => responseOf(await answerCall(context, callOfRequest(request))),
    listener: (request, response, next) => {
      if (next !== undefined && !isBelowBase(pathOf(request), providerId)) return next();
      answerCall(context, callOfNodeRequest(request))
        .then((answer) => sendWithNode(response, answer))
        // the response was already sent, such as by a timeout
        .catch((error: unknown) => context.tell({ type: "failed", operation: undefined, error }));
    },
    register: async (registration) => {
      if (isRegistering) throw new InvalidArgumentError("the provider is already being registered");
      isRegistering = true;
      core = coreOptionsOf(registration.core);
      return register(ring, providerId, registration).finally(() => {
        isRegistering = false;
      });
    },
    renew: async (given) => {
      const keys = await checkedKeys(given);
      await ring.update(({ welcome }) => ({ keys, ...(welcome === undefined ? {} : { welcome }) }));
    },
    keys: async () => (await ring.load()).keys,
    credentials,
    client: (core) => new Concordat({ ...coreOptionsOf(core), credentials }),
    verify: async (authorization, scope) => {
      const { publicKey } = await ring.keys();
      return verifyCoreToken(authorization, { publicKey, scope, issuer, toleranceSeconds });
    },
  };
};
