import { LRUCache } from "lru-cache";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { findLifecycle } from "./configuration.js";
import type { LifecycleRule } from "./rules.js";

/** A bucket, as it was found. */
interface RuledBucket {
  readonly id: bigint;
  readonly lifecycleRevision: bigint | null;
}

/** Finds the lifecycle rules of a bucket, mostly without asking the database. */
export type RulesOf = (bucket: RuledBucket) => Promise<readonly LifecycleRule[]>;

/** Of all buckets together. */
const mostRules = 20_000;

/** Remembers the rules of buckets for as long as their revisions are those that were found. */
export const rememberRules = (db: PrismaClient): RulesOf => {
  const known = new LRUCache<string, Promise<readonly LifecycleRule[]>>({ max: mostRules, maxSize: mostRules });
  return async ({ id, lifecycleRevision }) => {
    if (lifecycleRevision === null) return [];
    const key = `${id} ${lifecycleRevision}`;
    const remembered = known.get(key);
    if (remembered) return remembered;
    const found = findLifecycle(db, id);
    const rules = found.then((one) => one?.rules ?? []);
    known.set(key, rules, { size: 1 });
    try {
      const one = await found;
      // changed since the bucket was found: the next request knows of that
      if (one?.revision === lifecycleRevision) known.set(key, rules, { size: 1 + one.rules.length });
      else known.delete(key);
      return await rules;
    } catch (error) {
      known.delete(key);
      throw error;
    }
  };
};
