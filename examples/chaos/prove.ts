import { Concordat } from "@concordat/sdk";
import { startTestServer } from "@concordat/server/testing";
import { createCaller } from "./caller.js";
import { chanceAt } from "./chance.js";
import { type Creation, findWrongEffects } from "./creations.js";
import { badDay, outage, type Weather } from "./faults.js";
import { jobOf, prepareWorld } from "./jobs.js";
import { findWrongOutcomes } from "./outcomes.js";
import { startChaosProxy } from "./proxy.js";

/** How many calls are made in which weather, at least: a job that has begun is brought to its end. */
export interface Day {
  /** Everything goes by this number, in whatever order the calls are answered. */
  readonly seed: number;
  readonly badDay: number;
  /** Two clients share it, and each may send a hundred retries before it has to stop. */
  readonly outage: number;
  readonly aftermath: number;
}

/** What a part of the day has cost. */
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
  /** Things that calls have made. */
  readonly effects: number;
  readonly wrongEffects: readonly string[];
  readonly wrongOutcomes: readonly string[];
  /** What befell how many requests. */
  readonly befell: Readonly<Record<string, number>>;
  readonly unhandledRejections: readonly unknown[];
  readonly connectionsLeft: number;
}

const callersAtOnce = 12;

/** Has clients of both APIs live through a day of faults, and looks what has become of it. */
export const liveThrough = async (day: Day): Promise<Findings> => {
  const unhandledRejections: unknown[] = [];
  const note = (reason: unknown) => void unhandledRejections.push(reason);
  process.on("unhandledRejection", note);
  const server = await startTestServer();
  const proxy = await startChaosProxy(server.url, day.seed);
  try {
    const caller = createCaller(proxy);
    const direct = new Concordat({ baseUrl: server.url, credentials: server.account.token });
    const world = await prepareWorld(server, direct, caller);
    const creations: Creation[] = [];
    let jobs = 0;

    const part = async (name: string, weather: Weather, calls: number): Promise<Part> => {
      const [recordsBefore, requestsBefore] = [caller.records.length, proxy.requests];
      proxy.weather = weather;
      const work = async () => {
        while (caller.records.length - recordsBefore < calls) {
          const number = jobs++;
          await jobOf(chanceAt(day.seed, number))(world, caller, number, (creation) => creations.push(creation));
        }
      };
      await Promise.all(Array.from({ length: callersAtOnce }, work));
      const made = caller.records.slice(recordsBefore);
      const requests = proxy.requests - requestsBefore;
      const failed = made.filter(({ result }) => !result).length;
      return { name, calls: made.length, failed, requests, amplification: requests / made.length };
    };

    const parts = [
      await part("a bad day", badDay, day.badDay),
      await part("an outage", outage, day.outage),
      await part("its aftermath", badDay, day.aftermath),
    ];
    const connectionsLeft = await proxy.close();
    const { wrong, effects } = await findWrongEffects(server, creations, [server.provider.name]);
    return {
      parts,
      effects,
      wrongEffects: wrong,
      wrongOutcomes: findWrongOutcomes(caller.records, proxy),
      befell: Object.fromEntries(proxy.befell),
      unhandledRejections,
      connectionsLeft,
    };
  } finally {
    await server.close();
    process.off("unhandledRejection", note);
  }
};
