import { explainFault, readDocument } from "@concordat/contract/iam";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePolicy } from "./compile.js";
import { decide } from "./decide.js";
import { countedSteps } from "./pattern/steps.js";
import { allow, deny, documentOf, here } from "./testing/documents.js";
import { hostile, hostileValues } from "./testing/hostile-documents.mjs";
import { contextOf, requestOf, userOf } from "./testing/requests.js";

const ada = userOf("ada");

/** The most steps of a decision under a trust document that is accepted, for texts of at most 1,300 characters. */
const mostTrustSteps = 350_000;
const role = `arn:aws:iam::${here}:role/reader`;
const assume = { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" };

/** Steps of one decision; a thousand of them take about two microseconds. */
const stepsOf = (decideIt: () => unknown): number => {
  const before = countedSteps();
  decideIt();
  return countedSteps() - before;
};

describe("a document that is accepted", () => {
  it.each(Object.entries(hostile))("has its work bounded: %s", (name, given) => {
    const kind = "kind" in given ? given.kind : "permissions";
    const policy = compilePolicy({ name }, given.text, kind);
    expect(policy.faults).toEqual([]);
    const action = kind === "trust" ? "sts:AssumeRole" : "s3:GetObject";
    const request = {
      action,
      resource: given.resource,
      namespace: here,
      context: { get: (key: string) => hostileValues.get(key) },
    };
    const policies = kind === "permissions" ? { identity: [policy] } : { identity: [], resource: policy };
    const steps = stepsOf(() => decide(request, ada, policies));
    // each character of a document costs no more than an eighth of the text that it is compared with, and a little
    const longest = 1300;
    const most = kind === "trust" ? mostTrustSteps : given.text.length * (longest / 8 + 20);
    expect(steps).toBeLessThanOrEqual(most);
  });

  it.each(Object.entries(hostile))("is accepted when it is sent: %s", (_, given) => {
    expect(readDocument(given.text, "kind" in given ? given.kind : "permissions").faults).toBeUndefined();
  });

  it("takes no more work with more principals, numbers, dates or plain texts", () => {
    const stepsWith = (statement: object, values: Readonly<Record<string, string>>): number => {
      const policy = compilePolicy({ name: "plain" }, documentOf([{ ...assume, ...statement }]), "trust");
      const resource = { identity: [], resource: policy };
      return stepsOf(() => decide(requestOf("sts:AssumeRole", role, values), ada, resource));
    };
    const list = (length: number, text: (index: number) => string) => Array.from({ length }, (_, index) => text(index));
    const values = {
      "s3:max-keys": "7",
      "aws:CurrentTime": "2026-01-01T00:00:00Z",
      "sts:ExternalId": "AAAA",
      "aws:SourceArn": "arn:aws:s3:::b",
    };
    const statements: readonly ((count: number) => object)[] = [
      (count) => ({ Principal: { AWS: list(count, (index) => `user${index}`) } }),
      (count) => ({ Condition: { NumericEquals: { "s3:max-keys": list(count, (index) => `${index}.5`) } } }),
      (count) => ({ Condition: { NumericGreaterThan: { "s3:max-keys": list(count, (index) => `${index + 7}`) } } }),
      (count) => ({ Condition: { DateEquals: { "aws:CurrentTime": list(count, (index) => `${index}0000`) } } }),
      (count) => ({ Condition: { StringEquals: { "sts:ExternalId": list(count, (index) => `e${index}`) } } }),
      (count) => ({ Condition: { BinaryEquals: { "sts:ExternalId": list(count, () => "BBBB") } } }),
      (count) => ({ Condition: { ArnEquals: { "aws:SourceArn": list(count, (index) => `arn:aws:s3:::b${index}`) } } }),
    ];
    for (const statement of statements)
      expect(stepsWith(statement(1000), values)).toBe(stepsWith(statement(100), values));
  });

  it("may have ten thousand wildcards", () => {
    const pattern = `${"*".repeat(2500)}${"?*".repeat(1000)}x`;
    const policy = compilePolicy({ name: "stars" }, documentOf([allow("s3:*", pattern)]), "permissions");
    const resource = `arn:aws:s3:::b/${"y".repeat(1000)}`;
    expect(policy.faults).toEqual([]);
    expect(decide(requestOf("s3:GetObject", `${resource}x`), ada, { identity: [policy] }).allowed).toBe(true);
    expect(decide(requestOf("s3:GetObject", resource), ada, { identity: [policy] }).allowed).toBe(false);
    expect(stepsOf(() => decide(requestOf("s3:GetObject", resource), ada, { identity: [policy] }))).toBeLessThan(
      100_000,
    );
  });

  it("may compare huge numbers and odd dates", () => {
    const nines = "9".repeat(2000);
    const Condition = {
      NumericLessThan: { "s3:max-keys": nines },
      DateLessThan: { "aws:CurrentTime": nines },
      StringEquals: { "s3:prefix": "a" },
    };
    const policy = compilePolicy({ name: "nines" }, documentOf([allow("s3:*", "*", { Condition })]), "permissions");
    const values = { "s3:max-keys": "1000", "aws:CurrentTime": "2026-01-01T00:00:00Z", "s3:prefix": "a" };
    expect(policy.faults).toEqual([]);
    expect(decide(requestOf("s3:ListBucket", "arn:aws:s3:::b", values), ada, { identity: [policy] }).allowed).toBe(
      true,
    );
  });

  it("may name keys as objects in JavaScript have them", () => {
    for (const key of [
      "aws:__proto__",
      "x:constructor",
      "aws:PrincipalTag/__proto__",
      "aws:PrincipalTag/constructor",
    ]) {
      const text = documentOf([allow("s3:*", "*", { Condition: { StringEquals: { [key]: "a" } } })]);
      const policy = compilePolicy({ name: key }, text, "permissions");
      expect(policy.faults).toEqual([]);
      const request = requestOf("s3:GetObject", "arn:aws:s3:::b/a");
      expect(decide(request, ada, { identity: [policy] }).allowed).toBe(false);
    }
  });
});

/** Texts that are no valid documents, with what they would allow and deny if they were read carelessly. */
const refused: readonly (readonly [what: string, text: string])[] = [
  ["lists, a hundred thousand deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
  [
    "objects, ten thousand deep",
    `{"Version":"2012-10-17","Statement":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`,
  ],
  ["__proto__ instead of a document", '{"__proto__":{"Version":"2012-10-17","Statement":[]}}'],
  [
    "__proto__ as an operator",
    documentOf([allow("s3:*")]).replace('"Resource"', '"Condition":{"__proto__":{"a:b":"c"}},"Resource"'),
  ],
  ["constructor as an operator", documentOf([allow("s3:*", "*", { Condition: { constructor: { "a:b": "c" } } })])],
  ["a member twice", documentOf([allow("s3:*")]).replace('"Effect"', '"Effect":"Deny","Effect"')],
  [
    "a number that is too large",
    documentOf([allow("s3:*")]).replace('"Resource"', '"Condition":{"NumericEquals":{"s3:max-keys":1e999}},"Resource"'),
  ],
  ["more than may be", documentOf([allow("s3:*", "x".repeat(6144))])],
  ["nothing", ""],
  ["half a character", '{"Version":"\ud800"}'],
];

describe("a document that is refused", () => {
  it.each(refused)("is refused with a sentence: %s", (_, text) => {
    const { faults } = readDocument(text, "permissions");
    expect(faults?.length).toBeGreaterThan(0);
    for (const { reason } of faults ?? []) expect(reason).toMatch(/^[a-z].{5,}/);
  });

  it("is refused as a trust document with too many patterns, and is evaluated if it was stored before", () => {
    const Condition = { StringLike: { "sts:ExternalId": Array.from({ length: 2000 }, (_, index) => `*a?${index}*`) } };
    const text = documentOf([{ ...assume, Condition }]);
    expect(readDocument(text, "trust").faults?.map(explainFault)).toEqual([
      expect.stringMatching(/^Statement\.0\.Condition\.StringLike\.sts:ExternalId must not take the patterns .{20,}/),
    ]);
    const policy = compilePolicy({ name: "stored" }, text, "trust");
    const request = requestOf("sts:AssumeRole", role, { "sts:ExternalId": "xab7" });
    expect(decide(request, ada, { identity: [], resource: policy }).allowed).toBe(true);
  });

  it.each(refused)("allows nothing, had it been stored: %s", (_, text) => {
    const policy = compilePolicy({ name: "stored" }, text, "permissions");
    const request = requestOf("s3:GetObject", "arn:aws:s3:::b/a");
    expect(decide(request, ada, { identity: [policy] }).allowed).toBe(false);
  });
});

describe("compilePolicy and decide never throw", () => {
  const key = fc.constantFrom(
    ..."Version Statement Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition AWS CanonicalUser StringLike Null IpAddress Bool DateLessThan ForAnyValue:ArnLike aws:username __proto__ constructor".split(
      " ",
    ),
  );
  const leaf = fc.constantFrom<unknown>(
    "2012-10-17",
    "Allow",
    "Deny",
    "*",
    "s3:*",
    "a*?",
    "${a:b",
    "",
    0,
    1e-9,
    null,
    true,
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 6 }),
    ),
  }));
  const kind = fc.constantFrom<"permissions" | "trust" | "bucket">("permissions", "trust", "bucket");
  const statements = fc.array(fc.dictionary(key, value, { maxKeys: 8 }), { maxLength: 3 });

  it("whatever is stored, and whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          value,
          statements.map((Statement) => ({ Version: "2012-10-17", Statement })),
        ),
        kind,
        fc.string(),
        (document, of, text) => {
          const policy = compilePolicy({ name: "any" }, JSON.stringify(document) ?? "", of);
          const request = {
            action: text,
            resource: text,
            namespace: here,
            context: contextOf({ "aws:SourceIp": text }),
          };
          const { allowed } = decide(request, ada, { identity: [policy], resource: policy, boundary: policy });
          if (policy.faults.length > 0) expect(allowed).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("and denies what a stored Deny with faults covers", () => {
    const broken = documentOf([allow("s3:*"), { ...deny("s3:GetObject"), Oops: 1 }]);
    const policy = compilePolicy({ name: "broken" }, broken, "permissions");
    expect(decide(requestOf("s3:GetObject", "arn:aws:s3:::b/a"), ada, { identity: [policy] }).because.rule).toBe(
      "explicit-deny",
    );
  });
});
