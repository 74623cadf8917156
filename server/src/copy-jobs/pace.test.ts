import { once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createPace, type Pace } from "./pace.js";

const { signal } = new AbortController();
const server = createServer((_request, response) => response.end("x"));
let pace: Pace;
let unwatch: () => void;
let calling = false;
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  pace = createPace();
  unwatch = pace.watch();
});
afterAll(() => {
  unwatch();
  server.closeAllConnections();
  server.close();
});

/** Calls the process again and again, as somebody from outside does. */
const call = async () => {
  const { port } = server.address() as AddressInfo;
  calling = true;
  while (calling) {
    const [answer] = await once(get({ port, host: "127.0.0.1" }), "response");
    answer.resume();
    await sleep(1);
  }
};

/** How many of some pieces of work run at a time. */
const most = async (count: number): Promise<number> => {
  let [running, seen] = [0, 0];
  const work = async () => {
    running += 1;
    seen = Math.max(seen, running);
    await sleep(1);
    running -= 1;
  };
  await Promise.all(Array.from({ length: count }, () => pace.within(work, signal)));
  return seen;
};

const isSoon = (count: number) => vi.waitFor(async () => expect(await most(4)).toBe(count), { timeout: 20_000 });

it("has jobs do one thing at a time, only while there are callers", async () => {
  await isSoon(4);
  const done = call();
  await isSoon(1);
  calling = false;
  await done;
  await isSoon(4);
});

it("ends what waits when a job ends", async () => {
  const done = call();
  await isSoon(1);
  const over = new AbortController();
  const waiting = Promise.allSettled([1, 2, 3].map(() => pace.within(() => sleep(50), over.signal)));
  over.abort(new Error("over"));
  expect((await waiting).at(-1)).toMatchObject({ status: "rejected", reason: { message: "over" } });
  calling = false;
  await done;
});
