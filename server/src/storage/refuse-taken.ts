import { isUniqueViolation } from "../database/transaction.js";
import { alreadyExists } from "./storage-error.js";

/**
 * Lets the database's own constraint find out that a name is taken, and refuses the value that carries it:
 * `work.catch(refuseTaken("name"))`.
 *
 * @param constraint the one that is meant, as `isUniqueViolation` takes it; any unless given
 */
export const refuseTaken =
  (field: string, constraint?: string) =>
  (error: unknown): never => {
    throw isUniqueViolation(error, constraint) ? alreadyExists(field, error) : error;
  };
