import { beforeAll, describe, expect, it } from "vitest";
import { degraded, failureRate, faults } from "./faults.js";
import { type Findings, runChaos, type Schedule } from "./run-chaos.js";

/** The most that retries may add to what an API has to bear. */
const amplificationGoal = 1.3;

const table = ({ parts }: Findings): string =>
  parts
    .map(
      ({ name, calls, failed, requests, amplification }) =>
        `${name}: ${calls} calls, ${failed} of them failed; ${requests} requests, ${amplification.toFixed(3)} for each call`,
    )
    .join("\n");

/** What must hold after a run, however long it was. */
export const describeChaos = (schedule: Schedule, timeoutMs?: number): void => {
  describe(`clients on a network of faults (seed ${schedule.seed})`, () => {
    let findings: Findings;
    beforeAll(async () => {
      findings = await runChaos(schedule);
      const rate = (100 * failureRate(degraded)).toFixed(1);
      console.log(
        `seed ${schedule.seed}; on a degraded network ${rate} % of all requests fail\n${table(findings)}\n` +
          `${findings.effects} resources were created; faults injected: ${JSON.stringify(findings.injected)}`,
      );
    }, timeoutMs);

    it("makes each thing once, and what callers were told of", () => {
      expect(findings.wrongEffects).toEqual([]);
      expect(findings.effects).toBeGreaterThan(schedule.degraded / 3);
    });

    it("ends each call in its result, or in the error that tells what went wrong, with a request id", () => {
      expect(findings.wrongOutcomes).toEqual([]);
    });

    it.each(["a degraded network", "an outage", "the recovery"])(
      "sends few more requests than calls during %s",
      (name) => {
        const part = findings.parts.find((each) => each.name === name);
        expect(part?.amplification).toBeGreaterThan(1);
        expect(part?.amplification).toBeLessThanOrEqual(amplificationGoal);
      },
    );

    it("completes most calls on a degraded network, and none during an outage", () => {
      const [bad, out] = findings.parts;
      expect((bad?.failed ?? 0) / (bad?.calls ?? 0)).toBeLessThan(failureRate(degraded) / 4);
      expect(out?.failed).toBe(out?.calls);
    });

    it("has injected every fault", () => {
      expect(Object.keys(findings.injected).sort()).toEqual(Object.keys(faults).sort());
    });

    it("leaves no rejection unhandled and no connection open", () => {
      expect(findings.unhandledRejections).toEqual([]);
      expect(findings.connectionsLeft).toBe(0);
    });
  });
};
