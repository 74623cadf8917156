import { each, get, named, put, remove, type Sequence, xml } from "../sequence.js";

const policy = (statement: unknown): string => JSON.stringify({ Version: "2012-10-17", Statement: statement });
const readable = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::~/*" };
const policies: Readonly<Record<string, string>> = {
  "no document": "",
  "no JSON": "{",
  "no statement": policy([]),
  "no principal": policy([{ ...readable, Principal: undefined }]),
  "an unknown action": policy([{ ...readable, Action: "s3:Fly" }]),
  "another bucket": policy([{ ...readable, Resource: "arn:aws:s3:::other/*" }]),
  "an unknown effect": policy([{ ...readable, Effect: "Maybe" }]),
  "an unknown version": JSON.stringify({ Version: "2020-01-01", Statement: [readable] }),
  "too long": policy([{ ...readable, Sid: "s".repeat(21_000) }]),
};

const blocks = (value: string): string =>
  xml(
    "PublicAccessBlockConfiguration",
    xml("BlockPublicAcls", value),
    xml("IgnorePublicAcls", value),
    xml("BlockPublicPolicy", value),
    xml("RestrictPublicBuckets", value),
  );

export const accessSequences: readonly Sequence[] = [
  ...each("policy", Object.keys(policies), (name) => [put("/~?policy", { body: policies[name] ?? "" })]),
  ...named("policy", {
    "put, get, delete": [
      get("/~?policy"),
      get("/~?policyStatus"),
      put("/~?policy", { body: policy([readable]) }),
      get("/~?policy"),
      get("/~?policyStatus"),
      remove("/~?policy"),
      get("/~?policy"),
    ],
    "that lets everybody read": [
      put("/~/key", { body: "x" }),
      put("/~?publicAccessBlock", { body: blocks("false"), md5: true }),
      put("/~?policy", { body: policy([readable]) }),
      get("/~/key", { as: "nobody" }),
      get("/~/absent", { as: "nobody" }),
      put("/~/key", { body: "x", as: "nobody" }),
      get("/~", { as: "nobody" }),
    ],
    "of another account": [
      get("/~?policy", { as: "other" }),
      put("/~?policy", { body: policy([readable]), as: "other" }),
      remove("/~?policy", { as: "other" }),
    ],
  }),
  ...named("public access", {
    "put, get, delete": [
      put("/~?publicAccessBlock", { body: blocks("true"), md5: true }),
      get("/~?publicAccessBlock"),
      remove("/~?publicAccessBlock"),
      get("/~?publicAccessBlock"),
    ],
    documents: [
      put("/~?publicAccessBlock", { body: "", md5: true }),
      put("/~?publicAccessBlock", { body: xml("x"), md5: true }),
      put("/~?publicAccessBlock", { body: blocks("maybe"), md5: true }),
    ],
    "a public policy that is blocked": [
      put("/~?publicAccessBlock", { body: blocks("true"), md5: true }),
      put("/~?policy", { body: policy([readable]) }),
    ],
  }),
  ...named("lists of access", {
    "as they are": [put("/~/key", { body: "x" }), get("/~?acl"), get("/~/key?acl"), get("/~/absent?acl")],
    canned: [
      put("/~?ownershipControls", {
        body: xml("OwnershipControls", xml("Rule", xml("ObjectOwnership", "ObjectWriter"))),
        md5: true,
        oursOnly: true,
      }),
      put("/~?publicAccessBlock", { body: blocks("false"), md5: true }),
      put("/~/key", { body: "x", headers: { "x-amz-acl": "public-read" } }),
      get("/~/key?acl"),
      get("/~/key", { as: "nobody" }),
      put("/~/key?acl", { headers: { "x-amz-acl": "authenticated-read" } }),
      get("/~/key?acl"),
      get("/~/key", { as: "nobody" }),
      get("/~/key", { as: "other" }),
      put("/~?acl", { headers: { "x-amz-acl": "public-read" } }),
      get("/~?acl"),
      get("/~", { as: "nobody" }),
      put("/~?acl", { headers: { "x-amz-acl": "everybody" } }),
    ],
    "granted by headers": [
      put("/~?ownershipControls", {
        body: xml("OwnershipControls", xml("Rule", xml("ObjectOwnership", "ObjectWriter"))),
        md5: true,
        oursOnly: true,
      }),
      put("/~?publicAccessBlock", { body: blocks("false"), md5: true }),
      put("/~/key", {
        body: "x",
        headers: { "x-amz-grant-read": 'uri="http://acs.amazonaws.com/groups/global/AllUsers"' },
      }),
      get("/~/key?acl"),
      put("/~/key?acl", { headers: { "x-amz-grant-read": "nobody" } }),
      put("/~/key?acl", { headers: { "x-amz-grant-read": 'uri="http://nothing.example"' } }),
      put("/~/key?acl", { headers: { "x-amz-grant-read": 'id="nobody"' } }),
      put("/~/key?acl", { headers: { "x-amz-acl": "private", "x-amz-grant-read": 'id="nobody"' } }),
    ],
    documents: [
      put("/~?ownershipControls", {
        body: xml("OwnershipControls", xml("Rule", xml("ObjectOwnership", "ObjectWriter"))),
        md5: true,
        oursOnly: true,
      }),
      put("/~/key", { body: "x" }),
      put("/~/key?acl", { body: "<Access" }),
      put("/~/key?acl", { body: xml("x") }),
      put("/~/key?acl"),
      put("/~/key?acl", {
        body: xml("AccessControlPolicy", xml("Owner", xml("ID", "nobody")), xml("AccessControlList")),
      }),
    ],
  }),
];
