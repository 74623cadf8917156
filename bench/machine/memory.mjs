import { readFile } from "node:fs/promises";
import { sum } from "./median.mjs";

/** @param {number} pid */
async function megabytesOf(pid) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return (Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024) / 1e6;
}

/**
 * Memory that processes hold, in megabytes, shared pages divided among those who share them.
 * @param {readonly number[]} pids
 */
export const memoryOf = async (pids) => sum(await Promise.all(pids.map(megabytesOf)));
