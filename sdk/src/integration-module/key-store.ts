import { ConcordatError } from "../core/errors/concordat-error.js";
import type { ProviderWelcomeTokens } from "../generated/models.js";

/** What a provider needs to work with Core: a refresh token, and the key that verifies Core's calls. */
export type ProviderKeys = Readonly<ProviderWelcomeTokens>;

/** A request for registration that nobody has approved yet. */
export interface PendingApproval {
  readonly token: string;
  /** When Core gave the token, in milliseconds. */
  readonly since: number;
  /** The base URL of Core, at which the keys of a welcome are verified. */
  readonly core?: string | undefined;
}

/** What an integration module must not forget when it ends. */
export interface StoredKeys {
  readonly keys?: ProviderKeys | undefined;
  readonly pending?: PendingApproval | undefined;
  /** Marks the welcome that was carried out, which Core may repeat if it did not get the answer. */
  readonly welcome?: string | undefined;
}

/**
 * Where an integration module keeps its keys. All of it is secret. It is plain JSON.
 *
 * `fileKeyStore` of `@concordat/sdk/integration-module/node` keeps them in a file.
 */
export interface KeyStore {
  /**
   * Gives back what was saved last, by whomever; undefined when nothing was. It is asked for each call of Core and each
   * refresh, so that keys which somebody else has renewed are used at once.
   */
  load(): Promise<StoredKeys | undefined>;
  /** Stores the keys durably and atomically: once it has resolved, Core is told that the keys are stored. */
  save(stored: StoredKeys): Promise<void>;
}

/** Forgets everything with the process: for tests. */
export const memoryKeyStore = (stored?: StoredKeys): KeyStore => {
  let kept = stored;
  return {
    load: async () => kept,
    save: async (next) => {
      kept = next;
    },
  };
};

type Maybe<Kind> = { readonly [Member in keyof Kind]?: unknown };

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const areKeys = (value: unknown): boolean =>
  isObject(value) &&
  typeof (value as Maybe<ProviderKeys>).refreshToken === "string" &&
  typeof (value as Maybe<ProviderKeys>).publicKey === "string";

const isPending = (value: unknown): boolean =>
  isObject(value) &&
  typeof (value as Maybe<PendingApproval>).token === "string" &&
  typeof (value as Maybe<PendingApproval>).since === "number" &&
  ["string", "undefined"].includes(typeof (value as Maybe<PendingApproval>).core);

/** Validates the content of a store, which may have been edited by hand. */
export const readStored = (value: unknown): StoredKeys => {
  if (value === undefined || value === null) return {};
  const { keys, pending, welcome } = value as Maybe<StoredKeys>;
  const isGood =
    isObject(value) &&
    (keys === undefined || areKeys(keys)) &&
    (pending === undefined || isPending(pending)) &&
    (welcome === undefined || typeof welcome === "string");
  if (!isGood) throw new ConcordatError("the key store does not contain the keys of an integration module");
  return value;
};
