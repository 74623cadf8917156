import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("faulty-disk.c", import.meta.url));

/** What a broken disk does not do. */
export type Operation = "read" | "write" | "sync";

/** A disk that breaks when it is told to, for programs that are started with its environment. */
export interface FaultyDisk {
  readonly environment: Readonly<Record<string, string>>;
  /** From now on, an operation fails on files whose path has this in it, in whichever process. */
  break(operation: Operation, part: string): void;
  mend(): void;
  remove(): void;
}

/** Builds the library that stands between a program and its files. @returns why there is none where it cannot be built */
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
    mend: () => rmSync(plan, { force: true }),
    remove,
  };
};
