// Server and database, killed again and again during ten thousand calls of both APIs. The seed of a run that has failed
// brings back its kills: CONCORDAT_TEST_SEED=… npm run proof -- kills
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { runCampaign } from "./campaign.js";
import { median, sumOf, tell } from "./report.js";

const seed = Number(process.env["CONCORDAT_TEST_SEED"] || randomInt(2 ** 31));
/** CONCORDAT_KILL_CALLS makes fewer calls, with as many kills per call. */
const calls = Number(process.env["CONCORDAT_KILL_CALLS"] || 10_000);
const callsPerKill = 160;
const restartGoalMs = 2000;
/** A machine on which an empty Node program takes longer than this is busy with something else. */
const quietNodeMs = 150;

/** How long an empty Node program takes here, in milliseconds. */
const bareStartMs = (): number =>
  median(
    Array.from({ length: 5 }, () => {
      const startedAt = performance.now();
      execFileSync(process.execPath, ["-e", "0"]);
      return performance.now() - startedAt;
    }),
  );

// only Linux tells which processes belong to a database
describe.skipIf(process.platform !== "linux")("server and database, killed during 10,000 calls", () => {
  it("lose nothing, leave nothing half done, do everything once, and are back soon", {
    timeout: 7_200_000,
  }, async () => {
    const kills = Math.ceil(calls / callsPerKill);
    const before = bareStartMs();
    const report = await runCampaign({ seed, calls, kills, writers: 8, copies: 3 });
    const nodeMs = Math.max(before, bareStartMs());
    console.info(`${tell(report)}\n${JSON.stringify(report.acknowledged)}`);
    expect(sumOf(report.acknowledged)).toBeGreaterThanOrEqual(calls);
    expect(report.restarts.length).toBeGreaterThanOrEqual(kills);
    const restartMs = median(report.restarts.map(({ ms }) => ms));
    if (nodeMs > quietNodeMs)
      console.warn(`Node alone takes ${Math.round(nodeMs)} ms to start here: the times above are not judged`);
    else expect(restartMs).toBeLessThan(restartGoalMs);
  });
});
