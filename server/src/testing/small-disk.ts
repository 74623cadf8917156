import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account } from "../database/embedded/account.js";
import { faultCode } from "../database/embedded/files.js";

/** A real disk, in memory, small enough to be filled. */
export interface SmallDisk {
  readonly path: string;
  resize(size: string): void;
  fill(): void;
  free(): void;
  makeReadOnly(): void;
  unmount(): void;
}

const mount = (...args: string[]): void => {
  execFileSync("mount", args, { stdio: "pipe" });
};

export function mountSmallDisk(path: string, size: string, account?: Account): SmallDisk {
  mkdirSync(path, { recursive: true });
  mount("-t", "tmpfs", "-o", `size=${size},mode=755`, "tmpfs", path);
  if (account) chownSync(path, account.uid, account.gid);
  const filler = join(path, "filler");
  return {
    path,
    resize: (newSize) => mount("-o", `remount,size=${newSize}`, path),
    fill: () => fillWith(filler),
    free: () => rmSync(filler),
    makeReadOnly: () => mount("-o", "remount,ro", path),
    unmount: () => {
      execFileSync("umount", ["--lazy", path]);
    },
  };
}

function fillWith(filler: string): void {
  for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 4)) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: "a" });
    } catch (error) {
      if (faultCode(error) !== "ENOSPC") throw error;
    }
  }
}

/** Why this machine gives us no disk to fill; nothing where it does. */
export const whyNoDisk = tryToMount();

function tryToMount(): string | undefined {
  const path = mkdtempSync(join(tmpdir(), "concordat-disk-"));
  try {
    mountSmallDisk(path, "1m").unmount();
    return undefined;
  } catch (error) {
    return `no disk can be mounted here, ${String(error).split("\n").at(-1)?.trim() || String(error)}`;
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
