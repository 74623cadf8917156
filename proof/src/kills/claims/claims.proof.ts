// Three servers over one PostgreSQL, one of which is killed again and again while it holds claims, at random moments.
// CONCORDAT_TEST_SEED=… npm run proof -- claims
import { randomInt } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { oneOf, randomFrom } from "../../kit/random.js";
import { median } from "../report.js";
import { startHoldingModule } from "./holding-module.js";
import { type Instance, openInstances } from "./instances.js";
import { killHolder, type TakenOver } from "./kill-holder.js";

const seed = Number(process.env["CONCORDAT_TEST_SEED"] || randomInt(2 ** 31));
const rounds = Number(process.env["CONCORDAT_CLAIM_ROUNDS"] || 30);
const instanceCount = 3;
const longestMs = 250;

/** What docs/production.md promises, in milliseconds, and what a busy machine may add to it. */
const promised = { look: 5_000, claim: 60_000 };
const leewayMs = 5_000;

const told = (what: string, times: readonly number[]): string =>
  `${what}: median ${Math.round(median(times))} ms, longest ${Math.round(Math.max(0, ...times))} ms`;

describe(`${instanceCount} servers over one database, one of them killed while it holds claims (seed ${seed})`, () => {
  it("take over what it held: calls at least once, all else exactly once", { timeout: 3_600_000 }, async () => {
    const random = randomFrom(seed);
    const { database, start } = await openInstances();
    const { prisma } = database;
    const module = await startHoldingModule();
    const instances: Instance[] = [];
    for (let index = 0; index < instanceCount; index++) instances.push(await start());
    try {
      const taken: TakenOver[] = [];
      for (let round = 0; round < rounds; round++) {
        const victim = oneOf(random, instances);
        const survivor = oneOf(
          random,
          instances.filter((instance) => instance !== victim),
        );
        const isAnswered = random(0, 1) === 1;
        const moments = {
          kill: random(0, longestMs),
          release: random(0, longestMs),
          answer: isAnswered ? random(0, longestMs) : undefined,
        };
        const name = `held-${String(round).padStart(3, "0")}`;
        taken.push(await killHolder({ database, module }, { victim, survivor, name }, moments));
        victim.connection.close();
        instances[instances.indexOf(victim)] = await start();
      }
      // nobody ends these claims: they run out
      const undelivered = () => prisma.delivery.findMany({ where: { state: { not: "DELIVERED" } } });
      const timeout = promised.claim + promised.look + 30_000;
      await vi.waitFor(async () => expect(await undelivered()).toEqual([]), { timeout, interval: 200 });
      expect(await prisma.delivery.count()).toBe(rounds);

      const takenOver = taken.filter(({ provider }) => module.arrivals(provider).length > 1);
      const waits = takenOver.map(({ provider, killedAt }) => (module.arrivals(provider)[1] ?? 0) - killedAt);
      const [keys, buckets] = [taken.map(({ keyMs }) => keyMs), taken.map(({ bucketMs }) => bucketMs)];
      console.info(
        [
          `CONCORDAT_TEST_SEED=${seed}: ${rounds} kills of one of ${instanceCount} instances`,
          told(`requests under a key, ${taken.filter(({ replayed }) => replayed).length} of them done before`, keys),
          told("clean-ups of buckets", buckets),
          told(`calls to providers, ${takenOver.length} of them made again`, waits),
        ].join("\n"),
      );
      expect(takenOver.length).toBeGreaterThan(0);
      expect(Math.max(...keys)).toBeLessThan(leewayMs);
      expect(Math.max(...buckets)).toBeLessThan(promised.look + leewayMs);
      expect(Math.max(...waits)).toBeLessThan(promised.claim + promised.look + leewayMs);
    } finally {
      for (const { connection } of instances) connection.close();
      await module.close();
    }
  });
});
