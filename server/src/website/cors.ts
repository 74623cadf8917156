import { headerOf, type S3Request } from "../aws/s3-request.js";
import type { Answer } from "../object-http/answers/answer.js";
import { corsHeaders, readHeaderNames, vary } from "../object-http/cors/cors-headers.js";
import { builtInPage } from "./built-in-page.js";
import type { Site } from "./site.js";

/** The headers on whatever a website answers: those for a page of another origin, and what caches must tell apart. */
export const corsHeadersOf = ({ cors }: Site, request: S3Request): Readonly<Record<string, string>> => {
  if (!cors) return {};
  const origin = headerOf(request, "origin");
  const allowed = origin === undefined ? undefined : corsHeaders(cors, { origin, method: request.method });
  // also without an origin: a cache must not give that answer to a page of another origin
  return allowed ?? { Vary: vary };
};

/** Whether a request asks, for a page of another origin, what that may send. */
export const isPreflight = (request: S3Request): boolean =>
  request.method === "OPTIONS" &&
  headerOf(request, "origin") !== undefined &&
  headerOf(request, "access-control-request-method") !== undefined;

/** Answers a preflight: the configuration of the bucket alone decides. */
export const answerPreflight = ({ cors = [] }: Site, request: S3Request): Answer => {
  const origin = headerOf(request, "origin") ?? "";
  const method = headerOf(request, "access-control-request-method") ?? "";
  const headers = readHeaderNames(headerOf(request, "access-control-request-headers") ?? "");
  const allowed = headers && corsHeaders(cors, { origin, method, headers });
  return allowed ? { status: 200, headers: allowed } : builtInPage(403);
};
