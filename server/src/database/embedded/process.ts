import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";

/** Whether some process has this id; perhaps another one than was meant, since systems use their ids again. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * A name for the PostgreSQL of one folder, which shows in the command line of each of its processes. Everybody may read
 * that, whereas a process's working folder is kept even from root in an ordinary container.
 */
export async function clusterName(clusterPath: string): Promise<string> {
  const { dev, ino } = await stat(clusterPath, { bigint: true });
  return `concordat-${dev}-${ino}`;
}

/** Whether the process with this id is the PostgreSQL of this folder, and no stranger that got its id. */
export async function isPostgresOf(clusterPath: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  // Windows shows command lines to slow tools only; a stranger there makes the start wait, then fail with a sentence
  if (process.platform === "win32") return true;
  return names(await commandLine(pid), await clusterName(clusterPath));
}

/** All of PostgreSQL's processes of this folder, also those whose first process was killed. Known on Linux only. */
export async function postgresProcessesOf(clusterPath: string): Promise<number[]> {
  if (process.platform !== "linux") return [];
  const name = await clusterName(clusterPath);
  const ids = (await readdir("/proc")).map(Number).filter(Number.isInteger);
  const ours = await Promise.all(ids.map(async (pid) => names(await commandLine(pid), name)));
  return ids.filter((_, index) => ours[index]);
}

/** Empty for a process that has ended, even when its parent has not taken note yet. */
async function commandLine(pid: number): Promise<string> {
  try {
    if (process.platform === "linux") return await readFile(`/proc/${pid}/cmdline`, "utf8");
    return (await promisify(execFile)("ps", ["-p", String(pid), "-o", "command="])).stdout;
  } catch {
    return "";
  }
}

const names = (command: string, name: string): boolean =>
  command.includes("postgres") && command.split(/[^\w-]/).includes(name);
