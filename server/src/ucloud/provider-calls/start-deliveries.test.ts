import type { ServerResponse } from "node:http";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { DueWork } from "../../due-work/loop.js";
import { type DeliveryOptions, startDeliveries } from "./start-deliveries.js";
import { claimMs, type DeliveryStage, initFor, setDeliveryStage, welcome } from "./testing/delivery-stage.js";

let stage: DeliveryStage;
beforeAll(async () => {
  stage = await setDeliveryStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.clear());

const started: DueWork[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((deliveries) => deliveries.stop()));
});

/** So long that a test which waits for it fails. */
const never = 10 * 60_000;
const start = (options: Partial<DeliveryOptions> = {}, context = stage.context) => {
  const deliveries = startDeliveries(context, { issueToken: stage.issueToken, pollMs: never, ...options });
  started.push(deliveries);
  return deliveries;
};

const deliveredCount = () => stage.context.prisma.delivery.count({ where: { state: "DELIVERED" } });
const untilDelivered = (count: number) =>
  vi.waitFor(async () => expect(await deliveredCount()).toBe(count), { timeout: 20_000, interval: 20 });

const untilCalled = (count: number) =>
  vi.waitFor(() => expect(stage.provider.calls).toHaveLength(count), { timeout: 20_000, interval: 20 });

/** A provider that leaves every answer open, and whoever waits for the calls to come in. */
const holdAnswers = (count: number) => {
  const held: ServerResponse[] = [];
  const allHeld = new Promise<void>((resolve) => {
    stage.provider.answer = (response) => {
      held.push(response);
      if (held.length === count) resolve();
    };
  });
  const release = () => {
    stage.provider.answer = (response) => void response.end("{}");
    for (const response of held) response.end("{}");
  };
  return { allHeld, release };
};

/** Lets the first statements that begin so fail. @returns how many have failed */
const failStatements = (beginning: RegExp, times: number): (() => number) => {
  const { query } = pg.Client.prototype;
  let failed = 0;
  const failing = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...parts) {
    const [statement] = parts as unknown as [string | { readonly text: string }];
    const text = typeof statement === "string" ? statement : statement.text;
    const fails = failed < times && beginning.test(text.trimStart());
    if (fails) failed++;
    return Reflect.apply(query, this, fails ? ["SELECT 1 / 0", ...parts.slice(1)] : parts) as never;
  });
  onTestFinished(() => failing.mockRestore());
  return () => failed;
};

