import { Concordat } from "@concordat/sdk";
import { startTestServer } from "@concordat/server/testing";
import { noQuotas } from "../kit/no-quotas.js";
import { createCaller } from "./caller.js";
import { chanceAt } from "./chance.js";
import { type Creation, findWrongEffects } from "./creations.js";
import { degraded, type FaultRates, outage } from "./faults.js";
import { jobOf, prepareResources } from "./jobs.js";
import { findWrongOutcomes } from "./outcomes.js";
import { startChaosProxy } from "./proxy.js";

/** The least number of calls in each phase: a job that has begun is completed. */
export interface Schedule {
  /** All faults follow from this number, in whatever order calls are answered. */
  readonly seed: number;
  readonly degraded: number;
  /** Two clients share it; each may send a hundred retries before it has to stop. */
  readonly outage: number;
  readonly recovery: number;
}

/** What one phase has cost. */
export interface Part {
  readonly name: string;
  readonly calls: number;
  readonly failed: number;
  readonly requests: number;
  /** Requests for each call. */
  readonly amplification: number;
}

export interface Findings {
  readonly parts: readonly Part[];
  /** Resources that calls have created. */
  readonly effects: number;
  readonly wrongEffects: readonly string[];
  readonly wrongOutcomes: readonly string[];
  /** How many requests each fault was injected into. */
  readonly injected: Readonly<Record<string, number>>;
  readonly unhandledRejections: readonly unknown[];
  readonly connectionsLeft: number;
}

const callersAtOnce = 12;

/** Runs clients of both APIs through the phases of a schedule, and collects what is wrong afterwards. */
export const runChaos = async (schedule: Schedule): Promise<Findings> => {
  const unhandledRejections: unknown[] = [];
  const note = (reason: unknown) => void unhandledRejections.push(reason);
  process.on("unhandledRejection", note);
  const server = await startTestServer({ settings: { quotas: noQuotas } });
  const proxy = await startChaosProxy(server.url, schedule.seed);
  try {
    const caller = createCaller(proxy);
    const direct = new Concordat({ baseUrl: server.url, credentials: server.account.token });
    const resources = await prepareResources(server, direct, caller);
    const creations: Creation[] = [];
    let jobs = 0;

    const part = async (name: string, faultRates: FaultRates, calls: number): Promise<Part> => {
      const [recordsBefore, requestsBefore] = [caller.records.length, proxy.requests];
      proxy.faultRates = faultRates;
      const work = async () => {
        while (caller.records.length - recordsBefore < calls) {
          const number = jobs++;
          await jobOf(chanceAt(schedule.seed, number))(resources, caller, number, (creation) =>
            creations.push(creation),
          );
        }
      };
      await Promise.all(Array.from({ length: callersAtOnce }, work));
      const made = caller.records.slice(recordsBefore);
      const requests = proxy.requests - requestsBefore;
      const failed = made.filter(({ result }) => !result).length;
      return { name, calls: made.length, failed, requests, amplification: requests / made.length };
    };

    const parts = [
      await part("a degraded network", degraded, schedule.degraded),
      await part("an outage", outage, schedule.outage),
      await part("the recovery", degraded, schedule.recovery),
    ];
    const connectionsLeft = await proxy.close();
    const { wrong, effects } = await findWrongEffects(server, creations, [
      server.provider.name,
      server.objects.username,
    ]);
    return {
      parts,
      effects,
      wrongEffects: wrong,
      wrongOutcomes: findWrongOutcomes(caller.records, proxy),
      injected: Object.fromEntries(proxy.injected),
      unhandledRejections,
      connectionsLeft,
    };
  } finally {
    await server.close();
    process.off("unhandledRejection", note);
  }
};
