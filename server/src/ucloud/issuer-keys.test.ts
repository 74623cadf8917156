import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { exportJWK } from "jose";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type ForeignServer, startForeignServer } from "../outgoing/testing/foreign-server.js";
import { createIssuerKeys } from "./issuer-keys.js";

const minute = 60_000;
const makeKey = (kid: string) => ({ kid, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) });
const [first, second] = [makeKey("first"), makeKey("second")];

let published: { kid: string; publicKey: KeyObject }[];
let asked = 0;
let server: ForeignServer;
beforeAll(async () => {
  server = await startForeignServer(async (_request, response) => {
    asked += 1;
    const keys = published.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, alg: "RS256" }));
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: await Promise.all(keys) }));
  });
});
afterAll(() => server.close());

/** Two clocks: one that goes on, and the machine's, which can be set as well. */
const clocks = () => {
  let [passed, set] = [0, 0];
  const [now, steady] = [Date.now(), performance.now()];
  vi.spyOn(Date, "now").mockImplementation(() => now + passed + set);
  vi.spyOn(performance, "now").mockImplementation(() => steady + passed);
  return {
    pass: (ms: number) => {
      passed += ms;
    },
    put: (ms: number) => {
      set += ms;
    },
  };
};

const start = () => {
  const keys = createIssuerKeys(new URL(`http://127.0.0.1:${server.port}/`));
  published = [first];
  asked = 0;
  return async ({ kid, publicKey }: typeof first) => (await keys(kid))?.equals(publicKey) ?? false;
};

it("are kept for ten minutes, and asked for when a token names another one, twice a minute at most", async () => {
  const { pass } = clocks();
  const counts = start();
  expect([await counts(first), await counts(first), asked]).toEqual([true, true, 1]);
  published = [second];
  expect([await counts(second), asked]).toEqual([false, 1]);
  pass(minute / 2);
  expect([await counts(second), await counts(first), asked]).toEqual([true, false, 2]);
  published = [first];
  pass(10 * minute - 1);
  expect([await counts(second), asked]).toEqual([true, 2]);
  pass(1);
  expect([await counts(second), asked]).toEqual([false, 3]);
});

it.each([-60, 60])(
  "are neither kept longer nor asked for later when the clock is put by %d minutes",
  async (minutes) => {
    const { pass, put } = clocks();
    const counts = start();
    expect(await counts(first)).toBe(true);
    published = [second];
    put(minutes * minute);
    // an hour ahead, a key that was withdrawn would go on for an hour; an hour back, a new one would wait for one
    expect([await counts(second), await counts(first), asked]).toEqual([true, false, 2]);
    pass(10 * minute);
    expect([await counts(second), asked]).toEqual([true, 3]);
  },
);
