import { CredentialsError } from "../core/errors/credentials-error.js";
import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import { type KeyStore, type PendingApproval, type ProviderKeys, readStored, type StoredKeys } from "./key-store.js";
import { readPublicKey } from "./public-key.js";

/** Takes over the two members alone, and refuses what could never work. */
const checked = async ({ refreshToken, publicKey }: ProviderKeys): Promise<ProviderKeys> => {
  if (typeof refreshToken !== "string" || refreshToken.trim() === "")
    throw new InvalidArgumentError("`refreshToken` is empty");
  await readPublicKey(publicKey);
  return { refreshToken, publicKey };
};

/** The keys of one provider in their store: one change after the other, and whoever waits is told of each. */
export class KeyRing {
  readonly #store: KeyStore;
  readonly #waiting = new Set<() => void>();
  #last: Promise<unknown> = Promise.resolve();
  /** Counts the changes, so that none is missed between a look and a wait. */
  #changes = 0;

  constructor(store: KeyStore) {
    this.#store = store;
  }

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

  /** Puts other keys in the place of those that stand, or the first ones; an approval is waited for no more. */
  async replace(keys: ProviderKeys): Promise<void> {
    const fresh = await checked(keys);
    await this.change(({ welcome }) => ({ keys: fresh, welcome }));
  }

  /** Keeps the keys that a welcome has brought. */
  async accept(keys: ProviderKeys, welcome: string): Promise<void> {
    const fresh = await checked(keys);
    await this.change(() => ({ keys: fresh, welcome }));
  }

  /** Keeps a request for approval, unless there are keys by now. */
  async expect(pending: PendingApproval): Promise<void> {
    await this.change((stored) => (stored.keys === undefined ? { ...stored, pending } : stored));
  }

  /** Does something with nobody else's change in between. */
  alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves with the next change after that many; at once, when there has been one already. */
  changedAfter(changes: number): { readonly changed: Promise<void>; forget(): void } {
    if (this.#changes !== changes) return { changed: Promise.resolve(), forget: () => undefined };
    let wake = () => undefined as void;
    const changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
    this.#waiting.add(wake);
    return { changed, forget: () => void this.#waiting.delete(wake) };
  }

  async change(next: (stored: StoredKeys) => StoredKeys): Promise<void> {
    const stored = await this.load();
    const fresh = next(stored);
    if (fresh === stored) return;
    await this.#store.save(fresh);
    this.#changes++;
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
