import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../database/embedded/process.js";

const memory = "/dev/shm";
const folder = join(memory, "concordat-tests");
/** What a run of all tests may come to need, with much to spare. */
const leastBytes = 4 * 1024 ** 3;

/** Whether programs and libraries in the folder may be run, which some tests do. */
const mayExecute = (): boolean => {
  const mount = readFileSync("/proc/mounts", "utf8")
    .split("\n")
    .find((line) => line.split(" ")[1] === memory);
  return mount !== undefined && !/[ ,]noexec[ ,]/.test(mount);
};

/** Removes what runs have left behind. */
const sweep = (): void => {
  for (const name of readdirSync(folder)) {
    if (!isAlive(Number(name.split("-")[0])))
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
};

/**
 * Makes a folder in memory for the temporary files of this process. Tests start and stop many databases, and most of their
 * time went into waiting for the disk.
 *
 * @returns nothing where this machine has no such memory, or too little of it
 */
export const makeMemoryFolder = (): string | undefined => {
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < leastBytes || !mayExecute()) return undefined;
    if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o1777);
    sweep();
    const own = mkdtempSync(join(folder, `${process.pid}-`));
    // the database of root runs as somebody else
    chmodSync(own, 0o755);
    return own;
  } catch {
    return undefined;
  }
};
