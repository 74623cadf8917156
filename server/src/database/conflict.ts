import { setTimeout as delay } from "node:timers/promises";
import { driverFault } from "./driver-fault.js";

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;

/** Serialization failure, deadlock: PostgreSQL undid one for the sake of another, and asks for it anew. */
export const conflictCodes: readonly string[] = ["40001", "40P01"];

const isConflict = (error: unknown): boolean => conflictCodes.includes(driverFault(error)?.originalCode ?? "");

/**
 * Does work again that PostgreSQL gave up for the sake of another's, at most five times. Nothing is left of what was given
 * up, so the work must be one statement or one whole transaction, and without other effects.
 *
 * @throws what the work throws; the conflict itself when it happens each time
 */
export const repeatedOnConflict = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      // by chance, lest two that met once meet again
      await delay(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
    }
  }
};
