import { oneOf } from "../../kit/random.js";
import type { Family } from "./fuzz-request.js";
import { anyValue } from "./values.js";

const starts = [
  "GET /B/key HTTP/1.1",
  "PUT /B/raw HTTP/1.1",
  "POST /B?delete HTTP/1.1",
  "GET http://a/B/key HTTP/1.1",
  "GET B/key HTTP/1.1",
  "GET /B/key HTTP/1.0",
  "GET /B/key HTTP/2.0",
  "GET /B/\u0000key HTTP/1.1",
  "GET /B/\u00e9 HTTP/1.1",
  "GET  /B/key  HTTP/1.1",
  "CONNECT B:443 HTTP/1.1",
  "get /B/key HTTP/1.1",
  "PUT * HTTP/1.1",
  "OPTIONS * HTTP/1.1",
  "\u0016\u0003\u0001\u0002",
  "",
];
const lines = [
  "Host: H",
  "Host: H\r\nHost: other",
  "Host:",
  "Host: [::1",
  "Host: H:99999",
  "Content-Length: 5",
  "Content-Length: 5\r\nContent-Length: 6",
  "Content-Length: -1",
  "Content-Length: 99999999999999999999",
  "Content-Length: 5\r\nTransfer-Encoding: chunked",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: gzip, chunked",
  "Transfer-Encoding: chunked, identity",
  "Expect: 100-continue",
  "Expect: 200-ok",
  "Connection: upgrade\r\nUpgrade: h2c",
  "Authorization: AWS4-HMAC-SHA256",
  "Authorization: AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=, Signature=",
  "Authorization: AWS a:b",
  "Authorization: Basic YTpi",
  "X-Bad\u0000: a",
  "X Bad: a",
  "x-amz-meta-a: \u00ff",
  " folded",
  "no colon at all",
];
const bodies = [
  "",
  "hello",
  "5\r\nhello\r\n0\r\n\r\n",
  "zz\r\n",
  "5\r\nhello",
  "ffffffffffffffff\r\n",
  "0\r\nA: b\r\n\r\n",
  "0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
];

/** Bytes on a connection that are hardly HTTP. */
export const rawRequest: Family = ({ random, bucket, hosts }) => {
  const own = Array.from({ length: random(0, 5) }, () => oneOf(random, lines));
  if (random(0, 9) === 0) own.push(`X-Large: ${"x".repeat(oneOf(random, [8_000, 40_000]))}`);
  if (random(0, 9) === 0) own.push(...Array.from({ length: 2500 }, (_, index) => `X-${index}: a`));
  const head = [oneOf(random, starts), ...(random(0, 3) ? ["Host: H"] : []), ...own].join(random(0, 9) ? "\r\n" : "\n");
  const text = `${head}\r\n\r\n${random(0, 9) ? oneOf(random, bodies) : anyValue(random)}`;
  return { raw: Buffer.from(text.replaceAll("/B", `/${bucket}`).replaceAll(": H", `: ${hosts[0]}`), "latin1") };
};
