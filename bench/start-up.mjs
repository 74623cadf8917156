// How long a set-up server takes from its start to its first answer, and what it and its database hold in memory when idle.
// Run it after `npm run setup`: node bench/start-up.mjs [rounds]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { processorTimeOf } from "./machine/processor-time.mjs";

const goals = { seconds: 1, megabytes: 250 };
const rounds = Number(process.argv[2] ?? 5);
const cli = fileURLToPath(new URL("../server/dist/cli.js", import.meta.url));
const dataDir = await mkdtemp(join(tmpdir(), "concordat-bench-"));
const env = { ...process.env, DATABASE_URL: "", CONCORDAT_DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn" };

/** @param {string} url */
async function answers(url) {
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
}

async function start() {
  const began = performance.now();
  const server = spawn(process.execPath, [cli, "start", "--json"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(server.stdout), "line");
  const { url } = JSON.parse(line);
  await answers(`${url}/readyz`);
  const seconds = (performance.now() - began) / 1000;
  return { server, seconds, cpuSeconds: (await processorTimeOf(server.pid)) / 1000 };
}

/** @param {import("node:child_process").ChildProcess} server */
async function stop(server) {
  const began = performance.now();
  server.kill("SIGTERM");
  const [code] = await once(server, "exit");
  if (code !== 0) throw new Error(`The server ended with ${code}.`);
  return (performance.now() - began) / 1000;
}

/**
 * Memory that a process holds, shared pages divided among those who share them.
 * @param {number} pid
 */
async function megabytesOf(pid) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]) / 1024;
}

/** The processes that work in the data folder: PostgreSQL and its children. */
async function databasePids() {
  const postmaster = Number((await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
  const pids = [postmaster];
  for (const name of await readdir("/proc")) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, "utf8").catch(() => "") : "";
    if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === postmaster) pids.push(Number(name));
  }
  return pids;
}

/** @param {readonly number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
/** @param {number} number */
const shown = (number) => number.toFixed(2);

try {
  const first = await start();
  await stop(first.server);
  console.log(`first start, which makes the database   ${shown(first.seconds)} s`);

  const starts = [];
  const cpu = [];
  const stops = [];
  for (let round = 0; round < rounds; round++) {
    const { server, seconds, cpuSeconds } = await start();
    starts.push(seconds);
    cpu.push(cpuSeconds);
    stops.push(await stop(server));
  }
  const fastest = shown(Math.min(...starts));
  console.log(
    `start to first 200, once set up         ${shown(median(starts))} s (fastest ${fastest}; goal ${goals.seconds})`,
  );
  console.log(`  of which the server's own CPU time    ${shown(median(cpu))} s`);
  console.log(`stop                                    ${shown(median(stops))} s`);

  if (process.platform === "linux") {
    const { server } = await start();
    const own = await megabytesOf(Number(server.pid));
    const database = sum(await Promise.all((await databasePids()).map(megabytesOf)));
    await stop(server);
    const parts = `server ${own.toFixed(0)}, database ${database.toFixed(0)}`;
    console.log(
      `idle memory                             ${(own + database).toFixed(0)} MB (${parts}; goal ${goals.megabytes})`,
    );
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
