// Ends the database of a test run when the run has ended, however it ended, and removes its folder. Plain JavaScript, since
// it runs as a process of its own, from the sources too. Arguments: the folder, and the process id that the run lives by.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const [folder = "", run = ""] = process.argv.slice(2);
const lookMs = 100;
const patienceMs = 10_000;

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** The first process of the folder's PostgreSQL, if it runs; its id may have gone to a stranger. */
const postgres = () => {
  try {
    const pid = Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
    if (!pid || !isAlive(pid)) return undefined;
    if (process.platform !== "linux") return pid;
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres") ? pid : undefined;
  } catch {
    return undefined;
  }
};

const end = async (signal) => {
  const limit = Date.now() + patienceMs;
  const pid = postgres();
  if (pid) process.kill(pid, signal);
  while (postgres() && Date.now() < limit) await delay(20);
};

while (isAlive(Number(run)) && existsSync(folder)) await delay(lookMs);
await end("SIGINT");
await end("SIGKILL");
rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
