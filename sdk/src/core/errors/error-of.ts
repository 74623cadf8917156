import type { OperationTypes } from "../../generated/operation-types.js";
import { ApiError } from "./api-error.js";

/** An error that one operation declares for one status. */
export interface OperationError<Id extends string, Status extends number, Code extends string, Body>
  extends ApiError<Body> {
  readonly operation: Id;
  readonly status: Status;
  readonly code: Code | null;
  readonly codes: readonly Code[];
}

/** What an operation declares that it may refuse with: a union on `status`, each with its codes of the catalogue. */
export type ErrorOf<Id extends keyof OperationTypes> = {
  [Status in keyof OperationTypes[Id]["errors"]]: OperationError<
    Id,
    Status & number,
    OperationTypes[Id]["errors"][Status] & string,
    OperationTypes[Id]["errorBody"]
  >;
}[keyof OperationTypes[Id]["errors"]];

/**
 * Whether an operation threw this, and declares it: `status`, `code` and `body` then have the types that they have for
 * that operation, so that a code which it does not know is a mistake that the compiler sees.
 *
 * @param operation the operation's name, which is that of the method without the client: `providers.create`
 * @param error whatever was thrown
 * @returns false for everything else: errors of other operations, statuses that this one does not declare, and failures
 * that are no answers of the API
 *
 * @example
 * try {
 *   await cloud.providers.create({ items });
 * } catch (error) {
 *   if (!isErrorOf("providers.create", error) || error.code !== "ucloud.conflict") throw error;
 *   console.log("That name is taken:", error.body.why);
 * }
 */
export const isErrorOf = <const Id extends keyof OperationTypes>(operation: Id, error: unknown): error is ErrorOf<Id> =>
  error instanceof ApiError && error.operation === operation && error.codes.length > 0;
