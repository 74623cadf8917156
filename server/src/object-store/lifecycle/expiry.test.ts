import { describe, expect, it } from "vitest";
import { abortOf, type EarlierVersion, expiryOf, isExpired, isFor, midnightAfter } from "./expiry.js";
import { rangeFrom, rangesOf } from "./ranges.js";
import type { LifecycleFilter, LifecycleRule } from "./rules.js";

const filter = (members: Partial<LifecycleFilter> = {}): LifecycleFilter => ({ form: "single", tags: [], ...members });
const rule = (members: Partial<LifecycleRule>): LifecycleRule => ({
  id: "r",
  enabled: true,
  filter: filter(),
  ...members,
});
const date = (text: string) => new Date(text);
const object = {
  key: Buffer.from("logs/a"),
  size: 10,
  tags: [{ key: "k", value: "v" }],
  modifiedAt: date("2026-01-15T10:30:00Z"),
};

describe("a number of days", () => {
  it("counts to the midnight UTC after it", () => {
    expect(midnightAfter(date("2026-01-15T10:30:00Z"), 3)).toEqual(date("2026-01-19T00:00:00Z"));
    expect(midnightAfter(date("2026-01-15T23:59:59.999Z"), 1)).toEqual(date("2026-01-17T00:00:00Z"));
    expect(midnightAfter(date("2026-01-15T00:00:00Z"), 1)).toEqual(date("2026-01-17T00:00:00Z"));
    expect(midnightAfter(date("2026-01-15T00:00:00Z"), 2 ** 31 - 1)).toBeUndefined();
  });
});

describe("a filter", () => {
  it.each<[what: string, members: Partial<LifecycleFilter>, expected: boolean]>([
    ["nothing", {}, true],
    ["its prefix", { prefix: "logs/" }, true],
    ["another prefix", { prefix: "logs/b" }, false],
    ["a longer prefix", { prefix: "logs/aa" }, false],
    ["its tag", { tags: [{ key: "k", value: "v" }] }, true],
    ["another value", { tags: [{ key: "k", value: "V" }] }, false],
    [
      "a tag besides",
      {
        tags: [
          { key: "k", value: "v" },
          { key: "l", value: "" },
        ],
      },
      false,
    ],
    ["a smaller size", { sizeGreaterThan: 9 }, true],
    ["its own size", { sizeGreaterThan: 10 }, false],
    ["a larger size", { sizeLessThan: 11 }, true],
    ["its own size as the end", { sizeLessThan: 10 }, false],
    ["all of it", { prefix: "l", tags: object.tags, sizeGreaterThan: 1, sizeLessThan: 20 }, true],
  ])("by %s", (_, members, expected) => {
    expect(isFor(filter(members), object)).toBe(expected);
  });
});

describe("a current object", () => {
  it("expires by the first of the rules that are for it", () => {
    const rules = [
      rule({ id: "later", expiration: { days: 9 } }),
      rule({ id: "off", enabled: false, expiration: { days: 1 } }),
      rule({ id: "other", filter: filter({ prefix: "x" }), expiration: { days: 1 } }),
      rule({ id: "date", expiration: { date: Date.UTC(2026, 0, 20) } }),
      rule({ id: "marker", expiration: { expiredObjectDeleteMarker: true } }),
    ];
    expect(expiryOf(rules, object)).toEqual({ ruleId: "date", at: date("2026-01-20T00:00:00Z") });
    expect(expiryOf(rules.slice(0, 1), object)).toEqual({ ruleId: "later", at: date("2026-01-25T00:00:00Z") });
    expect(expiryOf(rules.slice(4), object)).toBeUndefined();
  });
});

describe("an upload", () => {
  it("ends by the first of the rules that are for its key", () => {
    const upload = { key: Buffer.from("a"), initiatedAt: date("2026-01-15T10:00:00Z") };
    const rules = [
      rule({ id: "seven", abortDays: 7 }),
      rule({ id: "one", abortDays: 1, filter: filter({ prefix: "a" }) }),
    ];
    expect(abortOf(rules, upload)).toEqual({ ruleId: "one", at: date("2026-01-17T00:00:00Z") });
  });
});

