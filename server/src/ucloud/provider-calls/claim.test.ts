import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPrisma } from "../../database/database.js";
import { claimDue, nextDueAt } from "./claim.js";
import { claimMs, type DeliveryStage, initFor, setDeliveryStage, welcome } from "./testing/delivery-stage.js";

let stage: DeliveryStage;
beforeAll(async () => {
  stage = await setDeliveryStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.clear());

const operations = ["integrationProvider.init"];

describe("a claim", () => {
  it("takes the longest due first, as many as there is room for", async () => {
    for (const username of ["ada", "grace", "edsger"]) {
      await stage.owe(initFor(username));
      stage.context.clock.advance(10);
    }
    await stage.deliver((await stage.claim(1))[0] ?? expect.fail());
    expect(stage.provider.calls).toMatchObject([{ body: { username: "ada" } }]);
    expect(await stage.claim(2)).toHaveLength(2);
    expect(await stage.claim(2)).toHaveLength(0);
  });

  it("is nobody else's: many workers share the calls out", async () => {
    for (let count = 0; count < 20; count++) await stage.owe(initFor(`user-${count}`));
    const claims = await Promise.all(Array.from({ length: 8 }, () => stage.claim(5)));
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await stage.claim(20);
    expect(ids.length + rest.length).toBe(20);
  });

  it("runs out, so that another worker takes over from one that died", async () => {
    await stage.owe(welcome);
    const [dead] = await stage.claim();
    stage.context.clock.advance(claimMs - 1);
    expect(await stage.claim()).toEqual([]);
    stage.context.clock.advance(1);
    const [heir] = await stage.claim();
    expect(heir?.id).toBe(dead?.id);
    await stage.deliver(heir ?? expect.fail());
    expect(await stage.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
  });

  it("that ran out decides nothing any more, but its attempt is recorded", async () => {
    await stage.owe(welcome);
    const [slow] = await stage.claim();
    stage.context.clock.advance(claimMs);
    const [heir] = await stage.claim();
    stage.provider.answer = (response) => void response.writeHead(500).end();
    await stage.deliver(slow ?? expect.fail());
    expect(await stage.onlyDelivery()).toMatchObject({ state: "PENDING", claimedUntil: heir?.claimedUntil });
    stage.provider.answer = (response) => void response.end("{}");
    await stage.deliver(heir ?? expect.fail());
    const { state, attempts } = await stage.onlyDelivery();
    expect(state).toBe("DELIVERED");
    expect(attempts.map(({ number, status }) => [number, status])).toEqual([
      [1, 500],
      [2, 200],
    ]);
  });

  it("that ran out still counts when the call has succeeded: nobody needs to make it again", async () => {
    await stage.owe(welcome);
    const [slow] = await stage.claim();
    stage.context.clock.advance(claimMs);
    await stage.claim();
    await stage.deliver(slow ?? expect.fail());
    expect(await stage.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
  });

  it("of a clock that was put back lasts no longer than one that is made now, and the call is made once", async () => {
    await stage.owe(welcome);
    const [held] = await stage.claim();
    stage.context.clock.advance(-60 * claimMs);
    expect(await stage.claim()).toEqual([]);
    stage.context.clock.advance(claimMs - 1);
    expect(await stage.claim()).toEqual([]);
    await stage.deliver(held ?? expect.fail());
    expect(await stage.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
  });

  it("can be made at once on what an earlier clock had put off by an hour", async () => {
    await stage.owe(welcome);
    stage.context.clock.advance(-60 * claimMs);
    expect(await stage.claim()).toHaveLength(1);
    stage.context.clock.advance(claimMs);
    expect(await stage.claim()).toHaveLength(1);
  });

  it("counts attempts on, when two workers record theirs at once", async () => {
    await stage.owe(welcome);
    const [slow] = await stage.claim();
    stage.context.clock.advance(claimMs);
    const [heir] = await stage.claim();
    await Promise.all([stage.deliver(slow ?? expect.fail()), stage.deliver(heir ?? expect.fail())]);
    const { state, attempts } = await stage.onlyDelivery();
    expect([state, attempts.map(({ number }) => number)]).toEqual(["DELIVERED", [1, 2]]);
  });

  it("leaves alone what another version of the server owes", async () => {
    await stage.owe(welcome);
    const { prisma, clock } = stage.context;
    const until = new Date(clock().getTime() + claimMs);
    expect(await claimDue(prisma, { now: clock(), until, operations, limit: 10 })).toEqual([]);
    expect(await nextDueAt(prisma, operations)).toBeUndefined();
    expect(await nextDueAt(prisma, ["integrationProvider.welcome"])).toEqual(clock());
  });

  it("means the same time in every time zone", async () => {
    await stage.owe(welcome);
    const database = new URL(stage.databaseUrl).pathname.slice(1);
    await stage.context.prisma.$executeRawUnsafe(`ALTER DATABASE ${database} SET timezone TO 'Asia/Tokyo'`);
    const tokyo = createPrisma(stage.databaseUrl);
    try {
      const now = stage.context.clock();
      const early = new Date(now.getTime() - 1);
      const until = new Date(now.getTime() + claimMs);
      const welcomes = { operations: ["integrationProvider.welcome"], limit: 10 };
      expect(await claimDue(tokyo, { now: early, until, ...welcomes })).toEqual([]);
      const [claimed] = await claimDue(tokyo, { now, until, ...welcomes });
      expect(claimed?.claimedUntil).toEqual(until);
      expect(await stage.onlyDelivery()).toMatchObject({ claimedUntil: until });
      await stage.deliver(claimed ?? expect.fail());
      expect(await stage.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
    } finally {
      await tokyo.$disconnect();
    }
  });
});
