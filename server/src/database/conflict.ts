import { setTimeout as delay } from "node:timers/promises";
import { driverFault } from "./driver-fault.js";

/** Long enough for whoever meets others again and again, and shorter than callers wait. */
const patienceMs = 10_000;
const firstPauseMs = 10;
const longestPauseMs = 320;

/** Serialization failure, deadlock: PostgreSQL undid one for the sake of another, and asks for it anew. */
export const conflictCodes: readonly string[] = ["40001", "40P01"];

const isConflict = (error: unknown): boolean => conflictCodes.includes(driverFault(error)?.originalCode ?? "");

/**
 * Does work again that PostgreSQL gave up for the sake of another's, for up to ten seconds. Nothing is left of what was given
 * up, so the work must be one statement or one whole transaction, and without other effects.
 *
 * @throws what the work throws; the last conflict when it did not come through in that time
 */
export const repeatedOnConflict = async <T>(work: () => Promise<T>): Promise<T> => {
  const limit = performance.now() + patienceMs;
  for (let longest = firstPauseMs; ; longest = Math.min(2 * longest, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error) || performance.now() > limit) throw error;
      // by chance, lest two that met once meet again
      await delay(Math.random() * longest);
    }
  }
};
