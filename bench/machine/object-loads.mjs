import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { load } from "./load.mjs";
import { noBody, plainBody, signedBody, trailerBody } from "./objects.mjs";
import { isShort } from "./size.mjs";

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/**
 * A comparison. `keys`: how many objects are asked for in turn. `isFresh`: each round writes new ones.
 * @typedef {{ name: string, method: "PUT" | "GET", bytes: number, callers: number, keys: number, isFresh?: boolean,
 *   sent: typeof plainBody, goal: number }} Comparison
 */

const small = { bytes: 4 * kibibyte, sent: signedBody };
/** @type {readonly Comparison[]} */
export const comparisons = [
  { name: "PUT 4 KiB, 1 caller", method: "PUT", callers: 1, keys: 1000, isFresh: true, goal: 0.5, ...small },
  { name: "PUT 4 KiB, 16 callers", method: "PUT", callers: 16, keys: 2000, isFresh: true, goal: 0.5, ...small },
  { name: "GET 4 KiB, 1 caller", method: "GET", callers: 1, keys: 500, goal: 0.8, ...small },
  { name: "GET 4 KiB, 16 callers", method: "GET", callers: 16, keys: 500, goal: 0.95, ...small },
  {
    name: "PUT 1 MiB, 16 callers, signed payload",
    method: "PUT",
    bytes: mebibyte,
    callers: 16,
    keys: 64,
    sent: signedBody,
    goal: 0.3,
  },
  {
    name: "PUT 1 MiB, 16 callers, unsigned with a CRC32 trailer",
    method: "PUT",
    bytes: mebibyte,
    callers: 16,
    keys: 64,
    sent: trailerBody,
    goal: 0.45,
  },
  {
    name: "GET 1 MiB, 16 callers",
    method: "GET",
    bytes: mebibyte,
    callers: 16,
    keys: 64,
    sent: trailerBody,
    goal: 0.5,
  },
  {
    name: "PUT 64 MiB, 1 caller, unsigned with a CRC32 trailer",
    method: "PUT",
    bytes: 64 * mebibyte,
    callers: 1,
    keys: 2,
    sent: trailerBody,
    goal: 0.45,
  },
  {
    name: "GET 64 MiB, 1 caller",
    method: "GET",
    bytes: 64 * mebibyte,
    callers: 1,
    keys: 2,
    sent: trailerBody,
    goal: 0.6,
  },
];

/**
 * So many requests are made before the first turn, once for each server, method and size: a program that has just begun runs code that
 * is not compiled yet, which takes three times as long as after some thousands of requests.
 * @param {number} bytes
 */
const warmUpsFor = (bytes) => {
  if (isShort) return 4;
  if (bytes < mebibyte) return 5000;
  return bytes === mebibyte ? 200 : 4;
};

/** @typedef {(method: string, key: string, body: import("./objects.mjs").SentBody) => Promise<readonly Buffer[]>} MakeRequest */

/** What is warm already. @type {Set<string>} */
const warmed = new Set();

/**
 * A server that is asked for objects. Requests are made and signed before a turn, so that this takes none of its time.
 * @param {{ port: number, pids: readonly number[], databasePids?: () => Promise<readonly number[]> }} server
 * @param {MakeRequest} makeRequest
 * @param {Comparison} comparison
 * @param {import("./objects.mjs").SentBody} sent what PUT sends
 */
export function sideOf(server, makeRequest, { method, bytes, callers, keys, isFresh }, sent) {
  let turn = 0;
  const isWarm = `${method} ${bytes} ${server.port}`;
  const requestsFor = (/** @type {string} */ verb, /** @type {string} */ prefix) => {
    const body = verb === "PUT" ? sent : noBody;
    return Promise.all(Array.from({ length: keys }, (_, index) => makeRequest(verb, `${prefix}-${index}`, body)));
  };
  /** @type {(readonly Buffer[])[]} */
  let requests = [];
  return {
    ...server,
    before: async () => {
      if (method === "GET" && turn === 0) {
        const puts = await requestsFor("PUT", `read-${bytes}`);
        const planted = { port: server.port, next: () => puts.pop() };
        await load(planted, { connections: 4, ms: Number.POSITIVE_INFINITY });
      }
      if (!warmed.has(isWarm)) {
        warmed.add(isWarm);
        const asked = await requestsFor(method, `${method === "GET" ? "read" : "warm"}-${bytes}`);
        let left = warmUpsFor(bytes);
        const next = (/** @type {number} */ count) => (left-- > 0 ? asked[count % asked.length] : undefined);
        await load({ port: server.port, next }, { connections: Math.min(16, keys), ms: Number.POSITIVE_INFINITY });
      }
      const prefix = method === "GET" ? `read-${bytes}` : `written-${bytes}-${callers}-${isFresh ? turn : 0}`;
      if (turn === 0 || isFresh) requests = await requestsFor(method, prefix);
      turn += 1;
      // else whoever syncs next would wait for what the floor has left unwritten
      await promisify(execFile)("sync");
    },
    next: (/** @type {number} */ count) => requests[count % requests.length],
  };
}
