import { isUniqueViolation } from "../../database/transaction.js";
import { alreadyExists } from "../storage-error.js";

/** What writing a service can trip over: the account's other service of that name. */
export const nameTaken = (error: unknown): unknown =>
  isUniqueViolation(error, "account_id_name") ? alreadyExists("name", error) : error;