describe("a version that is not current", () => {
  const version: EarlierVersion = {
    ...object,
    isMarker: false,
    supersededAt: date("2026-02-01T12:00:00Z"),
    isOldest: false,
    newer: 2,
  };
  const noncurrent = (newer?: number) => rule({ noncurrent: { days: 2, ...(newer !== undefined && { newer }) } });
  it.each<[what: string, rule: LifecycleRule, members: Partial<EarlierVersion>, at: string, expected: boolean]>([
    ["in time", noncurrent(), {}, "2026-02-03T23:59:59Z", false],
    ["after its days", noncurrent(), {}, "2026-02-04T00:00:00Z", true],
    ["with enough newer ones", noncurrent(2), {}, "2026-02-04T00:00:00Z", true],
    ["with too few newer ones", noncurrent(3), {}, "2026-02-04T00:00:00Z", false],
    ["that is a marker", noncurrent(), { isMarker: true }, "2026-02-04T00:00:00Z", true],
    ["under a rule for current ones", rule({ expiration: { days: 1 } }), {}, "2027-01-01T00:00:00Z", false],
  ])("%s", (_, one, members, at, expected) => {
    expect(isExpired([one], { ...version, ...members }, date(at))).toBe(expected);
  });

  const marker = { isMarker: true, supersededAt: null, isOldest: true, size: 0, tags: null };
  it.each<[what: string, rule: LifecycleRule, members: Partial<EarlierVersion>, at: string, expected: boolean]>([
    ["at once", rule({ expiration: { expiredObjectDeleteMarker: true } }), {}, "2026-01-15T10:30:00Z", true],
    [
      "not where that is off",
      rule({ expiration: { expiredObjectDeleteMarker: false } }),
      {},
      "2027-01-01T00:00:00Z",
      false,
    ],
    [
      "not over versions",
      rule({ expiration: { expiredObjectDeleteMarker: true } }),
      { isOldest: false },
      "2027-01-01T00:00:00Z",
      false,
    ],
    ["not before its days", rule({ expiration: { days: 1 } }), {}, "2026-01-16T23:00:00Z", false],
    ["after its days", rule({ expiration: { days: 1 } }), {}, "2026-01-17T00:00:00Z", true],
    [
      "not by rules for tags",
      rule({ expiration: { days: 1 }, filter: filter({ tags: object.tags }) }),
      {},
      "2027-01-01T00:00:00Z",
      false,
    ],
  ])("a delete marker alone goes: %s", (_, one, members, at, expected) => {
    expect(isExpired([one], { ...version, ...marker, ...members }, date(at))).toBe(expected);
  });
});

describe("the ranges of keys", () => {
  const told = (prefixes: (string | undefined)[]) =>
    rangesOf(prefixes.map((prefix) => rule({ filter: filter(prefix === undefined ? {} : { prefix }) }))).map(
      ({ from, before }) => [from.toString("latin1"), before?.toString("latin1")],
    );
  it("are those of prefixes that no other one covers", () => {
    expect(told(["b/", "a/x", "a/", "b/"])).toEqual([
      ["a/", "a0"],
      ["b/", "b0"],
    ]);
    expect(told(["a", undefined])).toEqual([["", undefined]]);
    expect(told([])).toEqual([]);
  });

  it("begin where the last page ended", () => {
    const ranges = [
      { from: Buffer.from("b"), before: Buffer.from("c") },
      { from: Buffer.from("e"), before: undefined },
    ];
    const from = (key: string) => rangeFrom(ranges, Buffer.from(key))?.from.toString();
    expect(["", "b", "bx", "c", "d", "f"].map(from)).toEqual(["b", "b", "bx", "e", "e", "f"]);
    expect(rangeFrom(ranges.slice(0, 1), Buffer.from("c"))).toBeUndefined();
  });
});
