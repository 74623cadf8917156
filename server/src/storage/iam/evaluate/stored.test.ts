// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import type { DocumentKind } from "@concordat/contract/iam";
import { describe, expect, it } from "vitest";
import { compilePolicy } from "./compile.js";
import { decide } from "./decide.js";
import { allow, deny, documentOf, policyOf, type StatementText } from "./testing/documents.js";
import { anonymous, requestOf, userOf } from "./testing/requests.js";

const ada = userOf("ada");
const everything = policyOf("everything", [allow("*")]);
const without = (statement: StatementText, name: string) =>
  Object.fromEntries(Object.entries(statement).filter(([key]) => key !== name));

const ruleFor = (statements: readonly StatementText[], action = "s3:GetObject", values = {}) => {
  const stored = compilePolicy({ name: "stored" }, documentOf(statements), "permissions");
  const request = requestOf(action, "arn:aws:s3:::b/a", values);
  return decide(request, ada, { identity: [everything, stored] }).because.rule;
};

/** Denials that a document with faults has. What of them cannot be read counts as matching. */
describe("a denial with a fault applies", () => {
  it.each<[string, StatementText]>([
    ["an unknown member", { ...deny("s3:*"), Oops: 1 }],
    ["an unknown operator", deny("s3:*", "*", { Condition: { StringIs: { "aws:username": "eve" } } })],
    ["a condition that is none", deny("s3:*", "*", { Condition: "x" })],
    ["an operator without keys", deny("s3:*", "*", { Condition: { Bool: "true" } })],
    ["a value that is an object", deny("s3:*", "*", { Condition: { StringEquals: { "aws:username": {} } } })],
    ["no action", without(deny("s3:*"), "Action")],
    ["an action that is a number", { ...deny("s3:*"), Action: 1 }],
    ["an action and its opposite", { ...deny("iam:*"), NotAction: "iam:*" }],
    ["no resource", without(deny("s3:*"), "Resource")],
    ["a resource that is a number", { ...deny("s3:*"), Resource: [1] }],
    ["a Sid with a blank", { ...deny("s3:*"), Sid: "a b" }],
  ])("%s", (_, statement) => {
    expect(ruleFor([statement])).toBe("explicit-deny");
  });

  it("but to what it names, where that can be read", () => {
    const broken = deny("s3:PutObject", "*", { Condition: { StringIs: { "aws:username": "eve" } } });
    expect(ruleFor([broken], "s3:PutObject")).toBe("explicit-deny");
    expect(ruleFor([broken], "s3:GetObject")).toBe("identity");
    const both = deny("s3:*", "*", {
      Condition: { StringIs: { "a:b": "c" }, StringEquals: { "aws:username": "eve" } },
    });
    expect(ruleFor([both])).toBe("identity");
  });

  it("but is none where its effect cannot be read", () => {
    expect(ruleFor([{ ...deny("s3:*"), Effect: "deny" }])).toBe("identity");
  });
});

describe("an allowance does not apply", () => {
  const allows = (statements: readonly StatementText[], kind: DocumentKind = "permissions", who = ada) => {
    const stored = compilePolicy({ name: "stored" }, documentOf(statements), kind);
    const policies = kind === "permissions" ? { identity: [stored] } : { identity: [], resource: stored };
    return decide(requestOf("s3:GetObject", "arn:aws:s3:::b/a"), who, policies).allowed;
  };

  it("where anything in its document has a fault", () => {
    expect(allows([allow("s3:*")])).toBe(true);
    expect(allows([allow("s3:*"), { ...allow("s3:*"), Oops: 1 }])).toBe(false);
    expect(allows([allow("s3:*", "*", { Condition: { StringIs: { "a:b": "c" } } })])).toBe(false);
  });

  it("where nobody is named who must be", () => {
    expect(allows([allow("s3:*", "*", { Principal: "*" })], "bucket", anonymous)).toBe(true);
    expect(allows([allow("s3:*")], "bucket", anonymous)).toBe(false);
    expect(allows([allow("s3:*", "*", { Principal: ["*"] })], "bucket", anonymous)).toBe(false);
  });
});

/** Values that an operator cannot read are accepted in documents, as AWS accepts them. */
describe("a statement with an unreadable value", () => {
  const condition = { NotIpAddress: { "aws:SourceIp": ["10.0.0/8", "192.168.0.0/16"] } };

  it.each([
    [condition],
    [{ NumericNotEquals: { "s3:max-keys": "ten" } }],
    [{ DateNotEquals: { "aws:CurrentTime": "2020-13-01" } }],
    [{ DateGreaterThan: { "aws:CurrentTime": "20*" } }],
    [{ BinaryEquals: { "x:y": "no base64!" } }],
    [{ Bool: { "aws:SecureTransport": "yes" } }],
    [{ NumericLessThan: { "s3:max-keys": "${s3:prefix}" } }],
  ])("allows nothing, and denies: %j", (Condition) => {
    const values = { "aws:SourceIp": "10.0.0.1", "aws:CurrentTime": "2026-01-01T00:00:00Z" };
    const request = requestOf("s3:GetObject", "arn:aws:s3:::b/a", values);
    const allowing = policyOf("allowing", [allow("s3:*", "*", { Condition })]);
    const denying = policyOf("denying", [deny("s3:*", "*", { Condition })]);
    expect([allowing.faults, denying.faults]).toEqual([[], []]);
    expect(decide(request, ada, { identity: [allowing] }).allowed).toBe(false);
    expect(decide(request, ada, { identity: [everything, denying] }).because).toMatchObject({
      rule: "explicit-deny",
      by: { isUnreadable: true },
    });
  });

  it("leaves the other statements of its document alone", () => {
    const policy = policyOf("two", [allow("s3:*", "*", { Condition: condition }), allow("s3:GetObject")]);
    const { allowed } = decide(requestOf("s3:GetObject", "arn:aws:s3:::b/a"), ada, { identity: [policy] });
    expect(allowed).toBe(true);
  });
});
