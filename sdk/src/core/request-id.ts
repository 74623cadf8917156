import { requestIdHeaders } from "../generated/limits.js";
import type { ResponseHeaders } from "./fetch.js";

/** Headers in which servers name a request: what gateways add comes first, for every API has it. */
const names = ["x-request-id", ...requestIdHeaders];

/** @param otherwise what the request is known by where its answer does not name it */
export const requestIdOf = (headers: ResponseHeaders, otherwise: string | null): string | null =>
  names.map((name) => headers.get(name)).find((id) => id) ?? otherwise;
