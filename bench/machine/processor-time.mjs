import { readFile } from "node:fs/promises";
import { sum } from "./median.mjs";

/**
 * Processor time that a process has used, in milliseconds: steadier than the clock on a machine that does other things as
 * well. The system counts it in hundredths of a second.
 * @param {number | undefined} pid
 */
export async function processorTimeOf(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (Number(user) + Number(system)) * 10;
}

/** @param {readonly number[]} pids */
const timesOf = async (pids) =>
  new Map(await Promise.all(pids.map(async (pid) => /** @type {const} */ ([pid, await processorTimeOf(pid)]))));

/**
 * Begins to watch processes, which may come and go.
 * @param {() => Promise<readonly number[]>} pidsNow
 * @returns {Promise<() => Promise<number>>} what tells the processor time that they have used since, in milliseconds
 */
export async function watchProcessorTime(pidsNow) {
  const before = await timesOf(await pidsNow());
  return async () => {
    const after = await timesOf(await pidsNow());
    const used = [...after].map(([pid, time]) => time - (before.get(pid) ?? 0));
    return sum(used.filter((time) => time > 0));
  };
}
