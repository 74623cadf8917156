import { each, get, head, named, post, preflight, put, remove, type Sequence, type Step, xml } from "../sequence.js";

const tag = (key: string, value = "v"): string => xml("Tag", xml("Key", key), xml("Value", value));
const tagging = (...tags: readonly string[]): string => xml("Tagging", xml("TagSet", ...tags));
const many = (count: number): string => tagging(...Array.from({ length: count }, (_, index) => tag(`k${index}`)));

const tagSets: Readonly<Record<string, string>> = {
  none: tagging(),
  one: tagging(tag("a", "b")),
  "an empty value": tagging(tag("a", "")),
  ten: many(10),
  eleven: many(11),
  "fifty-one": many(51),
  "a key twice": tagging(tag("a"), tag("a")),
  "a key of AWS": tagging(tag("aws:a")),
  "an empty key": tagging(tag("")),
  "a long key": tagging(tag("k".repeat(128))),
  "a key that is too long": tagging(tag("k".repeat(129))),
  "a value that is too long": tagging(tag("k", "v".repeat(257))),
  "signs that are not allowed": tagging(tag("a", "b*?")),
  "no document": "",
  "half a document": "<Tagging>",
  "another document": xml("x"),
  "no set": xml("Tagging"),
};
const headerTags = [
  "a=b",
  "a=b&c=d",
  "a",
  "a=b&a=c",
  "aws:a=b",
  "",
  "a=%C3%A4",
  "%",
  "a=b*",
  many(11).replace(/.*/, () => Array.from({ length: 11 }, (_, index) => `k${index}=v`).join("&")),
];

const cors = (...rules: readonly string[]): string =>
  xml("CORSConfiguration", ...rules.map((rule) => xml("CORSRule", rule)));
const [origin, method] = [xml("AllowedOrigin", "https://a.example"), xml("AllowedMethod", "GET")];
const configured = (...rules: readonly string[]): Step => put("/~?cors", { body: cors(...rules), md5: true });
const asks = (headers: Readonly<Record<string, string>>): Step => preflight("/~/key", { headers, as: "nobody" });
const asksGet = { origin: "https://a.example", "access-control-request-method": "GET" };

const corsDocuments: Readonly<Record<string, string>> = {
  "no document": "",
  "no rules": cors(),
  "no origin": cors(method),
  "no method": cors(origin),
  "an unknown method": cors(origin + xml("AllowedMethod", "PATCH")),
  "two wildcards": cors(xml("AllowedOrigin", "*a*") + method),
  "a wildcard in what is exposed": cors(origin + method + xml("ExposeHeader", "x-*")),
  "an age that is none": cors(origin + method + xml("MaxAgeSeconds", "x")),
  "101 rules": cors(...Array.from({ length: 101 }, () => origin + method)),
  "an unknown element": cors(origin + method + xml("x")),
  "half a document": "<CORS",
};

const rule = (...content: readonly string[]): string => xml("Rule", ...content);
const filter = xml("Filter", xml("Prefix", "a/"));
const enabled = xml("Status", "Enabled");
const days = (count: string): string => xml("Expiration", xml("Days", count));
const lifecycle = (...rules: readonly string[]): Step =>
  put("/~?lifecycle", { body: xml("LifecycleConfiguration", ...rules), md5: true });

const lifecycles: Readonly<Record<string, readonly string[]>> = {
  days: [rule(xml("ID", "a"), filter, enabled, days("1"))],
  "no id": [rule(filter, enabled, days("1"))],
  "a date": [rule(filter, enabled, xml("Expiration", xml("Date", "2050-01-01T00:00:00Z")))],
  "a date that is not at midnight": [rule(filter, enabled, xml("Expiration", xml("Date", "2050-01-01T01:00:00Z")))],
  "a date that is none": [rule(filter, enabled, xml("Expiration", xml("Date", "tomorrow")))],
  "a prefix of its own": [rule(xml("ID", "a"), xml("Prefix", "a/"), enabled, days("1"))],
  versions: [rule(xml("ID", "a"), filter, enabled, xml("NoncurrentVersionExpiration", xml("NoncurrentDays", "3")))],
  uploads: [
    rule(xml("ID", "a"), filter, enabled, xml("AbortIncompleteMultipartUpload", xml("DaysAfterInitiation", "3"))),
  ],
  "delete markers": [
    rule(xml("ID", "a"), filter, enabled, xml("Expiration", xml("ExpiredObjectDeleteMarker", "true"))),
  ],
  tags: [rule(xml("ID", "a"), xml("Filter", xml("Tag", xml("Key", "a"), xml("Value", "b"))), enabled, days("1"))],
  "several filters": [
    rule(
      xml("ID", "a"),
      xml("Filter", xml("And", xml("Prefix", "a"), xml("Tag", xml("Key", "a"), xml("Value", "b")))),
      enabled,
      days("1"),
    ),
  ],
  sizes: [rule(xml("ID", "a"), xml("Filter", xml("ObjectSizeGreaterThan", "5")), enabled, days("1"))],
  "zero days": [rule(filter, enabled, days("0"))],
  "days that are none": [rule(filter, enabled, days("x"))],
  "no status": [rule(filter, days("1"))],
  "a status that is none": [rule(filter, xml("Status", "On"), days("1"))],
  "no action": [rule(filter, enabled)],
  "no filter": [rule(enabled, days("1"))],
  "an id twice": [rule(xml("ID", "a"), filter, enabled, days("1")), rule(xml("ID", "a"), filter, enabled, days("2"))],
  "an id that is too long": [rule(xml("ID", "i".repeat(256)), filter, enabled, days("1"))],
  "no rules": [],
};

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

