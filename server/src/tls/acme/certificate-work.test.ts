import { randomBytes } from "node:crypto";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimDue } from "../../due-work/claim.js";
import { type MovableClock, movableClock } from "../../test-kit/movable-clock.js";
import { createTestDatabase, type TestDatabase } from "../../testing/database.js";
import { createVault } from "../../vault/vault.js";
import { certificateWork, renewalAt, retryDelayMs, scheduledCertificates } from "./certificate-work.js";
import type { OrderedCertificate } from "./order-certificate.js";
import { isPublicName, wantCertificates } from "./wanted-names.js";

const hourMs = 3_600_000;
const log = pino({ level: "silent" });
const vault = createVault(randomBytes(32));
let database: TestDatabase;
let clock: MovableClock;
let orders: string[];
let outcome: (name: string) => OrderedCertificate;
beforeAll(async () => {
  database = await createTestDatabase();
  clock = movableClock();
});
afterAll(() => database.drop());
beforeEach(async () => {
  orders = [];
  outcome = () => ({ chain: "chain", key: "key", notAfter: new Date(clock().getTime() + 90 * 24 * hourMs) });
  await database.prisma.tlsCertificate.deleteMany();
});

/** What one server does in one look. */
const look = async (): Promise<void> => {
  const work = certificateWork(
    { prisma: database.prisma, vault, clock, log },
    {
      order: async (name) => {
        orders.push(name);
        return outcome(name);
      },
      isWanted: async (name) => !name.startsWith("gone."),
    },
  );
  const claimed = await claimDue(database.prisma, scheduledCertificates, { ...work, now: clock(), limit: 10 });
  await Promise.all(claimed.map((row) => work.run(row, new AbortController().signal)));
};
const want = (...names: string[]) => wantCertificates(database.prisma, names, clock());
const row = (name: string) => database.prisma.tlsCertificate.findUnique({ where: { name } });

describe("the work on certificates", () => {
  it("orders one for each name, however many servers look and however often it is wanted", async () => {
    await Promise.all([want("a.example.org"), want("a.example.org", "b.example.org")]);
    await Promise.all([look(), look(), look()]);
    expect(orders.sort()).toEqual(["a.example.org", "b.example.org"]);
    expect(await row("a.example.org")).toMatchObject({ chain: "chain", failures: 0, claimedUntil: null });
    await look();
    expect(orders).toHaveLength(2);
  });

  it("orders again when two thirds of a certificate's time are over", async () => {
    await want("a.example.org");
    await look();
    clock.advance(60 * 24 * hourMs - hourMs);
    await look();
    expect(orders).toHaveLength(1);
    clock.advance(2 * hourMs);
    await look();
    expect(orders).toHaveLength(2);
  });

  it("keeps the certificate that it has when a renewal fails, and waits longer each time", async () => {
    await want("a.example.org");
    await look();
    clock.advance(61 * 24 * hourMs);
    outcome = () => {
      throw new Error("too many certificates");
    };
    await look();
    expect(await row("a.example.org")).toMatchObject({ chain: "chain", failures: 1, fault: "too many certificates" });
    await look();
    expect(orders).toHaveLength(2);
    clock.advance(retryDelayMs(1));
    await look();
    expect(await row("a.example.org")).toMatchObject({ failures: 2 });
    expect([1, 2, 3, 30].map(retryDelayMs)).toEqual([60_000, 120_000, 240_000, 24 * hourMs]);
  });

  it("forgets names that lead to no service any more", async () => {
    await want("gone.example.org");
    await look();
    expect([orders, await row("gone.example.org")]).toEqual([[], null]);
  });

  it("orders nothing for names that only this machine or network knows", async () => {
    const local = ["localhost", "a.upcloudobjects.localhost", "printer.local", "shop.test", "plain"];
    expect(local.filter(isPublicName)).toEqual([]);
    expect(await want(...local)).toBe(0);
    expect(renewalAt(clock(), clock()).getTime()).toBeGreaterThan(clock().getTime());
  });
});
