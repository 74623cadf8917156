import { isUniqueViolation } from "../database/transaction.js";
import { alreadyExists, invalid } from "./refusals.js";

/**
 * Lets the database's own constraint find out that a name is taken, and refuses the member that carries it:
 * `work.catch(refuseTaken("name"))`.
 */
export const refuseTaken =
  (member: string) =>
  (error: unknown): never => {
    throw isUniqueViolation(error) ? invalid(member, alreadyExists, error) : error;
  };
