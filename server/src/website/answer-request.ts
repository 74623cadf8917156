import { S3Error } from "../aws/s3-error.js";
import type { S3Request } from "../aws/s3-request.js";
import type { Answer } from "../object-http/answers/answer.js";
import type { ObjectContext } from "../object-http/context.js";
import { builtInPage, disabledPage, notConfiguredPage } from "./built-in-page.js";
import { answerPreflight, corsHeadersOf, isPreflight } from "./cors.js";
import { errorPageFor } from "./error-pages.js";
import type { WebsiteExchange } from "./exchange.js";
import { findReadable, type PageReader } from "./find-page.js";
import { addressOfSite } from "./host-of-site.js";
import { directoryLocation } from "./location.js";
import { errorDocumentAnswer, type PageBytes, pageAnswer } from "./page-answer.js";
import { keyBelow, pageKeys } from "./page-keys.js";
import { readPageRequest } from "./read-page-request.js";
import { findSite, type Site } from "./site.js";

/** An answer, or what makes one of an error: the website's own page, where it has one. */
export interface WebsiteReply {
  readonly answer: () => Promise<Answer>;
  readonly refuse: (error: S3Error) => Promise<Answer>;
}

const operations = { GET: "website.GET", HEAD: "website.HEAD", OPTIONS: "website.OPTIONS" } as const;

/** The page of the server itself for an error. */
export const statusPage = (error: S3Error): Answer => builtInPage(error.status, error.headers);

/** What is answered where there is no website. */
const withoutSite = (answer: Answer): WebsiteReply => ({
  answer: async () => answer,
  refuse: async (error) => statusPage(error),
});

const readPage = async (reader: PageReader, bytes: PageBytes): Promise<Answer> => {
  const { request, site } = reader;
  const { pages, directoryIndex } = pageKeys(request.rawPath, site);
  const keys = directoryIndex === undefined ? pages : [...pages, directoryIndex];
  const { found, isPublic } = await findReadable(reader, keys);
  if (!found) throw new S3Error(isPublic ? "NoSuchKey" : "AccessDenied");
  if (found.key !== directoryIndex) return pageAnswer(bytes, found, request);
  return { status: 302, headers: { Location: directoryLocation(request.rawPath, request.rawQuery) } };
};

/** Errors of storage are answered with the website's own page for them, if anybody may read that. */
const readErrorPage = async (reader: PageReader, bytes: PageBytes, error: S3Error): Promise<Answer> => {
  const { status, headers } = error;
  const { errorPages, bucketPrefix } = reader.site;
  const page = errorPageFor(errorPages, status);
  if (!page) return statusPage(error);
  const { found } = await findReadable(reader, [...new Set([page.document, keyBelow(bucketPrefix, page.document)])]);
  return found ? errorDocumentAnswer(bytes, found, status, headers) : statusPage(error);
};

const replyOf = (context: ObjectContext, exchange: WebsiteExchange, site: Site, request: S3Request): WebsiteReply => {
  const onDecision: PageReader["onDecision"] = (decision) => {
    exchange.decision = decision;
  };
  const reader = { context, site, request, onDecision };
  const bytes = { context, service: { uuid: site.serviceUuid }, isHead: request.method === "HEAD" };
  return {
    answer: () => readPage(reader, bytes),
    refuse: async (error) => {
      // nothing is wrong with what was not modified
      if (error.status < 400) return { status: error.status, headers: error.headers };
      return readErrorPage({ ...reader, onDecision: () => undefined }, bytes, error);
    },
  };
};

/**
 * Finds out what answers a request for a page: the host leads to a service and its website, whose objects are read as anybody may
 * read them.
 *
 * @throws S3Error `InvalidURI`, and what the database throws
 */
export const replyToRequest = async (context: ObjectContext, exchange: WebsiteExchange): Promise<WebsiteReply> => {
  const { incoming } = exchange;
  const { prisma, configuration } = context;
  const request = readPageRequest(incoming, context.isTrustedProxy);
  const { method } = request;
  if (method !== "GET" && method !== "HEAD" && !isPreflight(request)) {
    return withoutSite(builtInPage(405, { Allow: "GET, HEAD" }));
  }
  exchange.operation = operations[method as keyof typeof operations];
  const address = await addressOfSite(prisma, incoming, configuration.objectsDomain);
  const found = address ? await findSite(prisma, address) : ({ kind: "unknown" } as const);
  if (found.kind === "unknown") return withoutSite(notConfiguredPage);
  if (found.kind !== "site") {
    exchange.serviceUuid = found.serviceUuid;
    if (found.kind === "out-of-use") return withoutSite(builtInPage(503));
    return withoutSite(found.kind === "disabled" ? disabledPage : notConfiguredPage);
  }
  const { site } = found;
  exchange.serviceUuid = site.serviceUuid;
  exchange.bucket = site.bucketName;
  if (isPreflight(request)) return withoutSite(answerPreflight(site, request));
  exchange.corsHeaders = corsHeadersOf(site, request);
  return replyOf(context, exchange, site, request);
};
