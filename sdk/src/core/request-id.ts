import type { ResponseHeaders } from "./fetch.js";

/** Headers in which servers name a request, the likeliest first. */
const names = ["x-request-id", "upcloud-cid", "job-id"] as const;

export const requestIdOf = (headers: ResponseHeaders): string | null =>
  names.map((name) => headers.get(name)).find((id) => id !== null && id !== "") ?? null;
