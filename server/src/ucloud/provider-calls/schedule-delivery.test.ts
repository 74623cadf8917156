import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../database/transaction.js";
import { amendDeliveries, scheduleDelivery } from "./schedule-delivery.js";
import { createDeliveryFixture, type DeliveryFixture, initFor, welcome } from "./testing/delivery-fixture.js";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await createDeliveryFixture();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

const once = { ...initFor("ada"), singleton: "init example ada" };

describe("scheduling a delivery", () => {
  it("writes the call down, due at once", async () => {
    expect(await fixture.schedule(welcome)).toBe(true);
    const now = fixture.context.clock();
    const { operation, provider } = welcome;
    expect(await fixture.onlyDelivery()).toMatchObject({
      operation,
      provider,
      state: "PENDING",
      dueAt: now,
      createdAt: now,
    });
  });

  it("writes nothing down when its transaction is rolled back", async () => {
    const { prisma, clock, vault } = fixture.context;
    const undone = transaction(prisma, async (tx) => {
      await scheduleDelivery(tx, welcome, clock(), vault);
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    expect(await prisma.delivery.count()).toBe(0);
  });

  it("keeps the payload out of sight of whoever reads the database", async () => {
    await fixture.schedule(welcome);
    const rows = await fixture.context.prisma.$queryRaw<[{ text: string }]>`
      SELECT deliveries::text || encode(payload_sealed, 'escape') AS text FROM deliveries`;
    expect(rows[0].text).toContain("integrationProvider.welcome");
    for (const secret of ["secret-approval", "secret-refresh", "public-key"])
      expect(rows[0].text).not.toContain(secret);
  });

  it("schedules a singleton once, and lets the transaction go on", async () => {
    const { prisma, clock, vault } = fixture.context;
    const scheduled = await transaction(prisma, async (tx) => [
      await scheduleDelivery(tx, once, clock(), vault),
      await scheduleDelivery(tx, once, clock(), vault),
      await scheduleDelivery(tx, { ...once, singleton: "init example grace" }, clock(), vault),
      await scheduleDelivery(tx, initFor("ada"), clock(), vault),
      await scheduleDelivery(tx, initFor("ada"), clock(), vault),
    ]);
    expect(scheduled).toEqual([true, false, true, true, true]);
    expect(await prisma.delivery.count()).toBe(4);
  });

  it("schedules a singleton once, whoever comes first", async () => {
    const scheduled = await Promise.all(Array.from({ length: 8 }, () => fixture.schedule(once)));
    expect(scheduled.filter(Boolean)).toHaveLength(1);
    expect(await fixture.context.prisma.delivery.count()).toBe(1);
  });

  it("schedules a singleton again once it was delivered", async () => {
    await fixture.schedule(once);
    await fixture.deliverDue();
    expect(await fixture.schedule(once)).toBe(true);
    await fixture.deliverDue();
    expect(fixture.provider.calls).toHaveLength(2);
  });
});

describe("amendDeliveries", () => {
  const newTokens = { refreshToken: "new-refresh", publicKey: "new-key" };
  const renew = () =>
    transaction(fixture.context.prisma, (tx) =>
      amendDeliveries(
        tx,
        welcome,
        (payload) => ({ ...payload, createdProvider: newTokens }),
        fixture.context.clock(),
        fixture.context.vault,
      ),
    );

  it("changes what is sent, of that operation and provider only", async () => {
    await fixture.schedule(welcome);
    await fixture.schedule(initFor("ada"));
    await renew();
    await fixture.deliverDue();
    const bodies = fixture.provider.calls.map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies).toContainEqual({ token: "secret-approval", createdProvider: newTokens });
    expect(bodies).toContainEqual({ username: "ada" });
  });

  it("has a call that was under way with the old payload made again", async () => {
    await fixture.schedule(welcome);
    fixture.provider.answer = async (response) => {
      fixture.provider.answer = (next) => void next.end("{}");
      await renew();
      response.end("{}");
    };
    await fixture.deliverDue();
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "PENDING", attempts: [{ fault: null }] });
    await fixture.deliverDue();
    expect(fixture.provider.calls.map(({ body }) => body)).toMatchObject([
      welcome.payload,
      { createdProvider: newTokens },
    ]);
    expect(await fixture.onlyDelivery()).toMatchObject({
      state: "DELIVERED",
      attempts: [{ number: 1 }, { number: 2 }],
    });
  });

  it("is not lost by the old call's success when another worker has taken on the new one in the same instant", async () => {
    await fixture.schedule(welcome);
    const [old] = await fixture.claim();
    await renew();
    const [amended] = await fixture.claim();
    expect(amended?.claimedUntil).toEqual(old?.claimedUntil);
    await fixture.deliver(old ?? expect.fail());
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "PENDING" });
    await fixture.deliver(amended ?? expect.fail());
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
  });

  it("does nothing where no delivery is pending", async () => {
    await fixture.schedule(welcome);
    await fixture.deliverDue();
    await renew();
    await fixture.deliverDue();
    expect(fixture.provider.calls).toHaveLength(1);
  });
});
