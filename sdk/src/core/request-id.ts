import { requestIdHeaders } from "../generated/limits.js";
import type { ResponseHeaders } from "./fetch.js";

/** Response headers with the request id. The gateway's header comes first, because every API has it. */
const names = ["x-request-id", ...requestIdHeaders];

/** @param otherwise the request id if the response has none */
export const requestIdOf = (headers: ResponseHeaders, otherwise: string | null): string | null =>
  names.map((name) => headers.get(name)).find((id) => id) ?? otherwise;
