import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../database/transaction.js";
import { amendOwed, owe } from "./owe.js";
import { type DeliveryStage, initFor, setDeliveryStage, welcome } from "./testing/delivery-stage.js";

let stage: DeliveryStage;
beforeAll(async () => {
  stage = await setDeliveryStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.clear());

const once = { ...initFor("ada"), singleton: "init example ada" };

describe("owe", () => {
  it("writes the call down, due at once", async () => {
    expect(await stage.owe(welcome)).toBe(true);
    const now = stage.context.clock();
    const { operation, provider } = welcome;
    expect(await stage.onlyDelivery()).toMatchObject({
      operation,
      provider,
      state: "PENDING",
      dueAt: now,
      createdAt: now,
    });
  });

  it("writes nothing down when the transaction that owes it is rolled back", async () => {
    const { prisma, clock, vault } = stage.context;
    const undone = transaction(prisma, async (tx) => {
      await owe(tx, welcome, clock(), vault);
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    expect(await prisma.delivery.count()).toBe(0);
  });

  it("keeps the payload out of sight of whoever reads the database", async () => {
    await stage.owe(welcome);
    const rows = await stage.context.prisma.$queryRaw<[{ text: string }]>`
      SELECT deliveries::text || encode(payload_sealed, 'escape') AS text FROM deliveries`;
    expect(rows[0].text).toContain("integrationProvider.welcome");
    for (const secret of ["secret-approval", "secret-refresh", "public-key"])
      expect(rows[0].text).not.toContain(secret);
  });

  it("owes a singleton once, and lets the transaction go on", async () => {
    const { prisma, clock, vault } = stage.context;
    const owed = await transaction(prisma, async (tx) => [
      await owe(tx, once, clock(), vault),
      await owe(tx, once, clock(), vault),
      await owe(tx, { ...once, singleton: "init example grace" }, clock(), vault),
      await owe(tx, initFor("ada"), clock(), vault),
      await owe(tx, initFor("ada"), clock(), vault),
    ]);
    expect(owed).toEqual([true, false, true, true, true]);
    expect(await prisma.delivery.count()).toBe(4);
  });

  it("owes a singleton once, whoever comes first", async () => {
    const owed = await Promise.all(Array.from({ length: 8 }, () => stage.owe(once)));
    expect(owed.filter(Boolean)).toHaveLength(1);
    expect(await stage.context.prisma.delivery.count()).toBe(1);
  });

  it("owes a singleton again once it was delivered", async () => {
    await stage.owe(once);
    await stage.deliverDue();
    expect(await stage.owe(once)).toBe(true);
    await stage.deliverDue();
    expect(stage.provider.calls).toHaveLength(2);
  });
});

describe("amendOwed", () => {
  const newTokens = { refreshToken: "new-refresh", publicKey: "new-key" };
  const renew = () =>
    transaction(stage.context.prisma, (tx) =>
      amendOwed(
        tx,
        welcome,
        (owed) => ({ ...owed, createdProvider: newTokens }),
        stage.context.clock(),
        stage.context.vault,
      ),
    );

  it("changes what is sent, of that operation and provider only", async () => {
    await stage.owe(welcome);
    await stage.owe(initFor("ada"));
    await renew();
    await stage.deliverDue();
    const bodies = stage.provider.calls.map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies).toContainEqual({ token: "secret-approval", createdProvider: newTokens });
    expect(bodies).toContainEqual({ username: "ada" });
  });

  it("has a call that was under way with the old payload made again", async () => {
    await stage.owe(welcome);
    stage.provider.answer = async (response) => {
      stage.provider.answer = (next) => void next.end("{}");
      await renew();
      response.end("{}");
    };
    await stage.deliverDue();
    expect(await stage.onlyDelivery()).toMatchObject({ state: "PENDING", attempts: [{ fault: null }] });
    await stage.deliverDue();
    expect(stage.provider.calls.map(({ body }) => body)).toMatchObject([
      welcome.payload,
      { createdProvider: newTokens },
    ]);
    expect(await stage.onlyDelivery()).toMatchObject({ state: "DELIVERED", attempts: [{ number: 1 }, { number: 2 }] });
  });

  it("is not undone by the old call's success when another worker has taken on the new one in the same instant", async () => {
    await stage.owe(welcome);
    const [old] = await stage.claim();
    await renew();
    const [amended] = await stage.claim();
    expect(amended?.claimedUntil).toEqual(old?.claimedUntil);
    await stage.deliver(old ?? expect.fail());
    expect(await stage.onlyDelivery()).toMatchObject({ state: "PENDING" });
    await stage.deliver(amended ?? expect.fail());
    expect(await stage.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
  });

  it("does nothing where nothing is owed", async () => {
    await stage.owe(welcome);
    await stage.deliverDue();
    await renew();
    await stage.deliverDue();
    expect(stage.provider.calls).toHaveLength(1);
  });
});
