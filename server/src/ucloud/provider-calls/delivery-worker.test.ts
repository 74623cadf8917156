import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Worker } from "../../due-work/worker.js";
import { failStatements } from "../../testing/fail-statements.js";
import { createDeliveryWorker, type DeliveryOptions } from "./delivery-worker.js";
import { claimMs, createDeliveryFixture, type DeliveryFixture, initFor, welcome } from "./testing/delivery-fixture.js";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await createDeliveryFixture();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

const started: Worker[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((deliveries) => deliveries.stop()));
});

/** So long that a test which waits for it fails. */
const never = 10 * 60_000;
const start = (options: Partial<DeliveryOptions> = {}, context = fixture.context) => {
  const deliveries = createDeliveryWorker(context, { issueToken: fixture.issueToken, pollMs: never, ...options });
  deliveries.start();
  started.push(deliveries);
  return deliveries;
};

const deliveredCount = () => fixture.context.prisma.delivery.count({ where: { state: "DELIVERED" } });
const untilDelivered = (count: number) =>
  vi.waitFor(async () => expect(await deliveredCount()).toBe(count), { timeout: 20_000, interval: 20 });

const untilCalled = (count: number) =>
  vi.waitFor(() => expect(fixture.provider.calls).toHaveLength(count), { timeout: 20_000, interval: 20 });

/** A provider that leaves every answer open, and whoever waits for the calls to come in. */
const holdAnswers = (count: number) => {
  const held: ServerResponse[] = [];
  const allHeld = new Promise<void>((resolve) => {
    fixture.provider.answer = (response) => {
      held.push(response);
      if (held.length === count) resolve();
    };
  });
  const release = () => {
    fixture.provider.answer = (response) => void response.end("{}");
    for (const response of held) response.end("{}");
  };
  return { allHeld, release };
};

