import { deflateSync, gzipSync } from "node:zlib";
import { type AnyOperation, contract, servedOperations, type WalkedOperation } from "@concordat/contract";
import fc from "fast-check";
import type { ApiFixture } from "../kit/api-fixture.js";
import { bodySchemaOf, goodRequests, pathTo } from "../kit/generators/requests.js";
import { accepts } from "../kit/generators/values.js";
import { type InvalidCase, toJson } from "./invalid-request.js";

const malformed = [
  "{",
  "[",
  "}",
  '{"a"',
  '{"a":',
  '{"a":}',
  '{"a":1,}',
  "{a:1}",
  "{'a':1}",
  '{"a":1}{"b":2}',
  "undefined",
  "NaN",
  "nul",
  "tru",
  '"abc',
  "[1,2",
  "[,]",
  "01",
  "1.",
  "+1",
  ".5",
  "0x1",
  "//\n{}",
  "{}//",
  '{"a":"\t"}',
  '{"a":"\\x"}',
  '{"a":"\\u12"}',
  "\u0000",
  "{}\u0000",
  "\u00a0{}",
  "a=1&b=2",
  "<a/>",
  "--boundary\r\n\r\n{}",
];

const contentTypes = [
  "text/plain",
  "application/xml",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "nonsense",
  "",
  "application/json; charset=latin1",
  "application/json; charset=utf-7",
  "application/json;;",
  "*/*",
  "a".repeat(5000),
];

/** 64 MB of spaces in 64 KB. */
const bomb = gzipSync(Buffer.alloc(64_000_000, 32));

/** Encodings that a body does not have, or that expand beyond the limit. */
const encoded = [
  { encoding: "gzip", body: Buffer.from("{}"), status: 400 },
  { encoding: "br", body: Buffer.from("{}"), status: 400 },
  { encoding: "deflate", body: Buffer.from("{}"), status: 400 },
  { encoding: "deflate", body: deflateSync("{"), status: 400 },
  { encoding: "nonsense", body: Buffer.from("{}"), status: 400 },
  { encoding: "gzip, gzip", body: Buffer.from("{}"), status: 400 },
  { encoding: "gzip", body: gzipSync("{}").subarray(0, 10), status: 400 },
  { encoding: "gzip", body: bomb, status: 413 },
];

/** More than either API reads. */
const oversized = Buffer.alloc(8_500_000, "[");

const bodyCases = (fixture: ApiFixture, walked: WalkedOperation): InvalidCase[] => {
  const schema = bodySchemaOf(walked.operation);
  if (!schema) return [];
  const good = goodRequests(fixture, walked);
  const bad = [7, "text", [[1]], false]
    .filter((value) => !accepts(schema, value))
    .map((value) => JSON.stringify(value));
  const cut = fc.tuple(good, fc.nat()).map(([parts, at]) => {
    // without its last bracket it is no JSON
    const text = toJson(parts.body === null ? {} : parts.body);
    return { parts, wire: { body: text.slice(0, 1 + (at % (text.length - 1))) } };
  });
  const emptyIsTaken = accepts(schema, undefined) || accepts(schema, {});
  const with400 = { status: 400 } as const;
  return [
    {
      name: "body: no JSON",
      outcome: with400,
      requests: fc.tuple(good, fc.constantFrom(...malformed)).map(([parts, body]) => ({ parts, wire: { body } })),
    },
    { name: "body: JSON that breaks off", outcome: with400, requests: cut },
    {
      name: "body: nothing",
      outcome: emptyIsTaken ? "declared" : with400,
      requests: fc.tuple(good, fc.constantFrom("", "{}")).map(([parts, body]) => ({ parts, wire: { body } })),
    },
    {
      name: "body: bytes that are no text",
      outcome: "declared",
      requests: fc.tuple(good, fc.uint8Array({ minLength: 1, maxLength: 40 })).map(([parts, bytes]) => ({
        parts,
        wire: { body: Buffer.concat([Buffer.from('{"name":"'), bytes, Buffer.from('"}')]) },
      })),
    },
    {
      name: "body: good, with a wrong Content-Type",
      outcome: "declared",
      requests: fc
        .tuple(good, fc.constantFrom(...contentTypes))
        .map(([parts, type]) => ({ parts, wire: { headers: { "content-type": type } } })),
    },
    ...(bad.length === 0
      ? []
      : [
          {
            name: "body: bad, with a wrong Content-Type",
            outcome: with400,
            requests: fc
              .tuple(good, fc.constantFrom(...contentTypes), fc.constantFrom(...bad))
              .map(([parts, type, body]) => ({ parts, wire: { headers: { "content-type": type }, body } })),
          } satisfies InvalidCase,
        ]),
    ...encoded.map(
      ({ encoding, body, status }): InvalidCase => ({
        name: `body: a wrong Content-Encoding ${encoding}`,
        outcome: { status },
        requests: good.map((parts) => ({ parts, wire: { headers: { "content-encoding": encoding }, body } })),
      }),
    ),
    {
      name: "body: more than is read",
      outcome: { status: 413 },
      isExpensive: true,
      requests: good.map((parts) => ({ parts, wire: { body: oversized } })),
    },
  ];
};

