import { execFileSync } from "node:child_process";
import { chmod, cp, lstat, mkdir, mkdtemp, readlink, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { closedFolder } from "./account.js";
import { findBinaries } from "./binaries.js";
import { copyBinaries } from "./binaries-copy.js";
import { linkLibraries } from "./library-links.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concordat-binaries-"));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const packagedNative = async (): Promise<string> => dirname(dirname((await findBinaries(undefined)).postgres));

const runs = (native: string): string =>
  execFileSync(join(native, "bin/postgres"), ["--version"], { encoding: "utf8", env: { PATH: "" } });

describe("PostgreSQL's programs", () => {
  it("come from the package of this platform, in the version that the package names", async () => {
    const { postgres, major } = await findBinaries(undefined);
    expect(execFileSync(postgres, ["--version"], { encoding: "utf8" })).toContain(`(PostgreSQL) ${major}.`);
  });

  it("get the links of their libraries, where installation has not made them", async () => {
    const native = join(folder, "package/native");
    await cp(await packagedNative(), native, { recursive: true, filter: isFile });
    expect(() => runs(native)).toThrow();
    expect(await linkLibraries(native)).toBe(true);
    expect(runs(native)).toContain("PostgreSQL");
    expect(await linkLibraries(native)).toBe(true);
    expect(await readlink(join(native, "lib/libpq.so.5")).catch(() => "libpq.")).toMatch(/^libpq\./);
  });

  it("are copied to a cache, once, where they cannot be used in their place", async () => {
    const cache = join(folder, "cache");
    vi.stubEnv("XDG_CACHE_HOME", cache);
    const native = join(folder, "package/native");
    await mkdir(dirname(native), { mode: 0o700 });
    await cp(await packagedNative(), native, { recursive: true, filter: isFile });
    const copy = await copyBinaries(native, "1.2.3", undefined);
    expect(copy.startsWith(cache)).toBe(true);
    expect(runs(copy)).toContain("PostgreSQL");
    expect(await closedFolder(join(copy, "bin"), { uid: 65_534, gid: 65_534 })).toBeUndefined();
    const { ctimeMs } = await stat(copy);
    expect(await copyBinaries(native, "1.2.3", undefined)).toBe(copy);
    expect((await stat(copy)).ctimeMs).toBe(ctimeMs);
  });

  it("are not run from a cache that others can write to", async () => {
    const cache = join(folder, "cache");
    vi.stubEnv("XDG_CACHE_HOME", cache);
    vi.stubEnv("TMPDIR", folder);
    // the next file of this process begins before its first test takes stubs back, and finds the folder gone
    onTestFinished(() => void vi.unstubAllEnvs());
    await mkdir(join(cache, "concordat"), { recursive: true });
    await chmod(join(cache, "concordat"), 0o777);
    await mkdir(join(folder, `concordat-${process.getuid?.()}`));
    await chmod(join(folder, `concordat-${process.getuid?.()}`), 0o777);
    await expect(copyBinaries(await packagedNative(), "1.2.3", undefined)).rejects.toThrow("could not be copied to");
  });
});

async function isFile(path: string): Promise<boolean> {
  return !(await lstat(path)).isSymbolicLink();
}
