// Servers in processes of their own over one PostgreSQL: one is killed while it holds all kinds of claims; claims.proof.ts
// does that many times.
import { expect, it, vi } from "vitest";
import { startHoldingModule } from "./holding-module.js";
import { openInstances } from "./instances.js";
import { killHolder } from "./kill-holder.js";

it("takes over what another instance held when it was killed: calls at least once, all else exactly once", async () => {
  const { database, start } = await openInstances();
  const [victim, survivor] = [await start(), await start()];
  const module = await startHoldingModule();
  try {
    const moments = { kill: 0, release: 200, answer: undefined };
    const { replayed } = await killHolder({ database, module }, { victim, survivor, name: "held" }, moments);
    // the victim's transaction was rolled back
    expect(replayed).toBe(false);

    const { prisma } = database;
    expect(await prisma.delivery.findMany()).toMatchObject([{ state: "PENDING", claimedUntil: expect.any(Date) }]);
    expect(module.arrivals("held")).toHaveLength(1);
    // the claim would last a minute: it ends now
    await prisma.delivery.updateMany({ data: { claimedUntil: new Date() } });
    await vi.waitFor(async () => expect(await prisma.delivery.findMany()).toMatchObject([{ state: "DELIVERED" }]), {
      timeout: 30_000,
    });
    expect(module.arrivals("held")).toHaveLength(2);
    expect(await prisma.deliveryAttempt.count()).toBe(1);
  } finally {
    victim.connection.close();
    survivor.connection.close();
    await module.close();
  }
});
