import { describe, expect, it } from "vitest";
import type { S3Target } from "./operation.js";
import { s3Operations } from "./operations/index.js";
import { routeS3 } from "./route.js";

const route = (method: string, target: S3Target, query: readonly string[] = [], headers: readonly string[] = []) =>
  routeS3({ method, target, query: new Set(query), hasHeader: (name) => headers.includes(name) });

describe("the operation of a request", () => {
  it.each(s3Operations)("is $name for what selects it, whatever other parameters there are", (operation) => {
    const { method, target, route: selectors } = operation;
    const { query, headers } = selectors;
    expect(route(method, target, query, headers)).toEqual({ operation });
    expect(route(method, target, [...query, "x-id", "X-Amz-Date", "prefix"], [...headers, "host"])).toEqual({
      operation,
    });
  });

  it("is the one with more selectors", () => {
    const name = (...of: Parameters<typeof route>) => (route(...of) as { operation: { name: string } }).operation.name;
    expect(name("PUT", "object", [], ["x-amz-copy-source"])).toBe("CopyObject");
    expect(name("PUT", "object", ["partNumber", "uploadId"])).toBe("UploadPart");
    expect(name("PUT", "object", ["partNumber", "uploadId"], ["x-amz-copy-source"])).toBe("UploadPartCopy");
    expect(name("GET", "object", ["partNumber"])).toBe("GetObject");
    expect(name("GET", "bucket", ["inventory"])).toBe("ListBucketInventoryConfigurations");
    expect(name("GET", "bucket", ["inventory", "id"])).toBe("GetBucketInventoryConfiguration");
  });

  it("is none for a method that the resource does not have", () => {
    expect(route("PATCH", "object")).toEqual({ allowed: ["PUT", "GET", "HEAD", "DELETE", "OPTIONS"] });
    expect(route("POST", "service")).toEqual({ allowed: ["GET"] });
    expect(route("POST", "bucket", ["policy"])).toEqual({ allowed: ["GET", "PUT", "DELETE"] });
    expect(route("GET", "bucket", ["delete"])).toEqual({ allowed: ["POST"] });
    expect(route("PUT", "object", ["uploadId"])).toMatchObject({ allowed: expect.arrayContaining(["POST", "GET"]) });
    expect(route("get", "service")).toEqual({ allowed: ["GET"] });
  });

  it("is none where members of the query ask for different things", () => {
    expect(route("GET", "bucket", ["policy", "acl"])).toEqual({ conflicting: ["acl", "policy"] });
    expect(route("DELETE", "object", ["tagging", "uploadId"])).toEqual({ conflicting: ["tagging", "uploadId"] });
  });
});
