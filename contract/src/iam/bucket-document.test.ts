import { describe, expect, it } from "vitest";
import { explainFault, readDocument } from "./policy-document.js";

const granted = {
  Effect: "Allow",
  Principal: { AWS: "urn:ecs:iam::12:user/ada" },
  Action: "s3:GetObject",
  Resource: "*",
};
const without = (name: keyof typeof granted) =>
  Object.fromEntries(Object.entries(granted).filter(([key]) => key !== name));
const documentOf = (Statement: unknown, more: object = {}) =>
  JSON.stringify({ Version: "2012-10-17", ...more, Statement });
const faultsOf = (sent: string) => (readDocument(sent, "bucket").faults ?? []).map(explainFault);

describe("a bucket policy", () => {
  it.each<[string, unknown, ...string[]]>([
    ["the members that it needs", granted],
    ["a Sid with blanks, as S3 accepts it", { Sid: "read by ada", ...granted }],
    ["a Sid that is a number", { Sid: 1, ...granted }, "Statement.Sid must be a string"],
    ["no principal", without("Principal"), "Statement must have Principal or NotPrincipal"],
    ["no resource", without("Resource"), "Statement must have Resource or NotResource"],
    [
      "a repeated Sid",
      [granted, granted].map((each) => ({ Sid: "a", ...each })),
      "Statement.1.Sid must not repeat the Sid of another statement",
    ],
  ])("with %s", (_, statement, ...faults) => {
    expect(faultsOf(documentOf(statement))).toEqual(faults);
  });

  it("may have no version, but no unknown one", () => {
    expect(faultsOf(JSON.stringify({ Statement: granted }))).toEqual([]);
    expect(faultsOf(documentOf(granted, { Version: "2020-01-01" }))).toEqual([
      'Version must be "2012-10-17" or "2008-10-17"',
    ]);
  });
});

describe("the bracket path of a fault", () => {
  it.each([
    ["Statement[1].Effect", documentOf([granted, { ...granted, Effect: "allow" }])],
    ["Statement[0].Condition.StringEqual", documentOf([{ ...granted, Condition: { StringEqual: {} } }])],
    ["Statement.Condition.Bool.aws:x[1]", documentOf({ ...granted, Condition: { Bool: { "aws:x": [true, null] } } })],
    ["Statement.Principal.AWS[0]", documentOf({ ...granted, Principal: { AWS: [""] } })],
    ['Statement["two words"]', documentOf({ ...granted, "two words": 1 })],
    ['["1"]', documentOf(granted, { 1: 1 })],
    ["Statement.Effect", documentOf(granted).replace('"Effect"', '"Effect":"Deny","Effect"')],
    ["", "[]"],
    [`Statement.${"x".repeat(190)}…`, documentOf({ ...granted, ["x".repeat(500)]: 1 })],
  ])("is written as programs write it: %s", (bracketPath, sent) => {
    expect(readDocument(sent, "bucket").faults?.map((fault) => fault.bracketPath)).toEqual([bracketPath]);
  });
});
