import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { iamLimits } from "./limits.js";
import { documentText, explainFault, longestSentDocument, readDocument } from "./policy-document.js";
import type { DocumentKind } from "./policy-document-faults.js";
import { formEncode } from "./policy-document-text.js";

type Members = Readonly<Record<string, unknown>>;
type Case = readonly [what: string, statement: unknown, ...faults: string[]];

const permission = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const trust = { Effect: "Allow", Principal: { AWS: "urn:ecs:iam::12:user/ada" }, Action: "sts:AssumeRole" };
const documentOf = (Statement: unknown, more: Members = {}) =>
  JSON.stringify({ Version: "2012-10-17", ...more, Statement });

const without = (members: Members, name: string): Members =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));

const faultsOf = (sent: string, kind: DocumentKind): string[] =>
  (readDocument(sent, kind).faults ?? []).map(explainFault);

const actionReason = 'must be an action such as "s3:GetObject", with * and ? as wildcards after the colon, or "*"';
const resourceReason = 'must be the ARN of a resource, or "*"';
const kinds = '"AWS" or "Federated" or "Service" or "CanonicalUser"';
const at = (place: string, reason: string) => `${place} ${reason}`;
const inStatement = (name: string, reason: string) => at(`Statement.${name}`, reason);

/** Statements of permission documents, alone in a document and without a list around them. */
const statements: readonly Case[] = [
  ["the least that there can be", permission],
  ["all members", { Sid: "one1", ...permission, Condition: { Bool: { "aws:SecureTransport": true } } }],
  ["a denial", { ...permission, Effect: "Deny" }],
  ["no effect", without(permission, "Effect"), inStatement("Effect", "is required")],
  ["an effect in lower case", { ...permission, Effect: "allow" }, inStatement("Effect", 'must be "Allow" or "Deny"')],
  ["an effect in a list", { ...permission, Effect: ["Allow"] }, inStatement("Effect", 'must be "Allow" or "Deny"')],
  [
    "an unknown member that resembles a known one",
    { ...permission, Actions: "s3:*" },
    inStatement("Actions", 'is not known here (did you mean "Action"?)'),
  ],
  ["an unknown member", { ...permission, Tags: [] }, inStatement("Tags", "is not known here")],
  [
    "a member in lower case",
    { ...permission, sid: "a" },
    inStatement("sid", 'is not known here (did you mean "Sid"?)'),
  ],
  ["a principal", { ...permission, Principal: "*" }, inStatement("Principal", "is not known here")],
  ["text in place of a statement", "Allow", "Statement must be an object"],
  ["null in place of a statement", null, "Statement must be an object"],
  // Sid
  ["an empty Sid", { ...permission, Sid: "" }],
  ["a Sid with a blank", { ...permission, Sid: "a b" }, inStatement("Sid", "must contain only letters and digits")],
  ["a Sid that is a number", { ...permission, Sid: 1 }, inStatement("Sid", "must contain only letters and digits")],
  // Action
  ["every action", { ...permission, Action: "*" }],
  ["every action of a service", { ...permission, Action: "s3:*" }],
  ["wildcards within actions", { ...permission, Action: ["s3:Get*", "s3:*Object", "s3:Get?bject"] }],
  ["a service with a dash", { ...permission, Action: "execute-api:Invoke" }],
  ["NotAction", { ...without(permission, "Action"), NotAction: ["iam:*", "sts:AssumeRole"] }],
  ["no action", without(permission, "Action"), "Statement must have Action or NotAction"],
  [
    "Action and NotAction",
    { ...permission, NotAction: "s3:PutObject" },
    "Statement must not have both Action and NotAction",
  ],
  ["an action without a service", { ...permission, Action: "GetObject" }, inStatement("Action", actionReason)],
  ["an action without a name", { ...permission, Action: "s3:" }, inStatement("Action", actionReason)],
  ["a wildcard for the service", { ...permission, Action: "*:GetObject" }, inStatement("Action", actionReason)],
  ["an action with a blank", { ...permission, Action: "s3:Get Object" }, inStatement("Action", actionReason)],
  ["an action with two colons", { ...permission, Action: "s3:Get:Object" }, inStatement("Action", actionReason)],
  [
    "an action with a line break behind",
    { ...permission, Action: "s3:GetObject\n" },
    inStatement("Action", actionReason),
  ],
  ["an empty action", { ...permission, Action: "" }, inStatement("Action", actionReason)],
  ["no action in the list", { ...permission, Action: [] }, inStatement("Action", "must not be an empty list")],
  [
    "an action that is an object",
    { ...permission, Action: {} },
    inStatement("Action", `${actionReason}, or a list of these`),
  ],
  [
    "bad actions among good ones",
    { ...permission, Action: ["s3:*", 1, "x", "iam:*", null] },
    inStatement("Action.1", actionReason),
    inStatement("Action.2", actionReason),
    inStatement("Action.4", actionReason),
  ],
  [
    "a bad NotAction",
    { ...without(permission, "Action"), NotAction: ["s3"] },
    inStatement("NotAction.0", actionReason),
  ],
  // Resource
  ["several resources", { ...permission, Resource: ["arn:aws:s3:::a", "urn:ecs:iam:::policy/x"] }],
  ["NotResource", { ...without(permission, "Resource"), NotResource: "arn:aws:s3:::private/*" }],
  ["no resource", without(permission, "Resource"), "Statement must have Resource or NotResource"],
  [
    "Resource and NotResource",
    { ...permission, NotResource: "*" },
    "Statement must not have both Resource and NotResource",
  ],
  ["an empty resource", { ...permission, Resource: "" }, inStatement("Resource", resourceReason)],
  ["no resource in the list", { ...permission, Resource: [] }, inStatement("Resource", "must not be an empty list")],
  ["a resource that is a number", { ...permission, Resource: ["*", 5] }, inStatement("Resource.1", resourceReason)],
];

