import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPrisma } from "../../database/database.js";
import { claimDue, nextDueAt } from "../../due-work/claim.js";
import { longestBackoffMs } from "./backoff.js";
import { pendingDeliveries, pendingDeliveriesOf } from "./pending-deliveries.js";
import { claimMs, createDeliveryFixture, type DeliveryFixture, initFor, welcome } from "./testing/delivery-fixture.js";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await createDeliveryFixture();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

const claim = { claimMs, longestDelayMs: longestBackoffMs, limit: 10 };

describe("a claim", () => {
  it("takes the longest due first, as many as there is room for", async () => {
    for (const username of ["ada", "grace", "edsger"]) {
      await fixture.schedule(initFor(username));
      fixture.context.clock.advance(10);
    }
    await fixture.deliver((await fixture.claim(1))[0] ?? expect.fail());
    expect(fixture.provider.calls).toMatchObject([{ body: { username: "ada" } }]);
    expect(await fixture.claim(2)).toHaveLength(2);
    expect(await fixture.claim(2)).toHaveLength(0);
  });

  it("is nobody else's: many workers share the calls out", async () => {
    for (let count = 0; count < 20; count++) await fixture.schedule(initFor(`user-${count}`));
    const claims = await Promise.all(Array.from({ length: 8 }, () => fixture.claim(5)));
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await fixture.claim(20);
    expect(ids.length + rest.length).toBe(20);
  });

  it("runs out, so that another worker takes over from one that died", async () => {
    await fixture.schedule(welcome);
    const [dead] = await fixture.claim();
    fixture.context.clock.advance(claimMs - 1);
    expect(await fixture.claim()).toEqual([]);
    fixture.context.clock.advance(1);
    const [heir] = await fixture.claim();
    expect(heir?.id).toBe(dead?.id);
    await fixture.deliver(heir ?? expect.fail());
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
  });

  it("that ran out decides nothing any more, but its attempt is recorded", async () => {
    await fixture.schedule(welcome);
    const [slow] = await fixture.claim();
    fixture.context.clock.advance(claimMs);
    const [heir] = await fixture.claim();
    fixture.provider.answer = (response) => void response.writeHead(500).end();
    await fixture.deliver(slow ?? expect.fail());
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "PENDING", claimedUntil: heir?.claimedUntil });
    fixture.provider.answer = (response) => void response.end("{}");
    await fixture.deliver(heir ?? expect.fail());
    const { state, attempts } = await fixture.onlyDelivery();
    expect(state).toBe("DELIVERED");
    expect(attempts.map(({ number, status }) => [number, status])).toEqual([
      [1, 500],
      [2, 200],
    ]);
  });

  it("that ran out still counts when the call has succeeded: nobody needs to make it again", async () => {
    await fixture.schedule(welcome);
    const [slow] = await fixture.claim();
    fixture.context.clock.advance(claimMs);
    await fixture.claim();
    await fixture.deliver(slow ?? expect.fail());
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
  });

  it("of a clock that was put back lasts no longer than one that is made now, and the call is made once", async () => {
    await fixture.schedule(welcome);
    const [held] = await fixture.claim();
    fixture.context.clock.advance(-60 * claimMs);
    expect(await fixture.claim()).toEqual([]);
    fixture.context.clock.advance(claimMs - 1);
    expect(await fixture.claim()).toEqual([]);
    await fixture.deliver(held ?? expect.fail());
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
  });

  it("can be made at once on what an earlier clock had put off by an hour", async () => {
    await fixture.schedule(welcome);
    fixture.context.clock.advance(-60 * claimMs);
    expect(await fixture.claim()).toHaveLength(1);
    fixture.context.clock.advance(claimMs);
    expect(await fixture.claim()).toHaveLength(1);
  });

  it("counts attempts on, when two workers record theirs at once", async () => {
    await fixture.schedule(welcome);
    const [slow] = await fixture.claim();
    fixture.context.clock.advance(claimMs);
    const [heir] = await fixture.claim();
    await Promise.all([fixture.deliver(slow ?? expect.fail()), fixture.deliver(heir ?? expect.fail())]);
    const { state, attempts } = await fixture.onlyDelivery();
    expect([state, attempts.map(({ number }) => number)]).toEqual(["DELIVERED", [1, 2]]);
  });

  it("leaves alone what another version of the server schedules", async () => {
    await fixture.schedule(welcome);
    const { prisma, clock } = fixture.context;
    const others = pendingDeliveriesOf(["integrationProvider.init"]);
    expect(await claimDue(prisma, others, { ...claim, now: clock() })).toEqual([]);
    expect(await nextDueAt(prisma, others)).toBeUndefined();
    expect(await nextDueAt(prisma, pendingDeliveriesOf(["integrationProvider.welcome"]))).toEqual(clock());
  });

  it("means the same time in every time zone", async () => {
    await fixture.schedule(welcome);
    const database = new URL(fixture.databaseUrl).pathname.slice(1);
    await fixture.context.prisma.$executeRawUnsafe(`ALTER DATABASE ${database} SET timezone TO 'Asia/Tokyo'`);
    const tokyo = createPrisma(fixture.databaseUrl);
    try {
      const now = fixture.context.clock();
      const early = new Date(now.getTime() - 1);
      const until = new Date(now.getTime() + claimMs);
      expect(await claimDue(tokyo, pendingDeliveries, { ...claim, now: early })).toEqual([]);
      const [claimed] = await claimDue(tokyo, pendingDeliveries, { ...claim, now });
      expect(claimed?.claimedUntil).toEqual(until);
      expect(await fixture.onlyDelivery()).toMatchObject({ claimedUntil: until });
      await fixture.deliver(claimed ?? expect.fail());
      expect(await fixture.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
    } finally {
      await tokyo.$disconnect();
    }
  });
});
