import { tagPairs } from "../headers/tag-pairs.js";
import { type S3AccessFacts, versionOf } from "./access-facts.js";

/** The values of a condition key. @returns undefined if the request lacks the key */
type Read = (facts: S3AccessFacts) => string | readonly string[] | undefined;

/** The values of a condition key that ends in a tag's key. */
type ReadTag = (facts: S3AccessFacts, tagKey: string) => string | readonly string[] | undefined;

const header =
  (name: string): Read =>
  (facts) =>
    facts.header(name);

const member =
  (name: string): Read =>
  ({ query }) =>
    query.get(name);

const secondsOf = (time: Date): string => String(Math.floor(time.getTime() / 1000));

const authTypes = { header: "REST-HEADER", query: "REST-QUERY-STRING", form: "POST" } as const;

const headerTags = (facts: S3AccessFacts): ReadonlyMap<string, string> | undefined => {
  const text = facts.header("x-amz-tagging");
  return text === undefined ? undefined : new Map(tagPairs(text));
};

const requestTags = (facts: S3AccessFacts) => facts.requestTags ?? headerTags(facts);

/** Condition keys ignore case, also those of tags. */
const tagValues = (tags: ReadonlyMap<string, string> | undefined, tagKey: string): readonly string[] | undefined => {
  const found = [...(tags ?? [])].filter(([key]) => key.toLowerCase() === tagKey).map(([, value]) => value);
  return found.length === 0 ? undefined : found;
};

const millisecondsPerDay = 86_400_000;

const retainUntil: Read = (facts) =>
  facts.requestedLock
    ? facts.requestedLock.retention?.until.toISOString()
    : facts.header("x-amz-object-lock-retain-until-date");

const retentionMode: Read = (facts) =>
  facts.requestedLock ? facts.requestedLock.retention?.mode : facts.header("x-amz-object-lock-mode");

const legalHold: Read = (facts) => {
  if (!facts.requestedLock) return facts.header("x-amz-object-lock-legal-hold");
  const { legalHold: isHeld } = facts.requestedLock;
  if (isHeld === undefined) return undefined;
  return isHeld ? "ON" : "OFF";
};

const remainingDays: Read = ({ now, ...facts }) => {
  const until = Date.parse(String(retainUntil({ now, ...facts }) ?? ""));
  return Number.isNaN(until) ? undefined : String(Math.ceil((until - now.getTime()) / millisecondsPerDay));
};

/** Condition keys of requests to S3, by their names in lower case. Those about the caller come from the principal. */
const keys: Readonly<Record<string, Read>> = {
  "aws:currenttime": ({ now }) => now.toISOString(),
  "aws:epochtime": ({ now }) => secondsOf(now),
  "aws:referer": header("referer"),
  "aws:securetransport": ({ secure }) => String(secure),
  "aws:sourceip": ({ sourceIp }) => sourceIp,
  "aws:tokenissuetime": ({ tokenIssuedAt }) => tokenIssuedAt?.toISOString(),
  "aws:useragent": header("user-agent"),
  "s3:authtype": ({ signature }) => signature && authTypes[signature.kind],
  "s3:delimiter": member("delimiter"),
  "s3:if-match": header("if-match"),
  "s3:if-none-match": header("if-none-match"),
  "s3:locationconstraint": ({ locationConstraint }) => locationConstraint,
  "s3:max-keys": member("max-keys"),
  "s3:object-lock-legal-hold": legalHold,
  "s3:object-lock-mode": retentionMode,
  "s3:object-lock-remaining-retention-days": remainingDays,
  "s3:object-lock-retain-until-date": retainUntil,
  "s3:prefix": member("prefix"),
  "s3:requestobjecttagkeys": (facts) => {
    const tags = requestTags(facts);
    return tags && [...tags.keys()];
  },
  // AWS: for presigned requests only
  "s3:signatureage": ({ signature, now }) =>
    signature === undefined || signature.kind === "header"
      ? undefined
      : String(now.getTime() - signature.signedAt.getTime()),
  "s3:signatureversion": ({ signature }) => signature && "AWS4-HMAC-SHA256",
  "s3:versionid": versionOf,
  "s3:x-amz-acl": header("x-amz-acl"),
  "s3:x-amz-content-sha256": ({ signature }) => signature?.payloadHash,
  "s3:x-amz-copy-source": ({ source }) => source && `${source.bucketName}/${source.key}`,
  "s3:x-amz-grant-full-control": header("x-amz-grant-full-control"),
  "s3:x-amz-grant-read": header("x-amz-grant-read"),
  "s3:x-amz-grant-read-acp": header("x-amz-grant-read-acp"),
  "s3:x-amz-grant-write": header("x-amz-grant-write"),
  "s3:x-amz-grant-write-acp": header("x-amz-grant-write-acp"),
  "s3:x-amz-metadata-directive": header("x-amz-metadata-directive"),
  "s3:x-amz-object-ownership": header("x-amz-object-ownership"),
  "s3:x-amz-server-side-encryption": header("x-amz-server-side-encryption"),
  "s3:x-amz-server-side-encryption-customer-algorithm": header("x-amz-server-side-encryption-customer-algorithm"),
  "s3:x-amz-storage-class": header("x-amz-storage-class"),
  "s3:x-amz-website-redirect-location": header("x-amz-website-redirect-location"),
};

const tagKeys: Readonly<Record<string, ReadTag>> = {
  "s3:existingobjecttag/": ({ existingTags }, tagKey) => tagValues(existingTags, tagKey),
  "s3:requestobjecttag/": (facts, tagKey) => tagValues(requestTags(facts), tagKey),
};

/** The names of all keys that requests to S3 can have, in lower case; those of tags end in `/`. */
export const s3ConditionKeys: readonly string[] = [...Object.keys(keys), ...Object.keys(tagKeys)];

/**
 * The values of a condition key in a request to S3.
 *
 * @param key in lower case, including a tag key
 * @returns undefined if the request lacks the key
 */
export const conditionValues = (facts: S3AccessFacts, key: string): readonly string[] | undefined => {
  const slash = key.indexOf("/") + 1;
  const [table, name] = slash > 0 ? [tagKeys, key.slice(0, slash)] : [keys, key];
  const values = Object.hasOwn(table, name) ? table[name]?.(facts, key.slice(slash)) : undefined;
  return typeof values === "string" ? [values] : values;
};
