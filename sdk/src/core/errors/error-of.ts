import type { OperationTypes } from "../../generated/operation-types.js";
import { ApiError } from "./api-error.js";

/** An error that an operation declares for a status. */
export interface OperationError<Id extends string, Status extends number, Code extends string, Body>
  extends ApiError<Body> {
  readonly operation: Id;
  readonly status: Status;
  readonly code: Code | null;
  readonly codes: readonly Code[];
}

/** The errors that an operation declares: a union on `status`, each with its codes in the catalogue. */
export type ErrorOf<Id extends keyof OperationTypes> = {
  [Status in keyof OperationTypes[Id]["errors"]]: OperationError<
    Id,
    Status & number,
    OperationTypes[Id]["errors"][Status] & string,
    OperationTypes[Id]["errorBody"]
  >;
}[keyof OperationTypes[Id]["errors"]];

/**
 * Whether an error is a declared error of an operation. `status`, `code` and `body` then have the types that they have for that
 * operation, so that the compiler finds codes that it does not declare.
 *
 * @param operation the operation's id, which is the method's name without the client: `providers.create`
 * @param error the thrown value
 * @returns false for everything else: errors of other operations, undeclared statuses, and failures without a response of the API
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
