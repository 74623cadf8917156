import { CredentialsError } from "../core/errors/credentials-error.js";
import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import { type KeyStore, type ProviderKeys, readStored, type StoredKeys } from "./key-store.js";
import { readPublicKey } from "./public-key.js";

/** Copies only the two members. @throws InvalidArgumentError for invalid keys */
export const checkedKeys = async ({ refreshToken, publicKey }: ProviderKeys): Promise<ProviderKeys> => {
  if (typeof refreshToken !== "string" || refreshToken.trim() === "")
    throw new InvalidArgumentError("`refreshToken` is empty");
  await readPublicKey(publicKey);
  return { refreshToken, publicKey };
};

/** The stored keys of one provider: changes are serialized, and listeners are told of each. */
export class KeyRing {
  readonly #store: KeyStore;
  readonly #waiting = new Set<() => void>();
  #last: Promise<unknown> = Promise.resolve();
  #changes = 0;

  constructor(store: KeyStore) {
    this.#store = store;
  }

  /** The number of changes, so that none is missed between a check and a wait. */
  get changes(): number {
    return this.#changes;
  }

  async load(): Promise<StoredKeys> {
    return readStored(await this.#store.load());
  }

  /** The keys. @throws CredentialsError when there are none yet */
  async keys(): Promise<ProviderKeys> {
    const { keys } = await this.load();
    if (keys === undefined) throw new CredentialsError("the provider is not registered yet");
    return keys;
  }

  /**
   * Changes the stored keys atomically.
   *
   * @param next returns the keys to store, or its argument if nothing is to change
   */
  update(next: (stored: StoredKeys) => StoredKeys | Promise<StoredKeys>): Promise<void> {
    const done = this.#last.then(async () => {
      const stored = await this.load();
      const fresh = await next(stored);
      if (fresh === stored) return;
      await this.#store.save(fresh);
      this.#changes++;
      for (const wake of this.#waiting) wake();
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Calls back once after the next change, or soon if there was one already. @returns a function that cancels it */
  onceChanged(changes: number, callback: () => void): () => void {
    const stop = () => void this.#waiting.delete(wake);
    const wake = () => {
      stop();
      callback();
    };
    if (this.#changes === changes) this.#waiting.add(wake);
    else queueMicrotask(wake);
    return stop;
  }
}