const conditions: readonly Case[] = [
  ["none at all", {}],
  ["one value", { StringEquals: { "aws:username": "ada" } }],
  [
    "several values, keys and operators",
    { StringLike: { "s3:prefix": ["a/*", "b/*"], "aws:Referer": "x" }, Null: { "s3:x": "true" } },
  ],
  [
    "numbers and truth values",
    { NumericLessThan: { "s3:max-keys": 10.5 }, Bool: { "aws:SecureTransport": [true, "false"] } },
  ],
  ["a quantifier and IfExists", { "ForAnyValue:StringNotLikeIfExists": { "aws:TagKeys": ["a"] } }],
  ["a key with a path", { StringEquals: { "aws:RequestTag/cost centre": "1" } }],
  ["text", "x", at("", "must be an object of condition operators")],
  ["a list", [], at("", "must be an object of condition operators")],
  [
    "an unknown operator that resembles a known one",
    { StringEqual: { "aws:username": "ada" } },
    at(".StringEqual", 'is not a condition operator (did you mean "StringEquals"?)'),
  ],
  [
    "an operator in lower case, with a qualifier",
    { "forallvalues:stringlikeifexists": { "aws:TagKeys": "a" } },
    at(
      ".forallvalues:stringlikeifexists",
      'is not a condition operator (did you mean "ForAllValues:StringLikeIfExists"?)',
    ),
  ],
  ["an unknown operator", { StringIs: { "aws:username": "ada" } }, at(".StringIs", "is not a condition operator")],
  ["Null with IfExists", { NullIfExists: { "aws:x": true } }, at(".NullIfExists", "is not a condition operator")],
  ["an operator without keys", { Bool: {} }, at(".Bool", "must be an object with at least one condition key")],
  ["an operator that is text", { Bool: "true" }, at(".Bool", "must be an object with at least one condition key")],
  [
    "a key without a service",
    { Bool: { secure: true } },
    at(".Bool.secure", 'is no condition key, such as "aws:SourceIp"'),
  ],
  ["a key that is a number", { Bool: { 1: true } }, at(".Bool.1", 'is no condition key, such as "aws:SourceIp"')],
  ["no value", { Bool: { "aws:x": [] } }, at(".Bool.aws:x", "must not be an empty list")],
  [
    "a value that is null",
    { StringEquals: { "aws:x": null } },
    at(".StringEquals.aws:x", "must be a string, a boolean or a number (large ones as strings), or a list of these"),
  ],
  [
    "a value that is an object, in a list",
    { StringEquals: { "aws:x": ["a", {}] } },
    at(".StringEquals.aws:x.1", "must be a string, a boolean or a number (large ones as strings)"),
  ],
  [
    "Null with something else",
    { Null: { "aws:x": 1 } },
    at(".Null.aws:x", "must be true or false, or a list of these"),
  ],
  [
    "Null with something else in a list",
    { Null: { "aws:x": ["true", "no"] } },
    at(".Null.aws:x.1", "must be true or false"),
  ],
];

