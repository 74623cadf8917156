import { describe, expect, it } from "vitest";
import { contract, errorCatalogue } from "./contract.js";
import { IdempotencyHeaders, idempotencyKeyHeader, isKept, isKeyed, readIdempotencyKey } from "./idempotency.js";
import { walk } from "./router.js";

const operations = [...walk(contract)];
const repeatable = [
  "providers.search",
  "providers.init",
  "authProviders.claim",
  "authProviders.refresh",
  "authProviders.refreshAsOrchestrator",
  "authProviders.generateKeyPair",
];

describe("keyed operations", () => {
  it("are all POST and PATCH that Core serves, but for those that may be repeated anyhow", () => {
    const found = operations.filter(({ operation }) => operation.keyed).map(({ id }) => id);
    const expected = operations
      .filter(({ operation: { method, servedBy } }) => servedBy === "core" && /^(POST|PATCH)$/.test(method))
      .map(({ id }) => id)
      .filter((id) => !repeatable.includes(id));
    expect(found).toEqual(expected);
    expect(found).toHaveLength(35);
  });

  it("take the header, which need not be there, and declare what comes of it; the others do neither", () => {
    for (const { operation } of operations) {
      const { headers, keyed, errors } = operation;
      expect(idempotencyKeyHeader in (headers?.shape ?? {})).toBe(keyed);
      if (keyed) expect(headers?.safeParse({}).success).toBe(true);
      const ofKeys = errors.filter(({ code }) => code.includes("idempotency")).map(({ status }) => status);
      expect(ofKeys).toEqual(keyed ? [409, 422] : []);
    }
  });

  it("are decided by method and place alone, unless they are repeatable", () => {
    expect(isKeyed({ method: "POST", servedBy: "core" })).toBe(true);
    expect(isKeyed({ method: "POST", servedBy: "core", repeatable: true })).toBe(false);
    expect(isKeyed({ method: "POST", servedBy: "provider" })).toBe(false);
    expect(isKeyed({ method: "DELETE", servedBy: "core" })).toBe(false);
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
