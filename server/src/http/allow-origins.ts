import { contract, idempotencyReplayedHeader, walk } from "@concordat/contract";
import cors from "cors";
import type { RequestHandler } from "express";

const served = [...walk(contract)].map(({ operation }) => operation).filter(({ servedBy }) => servedBy === "core");

/** What every caller may send, and the SDK counts its retries in: these stand in no operation. */
const sentAnyway = ["authorization", "content-type", "x-request-id", "x-concordat-retry-count"];

/** What the server adds to answers of any operation. */
const answeredAnyway = ["link", "retry-after", "allow", "www-authenticate", idempotencyReplayedHeader];

/** The headers that operations take. */
const sent = new Set([...sentAnyway, ...served.flatMap(({ headers }) => Object.keys(headers?.shape ?? {}))]);

/** The headers that answers have. */
const answered = new Set([
  ...answeredAnyway,
  ...served.flatMap(({ requestIdHeader, success }) => [
    requestIdHeader.toLowerCase(),
    ...Object.keys((success.headers as { shape?: object } | undefined)?.shape ?? {}),
  ]),
]);

/** How long a browser may go by what it was told, in seconds. */
const maxAge = 600;

/**
 * Lets pages of other origins call the API from browsers: send what operations take, and read the headers of their answers.
 * Credentials travel in `Authorization`, which a page sets itself; cookies are none of ours, and not let through.
 *
 * @param origins such as `https://console.example`; `*` stands for all
 */
export const allowOrigins = (origins: readonly string[]): RequestHandler => {
  const methods = [...new Set(served.map(({ method }) => method))];
  const answer = cors({
    origin: origins.includes("*") ? "*" : [...origins],
    methods,
    allowedHeaders: [...sent],
    exposedHeaders: [...answered],
    maxAge,
  });
  return (request, response, next) => {
    // only a browser's question before its request is answered here: another OPTIONS is for the API to refuse
    const isQuestion = request.method !== "OPTIONS" || request.get("access-control-request-method") !== undefined;
    return isQuestion ? answer(request, response, next) : next();
  };
};
