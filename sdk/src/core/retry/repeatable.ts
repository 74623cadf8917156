import { keyOption } from "../idempotency-key.js";
import type { PreparedRequest } from "../request.js";
import type { Route } from "../route.js";

/**
 * Whether it does no harm to send a request again, whatever has become of it: by its method, or because the contract
 * says so, which then has no key for it, or because it bears its key.
 */
export const isRepeatable = ({ method, headers = {} }: Route, request: PreparedRequest): boolean => {
  const keyHeader = headers[keyOption];
  return !/^P[OA]/.test(method) || keyHeader === undefined || keyHeader in request.headers;
};
