import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentFingerprint } from "../setup/fingerprint.mjs";

const manifests = ["package.json", "package-lock.json"];
const source = fileURLToPath(new URL("tools", import.meta.url));

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** The folder of the installed tools, in the cache. */
const home = join(root, ".cache", "openapi-tools");

/** Installs foreign tools for the description, unless they are installed already. @returns their folder */
export const installTools = (): string => {
  const stamp = join(home, `installed-${contentFingerprint(source, manifests)}`);
  if (existsSync(stamp)) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  for (const name of manifests) copyFileSync(join(source, name), join(home, name));
  // no tool needs its install script, and one script only sends telemetry
  const install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", install, { cwd: home, stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(stamp, "");
  return home;
};

/** Loads a tool that is a library. */
export const loadTool = (name: string): unknown => createRequire(join(installTools(), "package.json"))(name);

/** The output of a program, and whether it succeeded. */
export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program. */
export const run = (command: string, args: readonly string[], cwd: string): Outcome => {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", REDOCLY_TELEMETRY: "off" },
  });
  return { ok: status === 0, output: `${stdout ?? ""}${stderr ?? ""}${error ? String(error) : ""}` };
};

/** Runs a tool that is a program. */
export const runTool = (name: string, args: readonly string[], cwd: string = home): Outcome =>
  run(join(installTools(), "node_modules", ".bin", name), args, cwd);
