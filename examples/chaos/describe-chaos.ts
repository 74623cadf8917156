import { beforeAll, describe, expect, it } from "vitest";
import { badDay, failureRate, faults } from "./faults.js";
import { type Day, type Findings, liveThrough } from "./prove.js";

/** The most that retries may add to what an API has to bear. */
const amplificationGoal = 1.3;

const table = ({ parts }: Findings): string =>
  parts
    .map(
      ({ name, calls, failed, requests, amplification }) =>
        `${name}: ${calls} calls, ${failed} of them failed; ${requests} requests, ${amplification.toFixed(3)} for each call`,
    )
    .join("\n");

/** What must hold after such a day, however long it was. */
export const describeChaos = (day: Day, timeoutMs?: number): void => {
  describe(`clients on a network of faults (seed ${day.seed})`, () => {
    let findings: Findings;
    beforeAll(async () => {
      findings = await liveThrough(day);
      const rate = (100 * failureRate(badDay)).toFixed(1);
      console.log(
        `seed ${day.seed}; on a bad day ${rate} % of all requests fail\n${table(findings)}\n` +
          `${findings.effects} things were made; what befell requests: ${JSON.stringify(findings.befell)}`,
      );
    }, timeoutMs);

    it("makes each thing once, and what callers were told of", () => {
      expect(findings.wrongEffects).toEqual([]);
      expect(findings.effects).toBeGreaterThan(day.badDay / 3);
    });

    it("ends each call in its result, or in the error that tells what went wrong, with a request id", () => {
      expect(findings.wrongOutcomes).toEqual([]);
    });

    it.each(["a bad day", "an outage", "its aftermath"])("sends little more than what was called in %s", (name) => {
      const part = findings.parts.find((each) => each.name === name);
      expect(part?.amplification).toBeGreaterThan(1);
      expect(part?.amplification).toBeLessThanOrEqual(amplificationGoal);
    });

    it("gets most calls of a bad day through, and none of an outage", () => {
      const [bad, out] = findings.parts;
      expect((bad?.failed ?? 0) / (bad?.calls ?? 0)).toBeLessThan(failureRate(badDay) / 4);
      expect(out?.failed).toBe(out?.calls);
    });

    it("has met with every fault", () => {
      expect(Object.keys(findings.befell).sort()).toEqual(Object.keys(faults).sort());
    });

    it("leaves no rejection unhandled and no connection open", () => {
      expect(findings.unhandledRejections).toEqual([]);
      expect(findings.connectionsLeft).toBe(0);
    });
  });
};
