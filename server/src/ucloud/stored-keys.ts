import { setImmediate as nextTurn } from "node:timers/promises";
import type { ServerContext } from "../context.js";
import type { Prisma } from "../generated/prisma/client.js";
import { sealedColumns } from "../vault/sealed-columns.js";
import { boundPublicKey } from "./keys.js";

/** A provider's public key, as the database has it. */
export interface StoredKey {
  readonly name: string;
  readonly publicKey: string;
}

/** Finds out which stored public keys may be handed out. */
export interface StoredKeys {
  /**
   * @param keys what was read
   * @returns the names of those whose key belongs to their sealed private key. The others are logged
   */
  trusted(db: Prisma.TransactionClient, keys: readonly StoredKey[]): Promise<ReadonlySet<string>>;
}

/** Opening a private key takes a fifth of a millisecond: so many are remembered to belong together. */
const mostRemembered = 10_000;

/** How many are opened in one turn of the event loop. */
const batchSize = 16;

/**
 * Makes the check of providers' public keys before they are shown: who can write to the database, but does not have the master
 * key, must not give a key of their own to those who verify Core's tokens.
 */
export const createStoredKeys = ({ vault, log }: Pick<ServerContext, "vault" | "log">): StoredKeys => {
  /** The public keys that were found right, by the names of their providers. */
  const remembered = new Map<string, string>();
  const isRemembered = ({ name, publicKey }: StoredKey) => remembered.get(name) === publicKey;

  const remember = ({ name, publicKey }: StoredKey): void => {
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(name, publicKey);
  };

  /** @returns the keys that are right, by the names of their providers */
  const check = async (
    db: Prisma.TransactionClient,
    keys: readonly StoredKey[],
  ): Promise<ReadonlyMap<string, string>> => {
    const right = new Map<string, string>();
    const rows = await db.authProvider.findMany({
      where: { name: { in: keys.map(({ name }) => name) } },
      select: { name: true, publicKey: true, privateKeySealed: true },
    });
    for (const [index, row] of rows.entries()) {
      if (index > 0 && index % batchSize === 0) await nextTurn();
      const purpose = sealedColumns.providerPrivateKey.purpose(row.name);
      if (boundPublicKey(vault, row, purpose)) {
        remember(row);
        right.set(row.name, row.publicKey);
      } else
        log.error({ purpose }, "a stored public key does not belong to its sealed private key: it is not handed out");
    }
    return right;
  };

  return {
    trusted: async (db, keys) => {
      const known = new Set<string>();
      const unknown: StoredKey[] = [];
      for (const key of keys) {
        if (isRemembered(key)) known.add(key.name);
        else unknown.push(key);
      }
      if (unknown.length === 0) return known;
      const right = await check(db, unknown);
      for (const { name, publicKey } of unknown) if (right.get(name) === publicKey) known.add(name);
      return known;
    },
  };
};