describe("the worker", () => {
  it("makes what is owed already when it starts", async () => {
    await stage.owe(welcome);
    start();
    await untilDelivered(1);
    expect(stage.provider.calls).toMatchObject([{ body: welcome.payload }]);
  });

  it("makes what is owed later once it is poked", async () => {
    const deliveries = start();
    await stage.owe(welcome);
    deliveries.poke();
    await untilDelivered(1);
  });

  it("finds what another server owes by itself", async () => {
    start({ pollMs: 10 });
    await stage.owe(welcome);
    await untilDelivered(1);
  });

  it("makes a failed call again when its time has come", async () => {
    stage.provider.answer = (response) => {
      stage.provider.answer = (next) => void next.end("{}");
      response.writeHead(503).end();
    };
    await stage.owe(welcome);
    const deliveries = start();
    await vi.waitFor(async () => expect((await stage.onlyDelivery()).attempts).toHaveLength(1));
    expect(await deliveredCount()).toBe(0);
    stage.context.clock.advance(1_250);
    deliveries.poke();
    await untilDelivered(1);
    expect((await stage.onlyDelivery()).attempts).toMatchObject([{ status: 503 }, { status: 200, fault: null }]);
  });

  it("takes over what a server that died had claimed", async () => {
    await stage.owe(welcome);
    expect(await stage.claim()).toHaveLength(1);
    const deliveries = start();
    await stage.owe(initFor("ada"));
    deliveries.poke();
    await untilDelivered(1);
    expect(stage.provider.calls).toMatchObject([{ body: { username: "ada" } }]);
    stage.context.clock.advance(claimMs);
    deliveries.poke();
    await untilDelivered(2);
  });

  it("shares with another one: each call is made once", async () => {
    const users = Array.from({ length: 40 }, (_, index) => `user-${index}`);
    for (const username of users) await stage.owe(initFor(username));
    start();
    start();
    await untilDelivered(users.length);
    const called = stage.provider.calls.map(({ body }) => (body as { username: string }).username);
    expect(called.sort()).toEqual(users.sort());
    expect(await stage.context.prisma.deliveryAttempt.count()).toBe(users.length);
  });

  it("is not held up by a slow provider while it has room, and waits when it has none", async () => {
    const { allHeld, release } = holdAnswers(2);
    await stage.owe(initFor("slow-1"));
    await stage.owe(initFor("slow-2"));
    const deliveries = start({ concurrency: 3 });
    await allHeld;
    stage.provider.answer = (response) => void response.end("{}");
    for (const username of ["quick-1", "quick-2", "quick-3"]) await stage.owe(initFor(username));
    deliveries.poke();
    await untilDelivered(3);
    release();
    await untilDelivered(5);

    const full = holdAnswers(3);
    for (let count = 0; count < 4; count++) await stage.owe(initFor("ada"));
    deliveries.poke();
    await full.allHeld;
    expect(await stage.context.prisma.delivery.count({ where: { state: "PENDING", claimedUntil: null } })).toBe(1);
    full.release();
    await untilDelivered(9);
  });

  it("does not make a call that it is making, though the clock says that the claim has run out", async () => {
    const { allHeld, release } = holdAnswers(1);
    await stage.owe(welcome);
    const deliveries = start();
    await allHeld;
    stage.context.clock.advance(60 * claimMs);
    await stage.owe(initFor("ada"));
    deliveries.poke();
    await untilCalled(2);
    release();
    await untilDelivered(2);
    expect(stage.provider.calls.filter(({ path }) => path?.endsWith("/welcome"))).toHaveLength(1);
  });

  it("gives up a call that takes too long, and records it", async () => {
    const { allHeld } = holdAnswers(1);
    await stage.owe(welcome);
    start({ outgoing: { limits: { totalTimeoutMs: 50 } } });
    await allHeld;
    await vi.waitFor(async () => {
      const fault = "No complete answer from 127.0.0.1 within 50 ms.";
      expect(await stage.onlyDelivery()).toMatchObject({ state: "PENDING", attempts: [{ status: null, fault }] });
    });
  });

  it("dials no private address unless the configuration allows it", async () => {
    const configuration = { ...stage.context.configuration, allowPrivateAddresses: false };
    await stage.owe(welcome);
    const before = stage.provider.connections();
    start({}, { ...stage.context, configuration });
    await vi.waitFor(async () => {
      const fault = expect.stringContaining("127.0.0.1 is no public address");
      expect(await stage.onlyDelivery()).toMatchObject({ state: "PENDING", attempts: [{ status: null, fault }] });
    });
    expect(stage.provider.connections()).toBe(before);
  });

  it("goes on when the database was away for a moment", async () => {
    await stage.owe(welcome);
    const failed = failStatements(/^WITH shortened/, 3);
    start({ pollMs: 10 });
    await untilDelivered(1);
    expect(failed()).toBe(3);
  });

  it("makes a call again whose success could not be recorded", async () => {
    await stage.owe(welcome);
    const failed = failStatements(/^BEGIN/, 1);
    const deliveries = start();
    await vi.waitFor(() => expect(failed()).toBe(1));
    expect(await stage.onlyDelivery()).toMatchObject({ state: "PENDING", attempts: [] });
    stage.context.clock.advance(claimMs);
    deliveries.poke();
    await untilDelivered(1);
    expect(stage.provider.calls).toHaveLength(2);
  });
});

describe("stop", () => {
  it("waits for the calls under way, and begins no other", async () => {
    const { allHeld, release } = holdAnswers(1);
    await stage.owe(initFor("ada"));
    await stage.owe(initFor("grace"));
    const deliveries = start({ concurrency: 1 });
    await allHeld;
    const stopped = vi.fn();
    const stopping = deliveries.stop().then(stopped);
    deliveries.poke();
    expect(await deliveredCount()).toBe(0);
    expect(stopped).not.toHaveBeenCalled();
    release();
    await stopping;
    expect(await deliveredCount()).toBe(1);
    expect(stage.provider.calls).toHaveLength(1);
    expect(await stage.claim()).toHaveLength(1);
  });

  it("breaks off a call that does not end, and leaves it to be made again", async () => {
    const { allHeld } = holdAnswers(1);
    await stage.owe(welcome);
    const deliveries = start({ stopMs: 10 });
    await allHeld;
    await deliveries.stop();
    expect(await stage.onlyDelivery()).toMatchObject({
      state: "PENDING",
      claimedUntil: null,
      attempts: [{ status: null, fault: "The request was aborted." }],
    });
  });

  it("is at once when there is nothing to do, and may be asked twice", async () => {
    const deliveries = start();
    await deliveries.stop();
    await deliveries.stop();
    await stage.owe(welcome);
    deliveries.poke();
    expect(stage.provider.calls).toEqual([]);
  });
});
