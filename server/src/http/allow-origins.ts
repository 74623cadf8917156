import { apis, idempotencyReplayedHeader, type Router, servedOperations } from "@concordat/contract";
import type { RequestHandler } from "express";

/** What every caller may send, and the SDK counts its retries in: these stand in no operation. */
const sentAnyway = ["authorization", "content-type", "x-request-id", "x-concordat-retry-count"];

/** What the server adds to answers of any operation. */
const answeredAnyway = ["link", "retry-after", "allow", "www-authenticate", idempotencyReplayedHeader];

/** How long a browser may go by what it was told, in seconds. */
const maxAge = 600;

/**
 * Lets pages of other origins call the APIs from browsers: send what operations take, and read the headers of their answers.
 * Credentials travel in `Authorization`, which a page sets itself; cookies are none of ours, and not let through.
 *
 * @param origins such as `https://console.example`; `*` stands for all
 * @param contract what is served
 */
export const allowOrigins = (origins: readonly string[], contract: Router = apis.contract): RequestHandler => {
  const served = servedOperations(contract).map(({ operation }) => operation);
  const sent = served.flatMap(({ headers }) => Object.keys(headers?.shape ?? {}));
  const answered = served.flatMap(({ requestIdHeader, success }) => [
    requestIdHeader.toLowerCase(),
    ...Object.keys((success.headers as { shape?: object } | undefined)?.shape ?? {}),
  ]);
  const options = {
    origin: origins.includes("*") ? "*" : [...origins],
    methods: [...new Set(served.map(({ method }) => method))],
    allowedHeaders: [...new Set([...sentAnyway, ...sent])],
    exposedHeaders: [...new Set([...answeredAnyway, ...answered])],
    maxAge,
  };
  // most servers name no origins, and are not to wait at their start for what answers them
  const loading = import("cors").then(({ default: cors }) => cors(options));
  return async (request, response, next) => {
    // only a browser's question before its request is answered here: another OPTIONS is for the API to refuse
    const isQuestion = request.method !== "OPTIONS" || request.get("access-control-request-method") !== undefined;
    return isQuestion ? (await loading)(request, response, next) : next();
  };
};
