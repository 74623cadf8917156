import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("faulty-disk.c", import.meta.url));

/** An operation that fails on a broken disk. */
export type Operation = "read" | "write" | "sync";

/** A disk that can be broken, for programs that are started with its environment. */
export interface FaultyDisk {
  readonly environment: Readonly<Record<string, string>>;
  /** Lets an operation fail, in every process, on files whose path contains this. */
  break(operation: Operation, part: string): void;
  repair(): void;
  remove(): void;
}

/** Builds the library that intercepts a program's access to files. @returns why, where it cannot be built */
export const makeFaultyDisk = (): FaultyDisk | string => {
  if (process.platform !== "linux") return "disk faults are made by a library for Linux";
  const folder = mkdtempSync(join(tmpdir(), "concordat-faulty-"));
  // the database may run as another user, who has to read what is in it
  chmodSync(folder, 0o755);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const library = join(folder, "faulty-disk.so");
  const built = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], { encoding: "utf8" });
  if (built.status !== 0) {
    remove();
    return built.error ? "there is no C compiler here" : `the library cannot be built: ${built.stderr.split("\n")[0]}`;
  }
  const plan = join(folder, "plan");
  return {
    environment: { LD_PRELOAD: library, CONCORDAT_FAULTS: plan },
    break: (operation, part) => writeFileSync(plan, `${operation} ${part}`, { mode: 0o644 }),
    repair: () => rmSync(plan, { force: true }),
    remove,
  };
};
