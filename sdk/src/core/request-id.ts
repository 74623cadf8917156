import { requestIdHeaders } from "../generated/limits.js";
import type { ResponseHeaders } from "./fetch.js";

/** Headers in which servers name a request: what gateways add comes first, for every API has it. */
const names = ["x-request-id", ...requestIdHeaders];

export const requestIdOf = (headers: ResponseHeaders): string | null =>
  names.map((name) => headers.get(name)).find((id) => id !== null && id !== "") ?? null;
