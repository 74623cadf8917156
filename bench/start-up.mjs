// How long a set-up server takes from its start to its first 200 with the embedded database, and what both hold in memory when
// idle: node bench/start-up.mjs
import { join } from "node:path";
import { postgresProcessesOf } from "../server/dist/database/embedded/process.js";
import { makeFolder, removeFolder, startProcess } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { median } from "./machine/median.mjs";
import { memoryOf } from "./machine/memory.mjs";
import { processorTimeOf } from "./machine/processor-time.mjs";
import { sizeOf } from "./machine/size.mjs";

const goals = { seconds: 1, megabytes: 260 };
const { rounds } = sizeOf({ rounds: 9 });
const dataDir = await makeFolder();

/** @param {() => Promise<unknown>} work */
async function secondsOf(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function start() {
  const began = performance.now();
  const server = await startProcess({ dataDir });
  const response = await fetch(`${server.url}/readyz`);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`/readyz answered ${response.status}`);
  const seconds = (performance.now() - began) / 1000;
  return { ...server, seconds, processorSeconds: (await processorTimeOf(server.pid)) / 1000 };
}

/** What is held once nothing has been asked for a while. */
async function idleMemory() {
  const server = await start();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const [own, database] = await Promise.all([
    memoryOf([server.pid]),
    postgresProcessesOf(join(dataDir, "postgres")).then(memoryOf),
  ]);
  await server.stop();
  return { own, database };
}

try {
  const first = await start();
  await first.stop();

  const starts = [];
  const processor = [];
  const stops = [];
  for (let round = 0; round < rounds; round++) {
    const server = await start();
    starts.push(server.seconds);
    processor.push(server.processorSeconds);
    stops.push(await secondsOf(server.stop));
  }
  const { own, database } = await idleMemory();
  report([
    {
      name: "start to first 200, once set up",
      value: median(starts),
      unit: "s",
      goal: { atMost: goals.seconds },
      beside: {
        fastest: `${Math.min(...starts).toFixed(2)} s`,
        "processor time of the server": `${median(processor).toFixed(2)} s`,
      },
    },
    { name: "first start, which makes the database", value: first.seconds, unit: "s" },
    { name: "stop", value: median(stops), unit: "s" },
    {
      name: "idle memory of server and database",
      value: own + database,
      unit: "MB",
      goal: { atMost: goals.megabytes },
      beside: { server: `${own.toFixed(0)} MB`, database: `${database.toFixed(0)} MB` },
    },
  ]);
} finally {
  await removeFolder(dataDir);
}
