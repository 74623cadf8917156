import { type Api, ApiError, type ErrorEntry, type Refusal, sizeText } from "@concordat/contract";
import { isDatabaseAway } from "../database/database-away.js";
import type { ServerCall } from "./server-call.js";

/**
 * Turns anything that was thrown into a refusal of the API. An ApiError that is no row of the API's table counts as a failure of
 * the server, so that no error is sent that the catalogue does not list.
 */
export const explainFailure = (api: Api): ((call: ServerCall, error: unknown) => Refusal) => {
  const { errors, refusals } = api;
  const rows: ReadonlySet<ErrorEntry> = new Set(Object.values(errors));
  return (call, error) => {
    if (error instanceof ApiError && rows.has(error.entry)) return error.refusal;
    const { status } = error as { readonly status?: unknown };
    if (status === 413) {
      const size = sizeText(call.bodyLimit);
      return refusals.tooLarge(call.callerName === undefined ? `${size} without credentials` : size);
    }
    if (error instanceof URIError) return refusals.undecodablePath;
    if (typeof status === "number" && status >= 400 && status < 500) return refusals.malformedBody;
    return isDatabaseAway(error) ? { entry: errors.unavailable } : refusals.internal;
  };
};