const trustStatements: readonly Case[] = [
  ["the least that there can be", trust],
  ["a resource, as the vendor's samples have it", { ...trust, Resource: "*" }],
  ["everyone", { ...trust, Principal: "*" }],
  [
    "several principals",
    { ...trust, Principal: { AWS: ["a", "*"], Federated: "b", Service: ["c"], CanonicalUser: "d" } },
  ],
  ["everyone but one", { ...without(trust, "Principal"), NotPrincipal: { AWS: "a" } }],
  ["NotAction", { ...without(trust, "Action"), NotAction: "sts:TagSession" }],
  ["no principal", without(trust, "Principal"), "Statement must have Principal or NotPrincipal"],
  [
    "Principal and NotPrincipal",
    { ...trust, NotPrincipal: "*" },
    "Statement must not have both Principal and NotPrincipal",
  ],
  ["no action", without(trust, "Action"), "Statement must have Action or NotAction"],
  [
    "Resource and NotResource",
    { ...trust, Resource: "*", NotResource: "*" },
    "Statement must not have both Resource and NotResource",
  ],
  [
    "text that is not everyone",
    { ...trust, Principal: "ada" },
    inStatement("Principal", `must be "*", or an object with ${kinds}`),
  ],
  [
    "no kind of principal",
    { ...trust, Principal: {} },
    inStatement("Principal", `must be "*", or an object with ${kinds}`),
  ],
  [
    "principals in a list",
    { ...trust, Principal: ["*"] },
    inStatement("Principal", `must be "*", or an object with ${kinds}`),
  ],
  [
    "an unknown kind",
    { ...trust, Principal: { User: "ada" } },
    inStatement("Principal.User", `is not a kind of principal; the kinds are ${kinds}`),
  ],
  [
    "no principal in the list",
    { ...trust, Principal: { AWS: [] } },
    inStatement("Principal.AWS", "must not be an empty list"),
  ],
  [
    "an empty principal",
    { ...trust, Principal: { AWS: ["a", ""] } },
    inStatement("Principal.AWS.1", "must be the name of a principal"),
  ],
  [
    "a principal that is a number",
    { ...trust, Principal: { AWS: 1 } },
    inStatement("Principal.AWS", "must be the name of a principal, or a list of these"),
  ],
];

const versionReason = 'must be "2012-10-17" or "2008-10-17"';
const notJson = "must be a JSON document, raw or percent-encoded";
const texts: readonly (readonly [what: string, sent: string, ...faults: string[]])[] = [
  ["a list of statements", documentOf([permission, { ...permission, Effect: "Deny" }])],
  ["the older version", documentOf(permission, { Version: "2008-10-17" })],
  ["an id", documentOf(permission, { Id: "any text, even empty" })],
  ["percent-encoded text", encodeURIComponent(documentOf(permission))],
  ["form-encoded text", formEncode(JSON.stringify(JSON.parse(documentOf(permission)), null, 4))],
  ["blanks around it", `\n\t ${documentOf(permission)}\r\n`],
  ["nothing", "", notJson],
  ["words", "allow everything", notJson],
  ["JSON that is cut off", documentOf(permission).slice(0, -1), notJson],
  ["JSON with something behind it", `${documentOf(permission)};`, notJson],
  ["JSON with a comma too many", `{"Version":"2012-10-17",}`, notJson],
  ["encoding that is cut off", encodeURIComponent(documentOf(permission)).slice(0, -1), notJson],
  ["text that was encoded twice", encodeURIComponent(encodeURIComponent(documentOf(permission))), notJson],
  ["bytes that are no text", "%7B%22%FF%22%7D", notJson],
  ["a byte order mark", `\ufeff${documentOf(permission)}`, notJson],
  ["a list", `[${documentOf(permission)}]`, "must be a JSON object"],
  ["a string with a document in it", JSON.stringify(documentOf(permission)), "must be a JSON object"],
  ["null", "null", "must be a JSON object"],
  ["a number", "1", "must be a JSON object"],
  ["nothing in the document", "{}", "Version is required", "Statement is required"],
  ["no version", JSON.stringify({ Statement: permission }), "Version is required"],
  ["a version from the future", documentOf(permission, { Version: "2112-10-17" }), `Version ${versionReason}`],
  ["a version that is null", documentOf(permission, { Version: null }), `Version ${versionReason}`],
  ["a version in a list", documentOf(permission, { Version: ["2012-10-17"] }), `Version ${versionReason}`],
  ["an id that is a number", documentOf(permission, { Id: 1 }), "Id must be a string"],
  ["no statement", '{"Version":"2012-10-17"}', "Statement is required"],
  ["no statement in the list", documentOf([]), "Statement must not be an empty list"],
  ["a list in the list", documentOf([[permission]]), "Statement.0 must be an object"],
  [
    "members that nobody knows",
    documentOf(permission, { version: "1", constructor: 1 }),
    'version is not known here (did you mean "Version"?)',
    "constructor is not known here",
  ],
  [
    "__proto__",
    `{"__proto__":{"Version":"2012-10-17"},"Statement":${JSON.stringify(permission)}}`,
    "__proto__ is not known here",
    "Version is required",
  ],
  [
    "different Sids, and empty ones",
    documentOf([
      { Sid: "a", ...permission },
      { Sid: "b", ...permission },
      { Sid: "", ...permission },
      { Sid: "", ...permission },
    ]),
  ],
  [
    "the same Sid twice",
    documentOf([{ Sid: "a", ...permission }, permission, { Sid: "a", ...permission }]),
    "Statement.2.Sid must not repeat the Sid of another statement",
  ],
  [
    "one name twice in an object",
    documentOf(permission).replace('"Effect"', '"Effect":"Deny","Effect"'),
    "Statement.Effect must not occur twice in one object",
  ],
  [
    "one name twice, once in disguise",
    documentOf(permission).replace('"Effect"', '"\\u0045ffect":"Deny","Effect"'),
    "Statement.Effect must not occur twice in one object",
  ],
  [
    "several faults in several statements",
    documentOf([permission, { Effect: "Maybe", Action: "x" }, 5]),
    "Statement.1 must have Resource or NotResource",
    'Statement.1.Effect must be "Allow" or "Deny"',
    at("Statement.1.Action", actionReason),
    "Statement.2 must be an object",
  ],
];

