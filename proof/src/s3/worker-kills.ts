import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, vi } from "vitest";
import type { ServerProcess } from "../../../server/src/testing/server-process.js";
import { type Kill, kinds } from "../kills/killer.js";

/** The processes of the data plane of a server. */
const workersOf = async ({ pid }: Pick<ServerProcess, "pid">): Promise<number[]> => {
  const { stdout } = await promisify(execFile)("ps", ["-o", "pid=,stat=,args=", "--ppid", String(pid)]).catch(() => ({
    stdout: "",
  }));
  const lines = stdout.split("\n").filter((line) => line.includes("worker-process") && !/^\s*\d+\s+Z/.test(line));
  return lines.map((line) => Number.parseInt(line.trim(), 10));
};

/**
 * A server of which processes of the data plane are killed in place of itself: one of them in one such round, all of them in the next.
 *
 * @param round the number of the kill
 */
export const instead = (server: ServerProcess, round: number): Pick<ServerProcess, "kill"> => ({
  kill: async () => {
    const pids = await workersOf(server);
    const isOne = Math.floor(round / kinds.length) % 2 === 0;
    for (const pid of isOne ? pids.slice(0, 1) : pids) process.kill(pid, "SIGKILL");
  },
});

/** Whether a kill is to meet processes of the data plane: two of three of those that are for the server, where there are any. */
export const meetsWorkers = (
  { kind }: Kill,
  { round, s3Workers }: { readonly round: number; readonly s3Workers: number },
): boolean => s3Workers > 0 && kind === "server" && Math.floor(round / kinds.length) % 3 !== 2;

/** Waits until as many processes of the data plane as there are to be listen, and each of them answers. */
export const untilServed = async (server: ServerProcess, count: number, s3Url: string): Promise<void> => {
  if (count === 0) return;
  await vi.waitFor(
    async () => {
      expect(await workersOf(server)).toHaveLength(count);
      // connections go to the processes in turns
      for (let asked = 0; asked < 4 * count; asked++) await fetch(s3Url, { headers: { connection: "close" } });
    },
    { timeout: 60_000, interval: 50 },
  );
};