const malformedKeys = [
  " ",
  "a b",
  "\u00e9",
  '"',
  '"a',
  'a"b" c',
  '""',
  '"a\\b"',
  "a".repeat(256),
  "\u0080",
  `"${"a".repeat(256)}"`,
  "a\tb",
];

const keyCases = (fixture: ApiFixture, walked: WalkedOperation): InvalidCase[] =>
  walked.operation.keyed
    ? [
        {
          name: "a malformed idempotency key",
          outcome: { refusedAt: "Idempotency-Key" },
          requests: fc
            .tuple(goodRequests(fixture, walked), fc.constantFrom(...malformedKeys))
            .map(([parts, key]) => ({ parts, wire: { headers: { "idempotency-key": key } } })),
        },
      ]
    : [];

/** URL-encoded values that name nothing. */
const nowhere = [
  "%00",
  "a%00b",
  "%zz",
  "%",
  "%ff",
  "%c3%28",
  "%ed%a0%80",
  "..%2f..%2fetc",
  "%2e%2e",
  "..",
  ".",
  "%20",
  "%f0%9f%91%a8",
  "__proto__",
  "constructor",
  "toString",
  "x".repeat(300),
  "%25",
  "a%2fb",
  "%27%20OR%201%3d1--",
  "%0d%0aSet-Cookie:a",
  "-1",
  "0",
  "null",
  ";",
  "%3f",
  "%23",
];

const pathCases = (fixture: ApiFixture, walked: WalkedOperation): InvalidCase[] => {
  const { operation } = walked;
  const good = goodRequests(fixture, walked);
  return [...operation.path.matchAll(/:(\w+)/g)].map(([variable, name = ""]): InvalidCase => {
    const target = (value: string) =>
      operation.path.replace(/:(\w+)/g, (here, other: string) =>
        here === variable ? value : encodeURIComponent(fixture.pathValue(operation, other)),
      );
    return {
      name: `path ${name}: a name of nothing`,
      outcome: { status: 404 },
      requests: fc
        .tuple(good, fc.constantFrom(...nowhere))
        .map(([parts, value]) => ({ parts, wire: { target: target(value) } })),
    };
  });
};

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const served = servedOperations(contract);

/** Whether two operations have the same path; `/regions` is not the path of a service. */
const samePlace = ({ path }: AnyOperation, other: AnyOperation): boolean =>
  path.replace(/:\w+/g, ":") === other.path.replace(/:\w+/g, ":");

const methodCases = (fixture: ApiFixture, { operation }: WalkedOperation): InvalidCase[] => {
  const target = pathTo(fixture, operation);
  const declared = new Set(
    served.filter((other) => samePlace(operation, other.operation)).map((other) => other.operation.method),
  );
  const allowed = [...declared, ...(declared.has("GET") ? ["HEAD"] : [])].sort().join(", ");
  const wrong = [...methods.filter((method) => !declared.has(method as "GET")), "TRACE", "PROPFIND"];
  return [
    {
      name: "a wrong method",
      outcome: { status: 405, allowed },
      requests: fc
        .tuple(fc.constantFrom(...wrong), fc.constantFrom("{}", ""))
        .map(([method, body]) => ({ parts: { query: {}, body: undefined }, wire: { method, target, body } })),
    },
  ];
};

/** Cases for the method, path, headers and encoding of a request. */
export const wireCases = (fixture: ApiFixture, walked: WalkedOperation): InvalidCase[] => [
  ...methodCases(fixture, walked),
  ...pathCases(fixture, walked),
  ...keyCases(fixture, walked),
  ...bodyCases(fixture, walked),
];
