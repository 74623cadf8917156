// A mixed load on both APIs for half an hour, while what the server's process holds is looked at: what is left after its garbage
// was collected must not grow. CONCORDAT_PROOF_MINUTES makes it shorter or longer; CONCORDAT_PROOF_SNAPSHOTS, a folder, has the
// heap written there after the warm-up and at the end, for whoever looks for what has grown.
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import type { MemoryHeld } from "../probe/probe.js";
import { startProbedServer } from "../probe/probed-server.js";
import { startMixedLoad } from "./mixed-load.js";
import { slopeOf } from "./slope.js";

const minute = 60_000;
const hour = 60 * minute;
const megabyte = 1024 * 1024;

const minutes = Number(process.env["CONCORDAT_PROOF_MINUTES"] ?? 30);
/** Code is compiled, pools are filled, and everything is asked for the first time. */
const warmUpMs = (minutes * minute) / 4;
const betweenLooksMs = 10_000;
const callers = 4;
/** How much may grow in an hour, in megabytes. */
const mostPerHour = 1;
/** Below this the slope says more about chance than about the server, and is only told. */
const leastMinutes = 20;
const snapshots = process.env["CONCORDAT_PROOF_SNAPSHOTS"];

interface Look extends MemoryHeld {
  readonly at: number;
}

/** What is looked at, and whether it must not grow. What the allocator keeps for the next time counts as resident. */
const figures: readonly { name: string; of: (look: Look) => number; isBounded: boolean }[] = [
  { name: "objects", of: ({ heapUsed, code }) => heapUsed - code, isBounded: true },
  { name: "buffers", of: ({ external }) => external, isBounded: true },
  { name: "compiled code", of: ({ code }) => code, isBounded: false },
  { name: "heap in all", of: ({ heapUsed }) => heapUsed, isBounded: false },
  { name: "resident", of: ({ rss }) => rss, isBounded: false },
];

it(
  `is not held for longer than it is needed: ${minutes} minutes of a mixed load`,
  async () => {
    const probed = await startProbedServer({
      CONCORDAT_CALLS_PER_MINUTE: "1000000",
      CONCORDAT_WRONG_CREDENTIALS_PER_MINUTE: "1000000",
      CONCORDAT_METRICS_PORT: "0",
      LOG_LEVEL: "error",
    });
    const { probe } = probed;
    const load = await startMixedLoad(probed, callers);
    const looks: Look[] = [];
    const begunAt = performance.now();
    const isOver = (ms: number) => performance.now() - begunAt >= ms;
    let isWarm = false;
    while (!isOver(minutes * minute)) {
      await delay(betweenLooksMs);
      // between requests: what a request holds while it is carried out is no leak
      await load.pause();
      const held = await probe.memory();
      if (isWarm) looks.push({ ...held, at: performance.now() });
      else if (isOver(warmUpMs)) {
        isWarm = true;
        if (snapshots) await probe.snapshot(`${snapshots}/warm.heapsnapshot`);
      }
      load.goOn();
    }
    await load.pause();
    if (snapshots) await probe.snapshot(`${snapshots}/end.heapsnapshot`);
    load.close();

    const slopes = figures.map(({ name, of, isBounded }) => {
      const points = looks.map((look) => [look.at, of(look) / megabyte] as const);
      const perHour = slopeOf(points) * hour;
      const [first, last] = [points[0], points.at(-1)].map((point) => point?.[1].toFixed(1));
      return { name, isBounded, perHour, told: `${name} ${first} to ${last} MB, ${perHour.toFixed(2)} MB/h` };
    });
    const resources = looks.at(-1)?.resources ?? {};
    console.info(
      `${load.requests()} requests in ${minutes} minutes, ${looks.length} looks after the warm-up: ` +
        `${slopes.map(({ told }) => told).join("; ")}; waits for ${JSON.stringify(resources)}`,
    );
    for (const [kind, number] of Object.entries(resources))
      expect(number, kind).toBeLessThanOrEqual((looks[0]?.resources[kind] ?? 0) + 5);
    if (minutes < leastMinutes)
      return console.info(`Nothing is asserted of slopes over less than ${leastMinutes} minutes.`);
    for (const { name, perHour, isBounded } of slopes)
      if (isBounded) expect(perHour, `${name} in MB/h`).toBeLessThan(mostPerHour);
  },
  minutes * minute + 10 * minute,
);