export const configurationSequences: readonly Sequence[] = [
  ...each("tags of an object", Object.keys(tagSets), (name) => [
    put("/~/key", { body: "x" }),
    put("/~/key?tagging", { body: tagSets[name] ?? "", md5: true }),
    get("/~/key?tagging"),
    head("/~/key"),
    remove("/~/key?tagging"),
    get("/~/key?tagging"),
  ]),
  ...each("tags of a bucket", Object.keys(tagSets), (name) => [
    put("/~?tagging", { body: tagSets[name] ?? "", md5: true }),
    get("/~?tagging"),
    remove("/~?tagging"),
    get("/~?tagging"),
  ]),
  ...each("tags of a header", headerTags, (value) => [
    put("/~/key", { body: "x", headers: { "x-amz-tagging": value } }),
    get("/~/key?tagging"),
  ]),
  ...named("cors", {
    "put, get, delete": [
      get("/~?cors"),
      configured(xml("ID", "a") + origin + method + xml("MaxAgeSeconds", "5") + xml("ExposeHeader", "etag")),
      get("/~?cors"),
      remove("/~?cors"),
      get("/~?cors"),
    ],
    "asked before": [
      configured(
        origin + method + xml("AllowedHeader", "x-*") + xml("MaxAgeSeconds", "5") + xml("ExposeHeader", "etag"),
      ),
      asks(asksGet),
      asks({ ...asksGet, "access-control-request-headers": "x-a, X-B" }),
    ],
    "asked for what is not allowed": [
      configured(origin + method),
      asks({ ...asksGet, origin: "https://b.example" }),
      asks({ ...asksGet, "access-control-request-method": "PUT" }),
      asks({ ...asksGet, "access-control-request-headers": "x-a" }),
      asks({ ...asksGet, "access-control-request-method": "FLY" }),
    ],
    "asked for nothing": [
      configured(origin + method),
      asks({}),
      asks({ origin: "https://a.example" }),
      asks({ "access-control-request-method": "GET" }),
    ],
    "asked where there is none": [asks(asksGet), preflight("/~", { headers: asksGet, as: "nobody" })],
    wildcards: [
      configured(xml("AllowedOrigin", "*") + method),
      asks(asksGet),
      configured(xml("AllowedOrigin", "https://*.example") + method),
      asks(asksGet),
    ],
    "of answers": [
      put("/~/key", { body: "x" }),
      configured(origin + method + xml("ExposeHeader", "etag")),
      get("/~/key", { headers: { origin: "https://a.example" } }),
      get("/~/key", { headers: { origin: "https://b.example" } }),
      get("/~/absent", { headers: { origin: "https://a.example" } }),
      head("/~/key", { headers: { origin: "https://a.example" } }),
    ],
  }),
  ...each("cors: document", Object.keys(corsDocuments), (name) => [
    put("/~?cors", { body: corsDocuments[name] ?? "", md5: true }),
  ]),
  ...each("lifecycle", Object.keys(lifecycles), (name) => [
    lifecycle(...(lifecycles[name] ?? [])),
    get("/~?lifecycle"),
  ]),
  ...named("lifecycle", {
    "put, get, delete": [
      get("/~?lifecycle"),
      lifecycle(...(lifecycles["days"] ?? [])),
      get("/~?lifecycle"),
      remove("/~?lifecycle"),
      get("/~?lifecycle"),
    ],
    "no document": [
      put("/~?lifecycle", { body: "", md5: true }),
      put("/~?lifecycle", { body: "<Lifecycle", md5: true }),
      put("/~?lifecycle", { body: xml("x"), md5: true }),
    ],
    "when an object expires": [
      lifecycle(...(lifecycles["days"] ?? [])),
      put("/~/a/key", { body: "x" }),
      head("/~/a/key"),
      head("/~/a/key?versionId=null"),
    ],
  }),
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
  ...named("encryption of a bucket", {
    "get, put, delete": [
      get("/~?encryption"),
      put("/~?encryption", {
        body: xml(
          "ServerSideEncryptionConfiguration",
          xml("Rule", xml("ApplyServerSideEncryptionByDefault", xml("SSEAlgorithm", "AES256"))),
        ),
        md5: true,
      }),
      get("/~?encryption"),
      remove("/~?encryption"),
      get("/~?encryption"),
      put("/~?encryption", { body: "", md5: true }),
    ],
  }),
  ...each(
    "what is not there",
    [
      "website",
      "notification",
      "replication",
      "logging",
      "requestPayment",
      "accelerate",
      "inventory",
      "analytics",
      "metrics",
      "intelligent-tiering",
    ],
    (query) => [get(`/~?${query}`)],
  ),
  ...each("what objects do not have", ["torrent", "select&select-type=2", "restore"], (query) => [
    put("/~/key", { body: "x" }),
    query === "torrent" ? get(`/~/key?${query}`) : post(`/~/key?${query}`, { body: "x" }),
  ]),
];