describe("a document", () => {
  it.each(texts)("that is %s", (_, sent, ...faults) => {
    expect(faultsOf(sent, "permissions")).toEqual(faults);
  });

  it.each(statements)("with a statement that has %s", (_, statement, ...faults) => {
    expect(faultsOf(documentOf(statement), "permissions")).toEqual(faults);
  });

  it.each(conditions)("with a condition that has %s", (_, condition, ...faults) => {
    const place = (fault: unknown) => `Statement.0.Condition${fault}`;
    expect(faultsOf(documentOf([{ ...permission, Condition: condition }]), "permissions")).toEqual(faults.map(place));
  });

  it.each(trustStatements)("of trust with a statement that has %s", (_, statement, ...faults) => {
    expect(faultsOf(documentOf(statement), "trust")).toEqual(faults);
  });

  it.each(["1e400", "12345678901234567890", "-9007199254740993"])(
    "with the number %s, which would not come back as it is",
    (number) => {
      const sent = documentOf({ ...permission, Condition: { NumericEquals: { "s3:max-keys": "N" } } }).replace(
        '"N"',
        number,
      );
      expect(faultsOf(sent, "permissions")).toHaveLength(1);
    },
  );

  it("is given as it was understood, with its text", () => {
    const sent = `{ "Version": "2012-10-17", "Statement": ${JSON.stringify(permission)} }`;
    const expected = { document: JSON.parse(sent) as unknown, text: sent };
    expect(readDocument(sent, "permissions")).toEqual(expected);
    expect(readDocument(formEncode(sent), "permissions")).toEqual(expected);
  });

  it("of trust is none of permissions, nor the other way round", () => {
    expect(faultsOf(documentOf(trust), "permissions")).not.toEqual([]);
    expect(faultsOf(documentOf(permission), "trust")).not.toEqual([]);
  });
});

