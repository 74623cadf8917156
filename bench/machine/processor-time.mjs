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

/**
 * Processor time of several processes together; one that is not there counts for nothing.
 * @param {readonly number[]} pids
 */
export async function processorTimeOfAll(pids) {
  const times = await Promise.all(pids.map(processorTimeOf));
  return sum(times.filter((time) => !Number.isNaN(time)));
}
