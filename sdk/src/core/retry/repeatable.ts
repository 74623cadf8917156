import { keyOption } from "../idempotency-key.js";
import type { PreparedRequest } from "../request.js";
import type { Route } from "../route.js";

/**
 * Whether a request can safely be sent again, whether or not it was carried out: because of its method, because the contract says
 * so (the operation then takes no key), or because it has an idempotency key.
 */
export const isRepeatable = ({ method, headers = {} }: Route, request: PreparedRequest): boolean => {
  const keyHeader = headers[keyOption];
  return !/^P[OA]/.test(method) || keyHeader === undefined || keyHeader in request.headers;
};
