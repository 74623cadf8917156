import { isUniqueViolation } from "../database/transaction.js";
import { alreadyExists } from "./storage-error.js";

/**
 * Lets the database's own constraint find out that a name is taken, and refuses the value that carries it:
 * `work.catch(refuseTaken("name"))`.
 */
export const refuseTaken =
  (field: string) =>
  (error: unknown): never => {
    throw isUniqueViolation(error) ? alreadyExists(field, error) : error;
  };
