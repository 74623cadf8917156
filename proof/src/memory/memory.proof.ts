// A mixed load on both APIs for half an hour, while what the server's process holds is looked at: what is left after its garbage
// was collected must not grow. Code that V8 compiles as functions become hot does, for long; so the whole heap is looked at, kind
// by kind, after the warm-up and at the end. CONCORDAT_PROOF_MINUTES makes it shorter or longer.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import type { MemoryHeld } from "../kit/probe/probe.js";
import { startProbedServer } from "../kit/probe/probed-server.js";
import { growthBetween, readHeap } from "./heap-snapshot.js";
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

interface Look extends MemoryHeld {
  readonly at: number;
}

/** What is looked at again and again. What the allocator keeps for the next time counts as resident, the first snapshot as well. */
const figures = { "heap in all": "heapUsed", buffers: "external", resident: "rss" } as const;

const inMegabytes = (bytes: number): string => (bytes / megabyte).toFixed(2);

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
    const folder = await mkdtemp(join(tmpdir(), "concordat-heaps-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [warm, end] = [join(folder, "warm.heapsnapshot"), join(folder, "end.heapsnapshot")];
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
        await probe.snapshot(warm);
      }
      load.goOn();
    }
    await load.pause();
    await probe.snapshot(end);
    load.close();

    const slopes = Object.entries(figures).map(([name, member]) => {
      const [first, last] = [looks[0], looks.at(-1)].map((look) => inMegabytes(look?.[member] ?? Number.NaN));
      const perHour = slopeOf(looks.map((look) => [look.at, look[member]])) * hour;
      return `${name} ${first} to ${last} MB, ${inMegabytes(perHour)} MB/h`;
    });
    const hours = ((looks.at(-1)?.at ?? Number.NaN) - (looks[0]?.at ?? Number.NaN)) / hour;
    const grown = growthBetween(await readHeap(warm), await readHeap(end));
    const perHour = grown.objects / hours / megabyte;
    const resources = looks.at(-1)?.resources ?? {};
    console.info(
      `${load.requests()} requests in ${minutes} minutes, ${looks.length} looks after the warm-up: ` +
        `${slopes.join("; ")}; waits for ${JSON.stringify(resources)}\n` +
        `grown since the warm-up: objects by ${inMegabytes(grown.objects)} MB (${perHour.toFixed(2)} MB/h), ` +
        `compiled code by ${inMegabytes(grown.code)} MB; most of all ${grown.most.join(", ")}`,
    );
    for (const [kind, number] of Object.entries(resources))
      expect(number, kind).toBeLessThanOrEqual((looks[0]?.resources[kind] ?? 0) + 5);
    if (minutes < leastMinutes)
      return console.info(`Nothing is asserted of what grows over less than ${leastMinutes} minutes.`);
    expect(perHour, "objects in MB/h").toBeLessThan(mostPerHour);
    expect(slopeOf(looks.map(({ at, external }) => [at, external / megabyte])) * hour).toBeLessThan(mostPerHour);
  },
  minutes * minute + 10 * minute,
);
