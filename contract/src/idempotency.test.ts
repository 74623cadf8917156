import { describe, expect, it } from "vitest";
import { contract, errorCatalogue } from "./apis.js";
import { IdempotencyHeaders, idempotencyKeyHeader, isKept, isKeyed, readIdempotencyKey } from "./idempotency.js";
import { walk } from "./router.js";
import { isOfVendor } from "./source.js";

const operations = [...walk(contract)];

describe("keyed operations", () => {
  it("are the POST and PATCH operations of Core that have another effect each time they are sent", () => {
    const unkeyed = operations
      .filter(({ operation }) => isOfVendor(operation) && operation.servedBy === "core" && !operation.keyed)
      .filter(({ operation }) => ["POST", "PATCH"].includes(operation.method))
      .map(({ id }) => id);
    expect(unkeyed).toEqual([
      "providers.search",
      "providers.init",
      "authProviders.claim",
      "authProviders.refresh",
      "authProviders.refreshAsOrchestrator",
      "authProviders.generateKeyPair",
    ]);
  });

  it("take the optional header and declare its errors; the others do neither", () => {
    for (const { operation } of operations) {
      const { headers, keyed, errors } = operation;
      expect(idempotencyKeyHeader in (headers?.shape ?? {})).toBe(keyed);
      if (keyed) expect(headers?.safeParse({}).success).toBe(true);
      const ofKeys = errors.filter(({ code }) => code.includes("idempotency")).map(({ status }) => status);
      expect(ofKeys).toEqual(keyed ? [409, 410, 422] : []);
    }
  });

  it.each([
    [{ method: "POST" }, true],
    [{ method: "PATCH" }, true],
    [{ method: "POST", readOnly: true }, false],
    [{ method: "POST", repeatable: true }, false],
    [{ method: "POST", servedBy: "provider" }, false],
    [{ method: "DELETE" }, false],
    [{ method: "PUT" }, false],
  ] as const)("of %j: %s", (declared, keyed) => {
    expect(isKeyed({ readOnly: false, servedBy: "core", ...declared })).toBe(keyed);
  });
});

describe("a key", () => {
  it.each([
    ["a", "a"],
    ["5f2b9c1e-0d7a-4c38-9a55-2e6f1b7c8d90", "5f2b9c1e-0d7a-4c38-9a55-2e6f1b7c8d90"],
    ['"quoted"', "quoted"],
    ['"a\\"b\\\\c"', 'a"b\\c'],
    ["in'the\"middle", "in'the\"middle"],
    ["x".repeat(255), "x".repeat(255)],
    [`"${'\\"'.repeat(255)}"`, '"'.repeat(255)],
  ])("may be %s", (sent, key) => {
    expect(readIdempotencyKey(sent)).toBe(key);
    expect(IdempotencyHeaders.safeParse({ [idempotencyKeyHeader]: sent }).success).toBe(true);
  });

  it.each(["", '""', '"', '"open', '"a"b"', '"a\\b"', "a b", '"a b"', "tab\t", "é", "\u007f", "x".repeat(256)])(
    "is not %j",
    (sent) => {
      expect(readIdempotencyKey(sent)).toBeUndefined();
      expect(IdempotencyHeaders.safeParse({ [idempotencyKeyHeader]: sent }).success).toBe(false);
    },
  );
});

it("keeps refusals of the operation itself, and neither what comes before it nor faults of the server", () => {
  const kept = errorCatalogue.filter(isKept).map(({ code }) => code);
  expect(kept).toEqual(expect.arrayContaining(["ucloud.conflict", "object_storage.resource_not_found"]));
  for (const code of kept) expect(code).not.toMatch(/unauthorized|authentication|too_large|idempotency|unavailable/);
});
