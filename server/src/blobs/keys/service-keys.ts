import type { Prisma } from "../../generated/prisma/client.js";
import type { Vault } from "../../vault/vault.js";
import { BlobStoreError } from "../blob-store-error.js";
import { findServiceKey, requireServiceKey } from "./key-rows.js";
import { expandKey } from "./object-key.js";

/** The keys of so many services are remembered; the one that was used longest ago goes first. */
const mostRemembered = 1000;

/** For so long, in milliseconds: also a server that is not told of a removed service forgets its key. */
const defaultRememberedMs = 60_000;

interface Remembered {
  readonly key: Buffer;
  readonly timer: NodeJS.Timeout;
}

export interface ServiceKeysOptions {
  readonly db: Prisma.TransactionClient;
  readonly vault: Vault;
  /** How many keys are remembered at most. */
  readonly most?: number;
  /** For how long, in milliseconds. */
  readonly rememberedMs?: number;
}

/** The keys of services, of which this process remembers some. They never leave this class: what is derived from them does. */
export class ServiceKeys {
  readonly #options: ServiceKeysOptions;
  readonly #remembered = new Map<string, Remembered>();
  readonly #loading = new Map<string, Promise<Buffer | undefined>>();

  constructor(options: ServiceKeysOptions) {
    this.#options = options;
  }

  /**
   * A key for what is to be sealed.
   *
   * @param use names the one body that the key seals
   * @throws BlobStoreError `no-service`; MasterKeyError when the vault does not open the service's key
   */
  async toSeal(serviceUuid: string, use: string): Promise<Buffer> {
    const known = this.#derive(serviceUuid, use);
    if (known) return known;
    const key = await requireServiceKey(this.#options, serviceUuid);
    this.#remember(serviceUuid, key);
    return expandKey(key, use);
  }

  /** The key of what was sealed. @throws BlobStoreError `missing`; MasterKeyError when the vault does not open the service's key */
  async toOpen(serviceUuid: string, use: string): Promise<Buffer> {
    const known = this.#derive(serviceUuid, use);
    if (known) return known;
    const key = await this.#load(serviceUuid);
    if (!key) throw new BlobStoreError("The key of the service is not there.", { fault: "missing" });
    return expandKey(key, use);
  }

  /** Forgets the key of a service that is removed. */
  forget(serviceUuid: string): void {
    const remembered = this.#remembered.get(serviceUuid);
    if (!remembered) return;
    clearTimeout(remembered.timer);
    this.#remembered.delete(serviceUuid);
    remembered.key.fill(0);
  }

  /** Forgets all keys. */
  close(): void {
    for (const serviceUuid of [...this.#remembered.keys()]) this.forget(serviceUuid);
  }

  /** The services whose keys are remembered. */
  get services(): readonly string[] {
    return [...this.#remembered.keys()];
  }

  get size(): number {
    return this.#remembered.size;
  }

  #derive(serviceUuid: string, use: string): Buffer | undefined {
    const remembered = this.#remembered.get(serviceUuid);
    if (!remembered) return undefined;
    this.#remembered.delete(serviceUuid);
    this.#remembered.set(serviceUuid, remembered);
    return expandKey(remembered.key, use);
  }

  /** Reads a key once for all who ask at the same time. */
  #load(serviceUuid: string): Promise<Buffer | undefined> {
    const loading = this.#loading.get(serviceUuid) ?? findServiceKey(this.#options, serviceUuid);
    this.#loading.set(serviceUuid, loading);
    return loading
      .then((key) => {
        if (key) this.#remember(serviceUuid, key);
        return key;
      })
      .finally(() => this.#loading.delete(serviceUuid));
  }

  /** Keeps a copy, which is overwritten when it is forgotten: whoever has just read the key still derives from theirs. */
  #remember(serviceUuid: string, key: Buffer): void {
    if (this.#remembered.has(serviceUuid)) return;
    const { most = mostRemembered, rememberedMs = defaultRememberedMs } = this.#options;
    const timer = setTimeout(() => this.forget(serviceUuid), rememberedMs).unref();
    this.#remembered.set(serviceUuid, { key: Buffer.from(key), timer });
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined && this.#remembered.size > most) this.forget(oldest);
  }
}
