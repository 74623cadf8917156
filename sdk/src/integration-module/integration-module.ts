import type { Credentials } from "../core/credentials/credentials.js";
import { providerRefresh } from "../core/credentials/provider-refresh.js";
import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import { Concordat } from "../generated/concordat.js";
import { type AnswerContext, answerCall } from "./answer-call.js";
import { callOfRequest, responseOf } from "./fetch-face.js";
import type { IntegrationHandlers } from "./handlers.js";
import { checkedKeys, KeyRing } from "./key-ring.js";
import type { KeyStore, ProviderKeys } from "./key-store.js";
import type { IntegrationModuleEvent } from "./module-event.js";
import { callOfNodeRequest, type NodeListener, pathOf, sendWithNode } from "./node-face.js";
import { isBelowBase } from "./operations.js";
import { type CoreOptions, coreOptionsOf, type RegisterOptions, register } from "./register.js";
import { type CoreClaims, type CoreTokenRules, verifyCoreToken } from "./verify-core-token.js";

/** What an integration module is made of. */
export interface IntegrationModuleOptions extends Pick<CoreTokenRules, "issuer" | "toleranceSeconds"> {
  /** The provider's unique name, such as `example`. */
  readonly providerId: string;
  /** Where its keys are kept. */
  readonly store: KeyStore;
  /** What it does when Core calls. */
  readonly handlers?: IntegrationHandlers | undefined;
  /** The longest body that is read; 64 KiB when left out. */
  readonly maxBodyBytes?: number | undefined;
  /** Is told what happens, for a log. What it throws is dropped. */
  readonly onEvent?: ((event: IntegrationModuleEvent) => void) | undefined;
}

/** A provider's side of the work with Core. None of its members needs `this`. */
export interface IntegrationModule {
  readonly providerId: string;
  /** Answers Core's calls: a handler of the `fetch` standard. Whatever is no call of Core's is answered with 404. */
  readonly handle: (request: Request) => Promise<Response>;
  /** The same for `node:http`, and for Express, where paths that are none of this provider's calls go on to `next`. */
  readonly listener: NodeListener;
  /**
   * Registers the provider, unless it is registered, and waits until people have approved and Core's welcome has come,
   * for which this module must be served meanwhile. A process that ends while it waits goes on where it was.
   *
   * @returns the keys, which are stored by then
   */
  readonly register: (options: RegisterOptions) => Promise<ProviderKeys>;
  /** Stores keys that were renewed, or given to an owner by `providers.retrieve`. They hold for the next call. */
  readonly renew: (keys: ProviderKeys) => Promise<void>;
  /** The keys as they are stored; undefined before the provider is registered. */
  readonly keys: () => Promise<ProviderKeys | undefined>;
  /** Access tokens of the provider, from whatever refresh token is stored when one is needed. */
  readonly credentials: Credentials;
  /** A client of Core that calls as the provider. */
  readonly client: (core: CoreOptions) => Concordat;
  /** Proves that Core is calling, for calls that are not among the integration's. */
  readonly verify: (authorization: string | null | undefined, scope?: string) => Promise<CoreClaims>;
}

const defaultMaxBodyBytes = 64 * 1024;

/**
 * Makes the integration module of a provider.
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
  const context: AnswerContext = {
    providerId,
    ring,
    issuer,
    toleranceSeconds,
    handlers: options.handlers ?? {},
    maxBodyBytes: options.maxBodyBytes ?? defaultMaxBodyBytes,
    tell: (event) => {
      try {
        onEvent?.(event);
      } catch {
        // a log that fails is no reason to fail Core
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
        // somebody else has answered meanwhile: a time limit, say
        .catch((error: unknown) => context.tell({ type: "failed", operation: undefined, error }));
    },
    register: async (registration) => {
      if (isRegistering) throw new InvalidArgumentError("the provider is being registered already");
      isRegistering = true;
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