describe("the worker", () => {
  it("makes what is scheduled already when it starts", async () => {
    await fixture.schedule(welcome);
    start();
    await untilDelivered(1);
    expect(fixture.provider.calls).toMatchObject([{ body: welcome.payload }]);
  });

  it("makes what is scheduled later once it is poked", async () => {
    const deliveries = start();
    await fixture.schedule(welcome);
    deliveries.poke();
    await untilDelivered(1);
  });

  it("finds what another server schedules by itself", async () => {
    start({ pollMs: 10 });
    await fixture.schedule(welcome);
    await untilDelivered(1);
  });

  it("makes a failed call again when its time has come", async () => {
    fixture.provider.answer = (response) => {
      fixture.provider.answer = (next) => void next.end("{}");
      response.writeHead(503).end();
    };
    await fixture.schedule(welcome);
    const deliveries = start();
    await vi.waitFor(async () => expect((await fixture.onlyDelivery()).attempts).toHaveLength(1));
    expect(await deliveredCount()).toBe(0);
    fixture.context.clock.advance(1_250);
    deliveries.poke();
    await untilDelivered(1);
    expect((await fixture.onlyDelivery()).attempts).toMatchObject([{ status: 503 }, { status: 200, fault: null }]);
  });

  it("takes over what a server that died had claimed", async () => {
    await fixture.schedule(welcome);
    expect(await fixture.claim()).toHaveLength(1);
    const deliveries = start();
    await fixture.schedule(initFor("ada"));
    deliveries.poke();
    await untilDelivered(1);
    expect(fixture.provider.calls).toMatchObject([{ body: { username: "ada" } }]);
    fixture.context.clock.advance(claimMs);
    deliveries.poke();
    await untilDelivered(2);
  });

  it("shares with another one: each call is made once", async () => {
    const users = Array.from({ length: 40 }, (_, index) => `user-${index}`);
    for (const username of users) await fixture.schedule(initFor(username));
    start();
    start();
    await untilDelivered(users.length);
    const called = fixture.provider.calls.map(({ body }) => (body as { username: string }).username);
    expect(called.sort()).toEqual(users.sort());
    expect(await fixture.context.prisma.deliveryAttempt.count()).toBe(users.length);
  });

  it("is not held up by a slow provider while it has room, and waits when it has none", async () => {
    const { allHeld, release } = holdAnswers(2);
    await fixture.schedule(initFor("slow-1"));
    await fixture.schedule(initFor("slow-2"));
    const deliveries = start({ concurrency: 3 });
    await allHeld;
    fixture.provider.answer = (response) => void response.end("{}");
    for (const username of ["quick-1", "quick-2", "quick-3"]) await fixture.schedule(initFor(username));
    deliveries.poke();
    await untilDelivered(3);
    release();
    await untilDelivered(5);

    const full = holdAnswers(3);
    for (let count = 0; count < 4; count++) await fixture.schedule(initFor("ada"));
    deliveries.poke();
    await full.allHeld;
    expect(await fixture.context.prisma.delivery.count({ where: { state: "PENDING", claimedUntil: null } })).toBe(1);
    full.release();
    await untilDelivered(9);
  });

  it("does not make a call that it is making, though the clock says that the claim has run out", async () => {
    const { allHeld, release } = holdAnswers(1);
    await fixture.schedule(welcome);
    const deliveries = start();
    await allHeld;
    fixture.context.clock.advance(60 * claimMs);
    await fixture.schedule(initFor("ada"));
    deliveries.poke();
    await untilCalled(2);
    release();
    await untilDelivered(2);
    expect(fixture.provider.calls.filter(({ path }) => path?.endsWith("/welcome"))).toHaveLength(1);
  });

  it("gives up a call that takes too long, and records it", async () => {
    const { allHeld } = holdAnswers(1);
    await fixture.schedule(welcome);
    start({ outgoing: { limits: { totalTimeoutMs: 50 } } });
    await allHeld;
    await vi.waitFor(async () => {
      const fault = "No complete answer from 127.0.0.1 within 50 ms.";
      expect(await fixture.onlyDelivery()).toMatchObject({ state: "PENDING", attempts: [{ status: null, fault }] });
    });
  });

  it("dials no private address unless the configuration allows it", async () => {
    const configuration = { ...fixture.context.configuration, allowPrivateAddresses: false };
    await fixture.schedule(welcome);
    const before = fixture.provider.connections();
    start({}, { ...fixture.context, configuration });
    await vi.waitFor(async () => {
      const fault = expect.stringContaining("127.0.0.1 is no public address");
      expect(await fixture.onlyDelivery()).toMatchObject({ state: "PENDING", attempts: [{ status: null, fault }] });
    });
    expect(fixture.provider.connections()).toBe(before);
  });

  it("goes on when the database was away for a moment", async () => {
    await fixture.schedule(welcome);
    const failed = failStatements(/^WITH shortened/, 3);
    start({ pollMs: 10 });
    await untilDelivered(1);
    expect(failed()).toBe(3);
  });

  it("makes a call again whose success could not be recorded", async () => {
    await fixture.schedule(welcome);
    const failed = failStatements(/^BEGIN/, 1);
    const deliveries = start();
    await vi.waitFor(() => expect(failed()).toBe(1));
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "PENDING", attempts: [] });
    fixture.context.clock.advance(claimMs);
    deliveries.poke();
    await untilDelivered(1);
    expect(fixture.provider.calls).toHaveLength(2);
  });
});

describe("stop", () => {
  it("waits for the calls under way, and begins no other", async () => {
    const { allHeld, release } = holdAnswers(1);
    await fixture.schedule(initFor("ada"));
    await fixture.schedule(initFor("grace"));
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
    expect(fixture.provider.calls).toHaveLength(1);
    expect(await fixture.claim()).toHaveLength(1);
  });

  it("breaks off a call that does not end, and leaves it to be made again", async () => {
    const { allHeld } = holdAnswers(1);
    await fixture.schedule(welcome);
    const deliveries = start({ stopMs: 10 });
    await allHeld;
    await deliveries.stop();
    expect(await fixture.onlyDelivery()).toMatchObject({
      state: "PENDING",
      claimedUntil: null,
      attempts: [{ status: null, fault: "The request was aborted." }],
    });
  });

  it("is at once when there is nothing to do, and may be asked twice", async () => {
    const deliveries = start();
    await deliveries.stop();
    await deliveries.stop();
    await fixture.schedule(welcome);
    deliveries.poke();
    expect(fixture.provider.calls).toEqual([]);
  });
});
