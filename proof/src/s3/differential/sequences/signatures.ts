import { each, get, head, named, type Options, put, remove, type Sequence } from "../sequence.js";

const object = put("/~/key", { body: "0123456789" });
const credential = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
const authorization = (text: string): Options => ({ as: "nobody", headers: { authorization: text } });

const headers: Readonly<Record<string, string>> = {
  empty: "",
  "no mechanism": "x",
  "version 2": "AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=",
  "a mechanism alone": "AWS4-HMAC-SHA256",
  "no signature": `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host`,
  "no credential": "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=x",
  "no signed headers": `AWS4-HMAC-SHA256 Credential=${credential}, Signature=x`,
  "a short credential": "AWS4-HMAC-SHA256 Credential=x/y, SignedHeaders=host, Signature=x",
  "another service": `AWS4-HMAC-SHA256 Credential=${credential.replace("/s3/", "/ec2/")}, SignedHeaders=host, Signature=x`,
  "a bearer": "Bearer x",
};

export const signatureSequences: readonly Sequence[] = [
  ...each("authorization", Object.keys(headers), (name) => [get("/~", authorization(headers[name] ?? ""))]),
  ...named("signatures", {
    "of another secret": [get("/~", { as: "wrong" }), head("/~", { as: "wrong" })],
    "of an unknown key": [get("/~", { as: "unknown" }), head("/~", { as: "unknown" })],
    "of a quarter of an hour ago, and more": [
      get("/~", { skew: -880 }),
      get("/~", { skew: -1000 }),
      get("/~", { skew: 1000 }),
    ],
    "without a date": [get("/~", { altered: { "x-amz-date": undefined } })],
    "with another date": [get("/~", { altered: { "x-amz-date": "20130524T000000Z" } })],
    "with a date that is none": [get("/~", { altered: { "x-amz-date": "yesterday" } })],
    "without a digest": [get("/~", { altered: { "x-amz-content-sha256": undefined } })],
    "with a digest that is none": [put("/~/key", { body: "x", headers: { "x-amz-content-sha256": "x" } })],
    "with the digest of another body": [
      put("/~/key", { body: "x", headers: { "x-amz-content-sha256": "0".repeat(64) } }),
      get("/~/key"),
    ],
    "of a body that does not count": [
      put("/~/key", { body: "x", headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } }),
      get("/~/key"),
    ],
    "with a header that is not signed": [
      get("/~", { altered: { "x-amz-meta-more": "x" } }),
      get("/~", { altered: { "accept-language": "de" } }),
    ],
    "with a header that is changed": [
      put("/~/key", { body: "x", headers: { "x-amz-meta-a": "b" }, altered: { "x-amz-meta-a": "c" } }),
    ],
    "with another path": [object, get("/~/key", { rewritten: ["/key", "/other"] })],
    "with another query": [get("/~?prefix=a", { rewritten: ["prefix=a", "prefix=b"] })],
    "with spaces in a header": [put("/~/key", { body: "x", headers: { "x-amz-meta-a": "a   b" } }), head("/~/key")],
  }),
  ...named("presigned", {
    "to read": [object, get("/~/key", { presign: 60 }), head("/~/key", { presign: 60 })],
    "to write": [put("/~/key", { body: "x", presign: 60 }), get("/~/key")],
    "to delete": [object, remove("/~/key", { presign: 60 }), get("/~/key")],
    "to list": [object, get("/~?list-type=2&prefix=k", { presign: 60 })],
    "with other headers of the answer": [object, get("/~/key?response-content-type=a%2Fb", { presign: 60 })],
    expired: [object, get("/~/key", { presign: 60, skew: -120 }), head("/~/key", { presign: 60, skew: -120 })],
    "of the future": [object, get("/~/key", { presign: 60, skew: 3600 })],
    "for a week": [object, get("/~/key", { presign: 604_800 })],
    "for too long": [object, get("/~/key", { presign: 604_801 })],
    "for no time": [object, get("/~/key", { presign: 0 }), get("/~/key", { presign: -1 })],
    "by another method": [
      object,
      { method: "DELETE", path: "/~/key", presign: 60, rewritten: ["X-Amz-Expires=60", "X-Amz-Expires=61"] },
    ],
    "with another time": [object, get("/~/key", { presign: 60, rewritten: ["X-Amz-Expires=60", "X-Amz-Expires=600"] })],
    "with another key": [object, get("/~/key", { presign: 60, rewritten: ["/key?", "/other?"] })],
    "with no signature": [object, get("/~/key", { presign: 60, rewritten: ["X-Amz-Signature", "x"] })],
    "with no time": [object, get("/~/key", { presign: 60, rewritten: ["X-Amz-Expires=60&", ""] })],
    "with a time that is none": [
      object,
      get("/~/key", { presign: 60, rewritten: ["X-Amz-Expires=60", "X-Amz-Expires=x"] }),
    ],
    "with no credential": [object, get("/~/key", { presign: 60, rewritten: ["X-Amz-Credential", "x"] })],
    "with another mechanism": [
      object,
      get("/~/key", { presign: 60, rewritten: ["AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"] }),
    ],
    "with a date that is none": [object, get("/~/key", { presign: 60, rewritten: ["X-Amz-Date=2", "X-Amz-Date=x"] })],
    "of another secret": [object, get("/~/key", { presign: 60, as: "wrong" })],
    "of an unknown key": [object, get("/~/key", { presign: 60, as: "unknown" })],
    "with something more": [object, get("/~/key", { presign: 60, rewritten: ["?", "?more=x&"] })],
    "version 2": [
      object,
      get("/~/key?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=4102444800&Signature=x", { as: "nobody" }),
    ],
    "and in a header": [object, get("/~/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=x&X-Amz-Signature=x")],
    "with the metadata": [put("/~/key?x-amz-meta-a=b", { body: "x", presign: 60 }), head("/~/key")],
  }),
  ...named("digests", {
    right: [put("/~/key", { body: "x", md5: true })],
    wrong: [put("/~/key", { body: "x", headers: { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" } }), get("/~/key")],
    none: [
      put("/~/key", { body: "x", headers: { "content-md5": "x" } }),
      put("/~/key", { body: "x", headers: { "content-md5": "" } }),
    ],
    "of hexadecimal digits": [
      put("/~/key", { body: "x", headers: { "content-md5": "9dd4e461268c8034f5c8564e155c67a6" } }),
    ],
  }),
];