describe.each(["permissions", "trust", "bucket"] as const)("the size of a document about %s", (kind) => {
  const limit = iamLimits.document[kind];
  const statement = { permissions: permission, trust, bucket: { ...trust, Resource: "*" } }[kind];
  /** A document of so many characters, once its blanks are dropped. */
  const sized = (characters: number, filler = "x") => {
    const rest = documentOf(statement, { Id: "" }).length;
    return documentOf(statement, { Id: filler.repeat(characters - rest) });
  };
  const tooLong = [`must have at most ${limit} characters without whitespace`];

  it("may reach its limit, and no more", () => {
    expect(faultsOf(sized(limit), kind)).toEqual([]);
    expect(faultsOf(sized(limit + 1), kind)).toEqual(tooLong);
  });

  it("is measured without blanks between members, and with blanks within them", () => {
    const spread = sized(limit).replaceAll(",", " , \n ");
    expect(spread.length).toBeGreaterThan(limit);
    expect(faultsOf(spread, kind)).toEqual([]);
    expect(faultsOf(sized(limit + 1, " "), kind)).toEqual(tooLong);
  });

  it("is measured decoded, in characters and not in bytes", () => {
    expect(faultsOf(encodeURIComponent(sized(limit, "€")), kind)).toEqual([]);
    expect(faultsOf(encodeURIComponent(sized(limit, "😀")), kind)).toEqual([]);
    expect(faultsOf(encodeURIComponent(sized(limit + 1, "€")), kind)).toEqual(tooLong);
  });

  it("as it is sent has a limit of its own, which blanks can reach", () => {
    const longest = longestSentDocument(kind);
    const document = documentOf(statement);
    expect(faultsOf(document.padEnd(longest), kind)).toEqual([]);
    expect(faultsOf(document.padEnd(longest + 1), kind)).toEqual([`must have at most ${longest} characters as sent`]);
  });
});

describe("hostile documents", () => {
  const deep = (open: string, close: string) => `{"Statement":${open.repeat(10_000)}1${close.repeat(10_000)}}`;

  it.each([
    ["deep lists", deep("[", "]")],
    ["deep objects", deep('{"a":', "}")],
    ["deep objects with names that repeat", deep('{"a":0,"a":', "}")],
    ["a long number", `{"Statement":${"9".repeat(100_000)}}`],
    ["many strings that never end", '"\\"'.repeat(20_000)],
    ["many statements that are none", documentOf(Array.from({ length: 60_000 }, () => 1))],
  ])("get a short answer: %s", (_, sent) => {
    const faults = faultsOf(sent, "trust");
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(100);
  });

  it("cannot make the answer long with long names", () => {
    const name = "x".repeat(50_000);
    const [fault] = faultsOf(documentOf(trust, { [name]: 1 }), "trust");
    expect(fault).toBe(`${"x".repeat(200)}… is not known here`);
  });
});

describe("readDocument never throws", () => {
  const kind = fc.constantFrom<DocumentKind>("permissions", "trust", "bucket");
  const name = fc.constantFrom(
    ..."Version Id Statement Sid Effect Principal Action NotAction Resource Condition AWS StringEquals Null aws:x __proto__".split(
      " ",
    ),
  );
  const value = fc.constantFrom<unknown>("2012-10-17", "Allow", "*", "s3:*", "", 0, null, true);
  const { likeDocument } = fc.letrec((tie) => ({
    likeDocument: fc.oneof(
      { maxDepth: 6 },
      value,
      fc.array(tie("likeDocument"), { maxLength: 3 }),
      fc.dictionary(name, tie("likeDocument"), { maxKeys: 5 }),
    ),
  }));

  it.each([
    ["any text", fc.string({ unit: "binary" })],
    ["anything behind a brace", fc.string({ unit: "binary" }).map((text) => `{${text}`)],
    ["any JSON", fc.json()],
    ["members of documents in any order", likeDocument.map((document) => JSON.stringify(document) ?? "")],
    ["encoded members of documents", likeDocument.map((document) => formEncode(JSON.stringify(document) ?? ""))],
  ])("whatever it reads: %s", (_, sent) => {
    fc.assert(
      fc.property(sent, kind, (text, of) => {
        const reading = readDocument(text, of);
        if (reading.faults) expect(reading.faults.length).toBeGreaterThan(0);
        else expect(JSON.parse(reading.text)).toEqual(reading.document);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the schema of a document", () => {
  const schema = documentText("permissions", "What is allowed");
  const messagesOf = (sent: unknown) =>
    schema.safeParse(sent).error?.issues.map(({ path, message }) => ({ path, message }));

  it("keeps the text as it was sent", () => {
    const sent = encodeURIComponent(documentOf(permission));
    expect(schema.parse(sent)).toBe(sent);
  });

  it("has one issue for each fault, all of them about the member that holds the document", () => {
    expect(messagesOf(documentOf({ ...permission, Effect: "No", Action: [] }))).toEqual([
      { path: [], message: 'Statement.Effect must be "Allow" or "Deny"' },
      { path: [], message: "Statement.Action must not be an empty list" },
    ]);
  });

  it("says one thing only about text that is too short or too long to be read", () => {
    expect(messagesOf("")).toHaveLength(1);
    expect(messagesOf("x".repeat(longestSentDocument("permissions") + 1))).toHaveLength(1);
  });
});
