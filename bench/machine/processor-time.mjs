import { readFile } from "node:fs/promises";

/**
 * Processor time that a process has used, in milliseconds: steadier than the clock on a machine that does other things as
 * well.
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
