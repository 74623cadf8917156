import { describe, expect, it } from "vitest";
import { findAction } from "../iam/index.js";
import { actionsOfRequest, type S3RequestFacts } from "./conditions.js";
import { type S3OperationName, s3Operation, s3Operations } from "./operations/index.js";

const facts = ({ query = [] as string[], headers = {} as Record<string, string> }): S3RequestFacts => ({
  hasQuery: (name) => query.includes(name),
  header: (name) => headers[name],
});

const actionsOf = (name: S3OperationName, request: Parameters<typeof facts>[0] = {}): string[] =>
  actionsOfRequest(s3Operation(name), facts(request)).map(({ action, on }) => `${action} ${on}`);

describe("the operations of S3", () => {
  it("have names of their own", () => {
    const names = s3Operations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(s3Operations)("$name needs actions of AWS, on the resources that they are for", ({ actions, answers }) => {
    for (const { action, on } of actions) {
      const known = findAction(action) ?? expect.fail(`${action} is no action of AWS.`);
      const resource = on === "each-object" || on === "source-object" ? "object" : on;
      if (action !== "s3:PutObject") expect(known.on).toEqual(resource === "service" ? [] : [resource]);
      if (answers === "implemented") expect(known.isUsed).toBe(true);
    }
  });

  it.each(s3Operations)("$name reads no body unless it takes one", ({ body, bodyBytes, method }) => {
    expect(bodyBytes > 0).toBe(body !== "none");
    if (method === "GET" || method === "HEAD" || method === "DELETE") expect(body).toBe("none");
  });
});

describe("the actions of a request", () => {
  it("depend on the version that it names", () => {
    expect(actionsOf("GetObject")).toEqual(["s3:GetObject object"]);
    expect(actionsOf("GetObject", { query: ["versionId"] })).toEqual(["s3:GetObjectVersion object"]);
    expect(actionsOf("DeleteObject", { query: ["versionId"] })).toEqual(["s3:DeleteObjectVersion object"]);
  });

  it("depend on the headers of an object", () => {
    expect(actionsOf("PutObject")).toEqual(["s3:PutObject object"]);
    const headers = {
      "x-amz-grant-read": "id=1",
      "x-amz-tagging": "a=b",
      "x-amz-object-lock-mode": "GOVERNANCE",
      "x-amz-object-lock-legal-hold": "ON",
    };
    expect(actionsOf("PutObject", { headers })).toEqual([
      "s3:PutObject object",
      "s3:PutObjectAcl object",
      "s3:PutObjectTagging object",
      "s3:PutObjectRetention object",
      "s3:PutObjectLegalHold object",
    ]);
  });

  it("include reading the source of a copy", () => {
    const copy = (source: string) => actionsOf("CopyObject", { headers: { "x-amz-copy-source": source } });
    expect(copy("/from/key")).toEqual(["s3:GetObject source-object", "s3:PutObject object"]);
    expect(copy("/from/key?versionId=1")).toEqual(["s3:GetObjectVersion source-object", "s3:PutObject object"]);
  });
});
