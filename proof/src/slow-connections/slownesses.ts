import type { Slowness } from "./slow-connection.js";

const storage = "/1.3/object-storage-2";
const document = "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n";

/** How a connection of a kind must end. */
export interface Expectation {
  /** The status of the last answer; undefined where the connection is just closed. */
  readonly last: number | undefined;
  /** Whoever goes on sending when it is closed may lose the answer. */
  readonly mayMissIt?: boolean;
  /** After which of the server's bounds. */
  readonly bound: "head" | "request" | "silence" | "keepAlive" | "none";
}

export const slownesses: readonly (Slowness & { readonly expected: Expectation })[] = [
  { name: "says nothing at all", begin: () => "", expected: { last: 408, bound: "head" } },
  {
    name: "drips a head",
    begin: () => `GET ${storage} HTTP/1.1\r\nHost: x\r\nX-Slow: `,
    drip: "x",
    expected: { last: 408, bound: "head" },
  },
  {
    name: "sends a head without end",
    begin: () => `GET ${storage} HTTP/1.1\r\nHost: x\r\nX-Large: ${"x".repeat(100 * 1024)}`,
    drip: "x".repeat(40 * 1024),
    expected: { last: 431, mayMissIt: true, bound: "none" },
  },
  {
    name: "drips a body",
    begin: (authorization) =>
      `POST /api/providers HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
      `Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"name": "`,
    drip: "x",
    expected: { last: 408, bound: "request" },
  },
  {
    name: "stops in the middle of a body",
    begin: (authorization) =>
      `POST /api/providers HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
      `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"ite`,
    expected: { last: 408, bound: "request" },
  },
  {
    name: "asks once and stays",
    begin: () => "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    expected: { last: 200, bound: "keepAlive" },
  },
  {
    // one after the other, for a thousand large answers at once are a flood, whoever fetches them
    name: "does not fetch its answers",
    begin: () => document,
    drip: document,
    sips: 0,
    expected: { last: undefined, bound: "silence" },
  },
  {
    name: "fetches its answer slowly",
    begin: () => document,
    sips: 256 * 1024,
    expected: { last: 200, bound: "keepAlive" },
  },
];
