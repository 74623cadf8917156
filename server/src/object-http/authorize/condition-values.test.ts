import { conditionKeys } from "@concordat/contract/iam";
import { describe, expect, it } from "vitest";
import { conditionValues, s3ConditionKeys } from "./condition-values.js";
import { factsOf, type TestFacts } from "./testing/facts.js";

/** Keys about the caller come from the principal; requests of IAM and STS alone have tags of resources and of the request. */
const elsewhere = /^aws:(?:principal|user(?:id|name)$|requesttag\/|resourcetag\/|tagkeys$)/;

it("are those of the language that requests to S3 can have", () => {
  const provided = conditionKeys
    .filter(({ name, isProvided }) => isProvided && /^(?:aws|s3):/.test(name))
    .map(({ name }) => name.toLowerCase())
    .filter((name) => !elsewhere.test(name));
  expect([...s3ConditionKeys].sort()).toEqual(provided.sort());
});

const signedAt = new Date("2026-05-04T03:00:00.000Z");
const now = new Date("2026-05-04T03:02:01.250Z");

describe("the value of a condition key", () => {
  it.each<[key: string, facts: TestFacts, value: string | readonly string[] | undefined]>([
    ["aws:currenttime", { now }, "2026-05-04T03:02:01.250Z"],
    ["aws:epochtime", { now }, "1777863721"],
    ["aws:referer", { headers: { referer: "https://example.com/" } }, "https://example.com/"],
    ["aws:referer", {}, undefined],
    ["aws:securetransport", { secure: true }, "true"],
    ["aws:securetransport", { secure: false }, "false"],
    ["aws:sourceip", { sourceIp: "203.0.113.9" }, "203.0.113.9"],
    ["aws:useragent", { headers: { "user-agent": "aws-cli/2" } }, "aws-cli/2"],
    ["aws:tokenissuetime", { tokenIssuedAt: signedAt }, "2026-05-04T03:00:00.000Z"],
    ["aws:tokenissuetime", {}, undefined],
    ["s3:authtype", { signature: { kind: "header" } }, "REST-HEADER"],
    ["s3:authtype", { signature: { kind: "query" } }, "REST-QUERY-STRING"],
    ["s3:authtype", { signature: { kind: "form" } }, "POST"],
    ["s3:authtype", { signature: undefined }, undefined],
    ["s3:signatureversion", { signature: {} }, "AWS4-HMAC-SHA256"],
    ["s3:signatureversion", { signature: undefined }, undefined],
    ["s3:signatureage", { now, signature: { kind: "query", signedAt } }, "121250"],
    ["s3:signatureage", { now, signature: { kind: "header", signedAt } }, undefined],
    ["s3:signatureage", { now, signature: undefined }, undefined],
    ["s3:x-amz-content-sha256", { signature: { payloadHash: "UNSIGNED-PAYLOAD" } }, "UNSIGNED-PAYLOAD"],
    ["s3:x-amz-content-sha256", { signature: undefined }, undefined],
    ["s3:prefix", { query: { prefix: "home/" } }, "home/"],
    ["s3:prefix", { query: { prefix: "" } }, ""],
    ["s3:prefix", {}, undefined],
    ["s3:delimiter", { query: { delimiter: "/" } }, "/"],
    ["s3:max-keys", { query: { "max-keys": "10" } }, "10"],
    ["s3:versionid", { query: { versionId: "v1" } }, "v1"],
    ["s3:versionid", { query: { versionId: "v1" }, versionId: "v2" }, "v2"],
    ["s3:versionid", {}, undefined],
    ["s3:locationconstraint", { locationConstraint: "europe-1" }, "europe-1"],
    ["s3:if-match", { headers: { "if-match": '"etag"' } }, '"etag"'],
    ["s3:if-none-match", { headers: { "if-none-match": "*" } }, "*"],
    ["s3:x-amz-acl", { headers: { "x-amz-acl": "public-read" } }, "public-read"],
    ["s3:x-amz-grant-read", { headers: { "x-amz-grant-read": "id=1" } }, "id=1"],
    ["s3:x-amz-grant-full-control", { headers: { "x-amz-grant-full-control": "id=1" } }, "id=1"],
    ["s3:x-amz-grant-read-acp", { headers: { "x-amz-grant-read-acp": "id=1" } }, "id=1"],
    ["s3:x-amz-grant-write", { headers: { "x-amz-grant-write": "id=1" } }, "id=1"],
    ["s3:x-amz-grant-write-acp", { headers: { "x-amz-grant-write-acp": "id=1" } }, "id=1"],
    ["s3:x-amz-object-ownership", { headers: { "x-amz-object-ownership": "ObjectWriter" } }, "ObjectWriter"],
    ["s3:x-amz-metadata-directive", { headers: { "x-amz-metadata-directive": "REPLACE" } }, "REPLACE"],
    ["s3:x-amz-server-side-encryption", { headers: { "x-amz-server-side-encryption": "AES256" } }, "AES256"],
    ["s3:x-amz-storage-class", { headers: { "x-amz-storage-class": "STANDARD" } }, "STANDARD"],
    ["s3:x-amz-copy-source", { source: { bucketName: "from", key: "a b/%" } }, "from/a b/%"],
    ["s3:x-amz-copy-source", { headers: { "x-amz-copy-source": "/from/a%20b" } }, undefined],
    ["s3:requestobjecttag/team", { headers: { "x-amz-tagging": "Team=blue+one&b=%26" } }, ["blue one"]],
    ["s3:requestobjecttag/b", { headers: { "x-amz-tagging": "Team=blue+one&b=%26" } }, ["&"]],
    ["s3:requestobjecttag/none", { headers: { "x-amz-tagging": "Team=blue" } }, undefined],
    ["s3:requestobjecttag/a", { headers: { "x-amz-tagging": "a=1" }, requestTags: { a: "2" } }, ["2"]],
    ["s3:requestobjecttagkeys", { headers: { "x-amz-tagging": "Team=blue&b=" } }, ["Team", "b"]],
    ["s3:requestobjecttagkeys", {}, undefined],
    ["s3:existingobjecttag/team", { existingTags: { Team: "blue" } }, ["blue"]],
    ["s3:existingobjecttag/team", {}, undefined],
    ["s3:object-lock-mode", { headers: { "x-amz-object-lock-mode": "GOVERNANCE" } }, "GOVERNANCE"],
    ["s3:object-lock-legal-hold", { headers: { "x-amz-object-lock-legal-hold": "ON" } }, "ON"],
    [
      "s3:object-lock-retain-until-date",
      { headers: { "x-amz-object-lock-retain-until-date": "2026-05-06T00:00:00Z" } },
      "2026-05-06T00:00:00Z",
    ],
    [
      "s3:object-lock-remaining-retention-days",
      { now, headers: { "x-amz-object-lock-retain-until-date": "2026-05-06T00:00:00Z" } },
      "2",
    ],
    ["s3:object-lock-remaining-retention-days", { headers: { "x-amz-object-lock-retain-until-date": "x" } }, undefined],
    ["s3:tlsversion", {}, undefined],
    ["s3:existingobjecttag/", { existingTags: { "": "x" } }, ["x"]],
    ["constructor", {}, undefined],
    ["constructor/x", {}, undefined],
  ])("%s of %j", (key, facts, value) => {
    expect(conditionValues(factsOf(facts), key)).toEqual(typeof value === "string" ? [value] : value);
  });
});
