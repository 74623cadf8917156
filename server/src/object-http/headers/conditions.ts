import type { IncomingHttpHeaders } from "node:http";
import { S3Error } from "../../aws/s3-error.js";
import { type EntityTags, matchesTag, readEntityTags } from "./entity-tag.js";
import { readHttpDate, wholeSeconds } from "./http-date.js";

/** The conditions of a request on an object that is read. */
export interface ReadConditions {
  readonly ifMatch?: EntityTags | undefined;
  readonly ifNoneMatch?: EntityTags | undefined;
  readonly ifModifiedSince?: Date | undefined;
  readonly ifUnmodifiedSince?: Date | undefined;
}

/** What conditions are compared with. */
export interface ComparedObject {
  readonly etag: string;
  readonly lastModified: Date;
}

const tags = (text: string | undefined): EntityTags | undefined =>
  text === undefined ? undefined : readEntityTags(text);

/** Reads the conditions of GetObject and HeadObject. */
export const readConditions = (headers: IncomingHttpHeaders): ReadConditions => ({
  ifMatch: tags(headers["if-match"]),
  ifNoneMatch: tags(headers["if-none-match"]),
  ifModifiedSince: readHttpDate(headers["if-modified-since"]),
  ifUnmodifiedSince: readHttpDate(headers["if-unmodified-since"]),
});

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** Reads the conditions of a copy on its source. */
export const copySourceConditions = (headers: IncomingHttpHeaders): ReadConditions => {
  const header = (name: string) => single(headers[`x-amz-copy-source-if-${name}`]);
  return {
    ifMatch: tags(header("match")),
    ifNoneMatch: tags(header("none-match")),
    ifModifiedSince: readHttpDate(header("modified-since")),
    ifUnmodifiedSince: readHttpDate(header("unmodified-since")),
  };
};

/**
 * Compares an object with conditions, in the order of HTTP: a date counts only where there is no tag of its kind.
 *
 * @returns the name of the header that does not hold
 */
const failedCondition = (conditions: ReadConditions, object: ComparedObject): keyof ReadConditions | undefined => {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions;
  const modified = wholeSeconds(object.lastModified);
  if (ifMatch) {
    if (!matchesTag(ifMatch, object.etag)) return "ifMatch";
  } else if (ifUnmodifiedSince && modified > wholeSeconds(ifUnmodifiedSince)) return "ifUnmodifiedSince";
  if (ifNoneMatch) return matchesTag(ifNoneMatch, object.etag) ? "ifNoneMatch" : undefined;
  return ifModifiedSince && modified <= wholeSeconds(ifModifiedSince) ? "ifModifiedSince" : undefined;
};

const headerNames: Readonly<Record<keyof ReadConditions, string>> = {
  ifMatch: "If-Match",
  ifNoneMatch: "If-None-Match",
  ifModifiedSince: "If-Modified-Since",
  ifUnmodifiedSince: "If-Unmodified-Since",
};

const preconditionFailed = (condition: string): S3Error =>
  new S3Error("PreconditionFailed", undefined, { extra: { Condition: condition } });

/**
 * Checks the conditions of GetObject and HeadObject.
 *
 * @param headers of the object, which an answer without a body has too
 * @throws S3Error `PreconditionFailed`, or `NotModified` which is answered with 304
 */
export const checkConditions = (
  conditions: ReadConditions,
  object: ComparedObject,
  headers: Readonly<Record<string, string>>,
): void => {
  const failed = failedCondition(conditions, object);
  if (failed === "ifMatch" || failed === "ifUnmodifiedSince") throw preconditionFailed(headerNames[failed]);
  if (failed) throw new S3Error("NotModified", undefined, { headers });
};

/** Checks the conditions of a copy on its source. @throws S3Error `PreconditionFailed` */
export const checkCopySource = (conditions: ReadConditions, source: ComparedObject): void => {
  const failed = failedCondition(conditions, source);
  if (failed) throw preconditionFailed(`x-amz-copy-source-${headerNames[failed].toLowerCase()}`);
};
