// How long the types of the whole repository take, from nothing: node bench/type-check.mjs
// Run `npm run setup` before. The goal is only reported, since machines differ; it fails where something must be broken.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { report } from "./machine/figures.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, ".cache/type-check");
const goalSeconds = 10;
const absurdSeconds = 60;
const workspaces = ["contract", "sdk", "server", "examples", "scripts", "bench"];

/** @param {string} workspace */
function sourcesOf(workspace) {
  const { name, exports } = JSON.parse(readFileSync(join(root, workspace, "package.json"), "utf8"));
  const source = (/** @type {string} */ types) =>
    join(root, workspace, types.replace("./dist/", "src/").replace(/\.d\.ts$/, ".ts"));
  return Object.entries(exports).map(([entry, { types }]) => [name + entry.slice(1), [source(types)]]);
}

/** One program of all sources and tests, which neither reads nor leaves anything that was worked out before. */
const config = {
  extends: "../../tsconfig.check.json",
  compilerOptions: {
    incremental: false,
    tsBuildInfoFile: null,
    lib: ["es2023", "es2024.string", "dom", "dom.iterable"],
    paths: Object.fromEntries(["contract", "sdk", "server"].flatMap(sourcesOf)),
  },
  references: [],
  include: [...workspaces.map((name) => join(root, name, "**/*.ts")), join(root, "scripts/**/*.mjs")],
  exclude: ["node_modules", "dist"].map((name) => join(root, "**", name)),
};
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));

/** Seconds that the children of this process have computed, where the system tells: steadier than the clock on busy machines. */
function childrenSeconds() {
  if (process.platform !== "linux") return Number.NaN;
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

const computed = childrenSeconds();
const began = performance.now();
const tsc = join(root, "node_modules/typescript/bin/tsc");
const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"], {
  encoding: "utf8",
  maxBuffer: 2 ** 26,
});
const seconds = Math.round((performance.now() - began) / 100) / 10;
const cpuSeconds = Math.round((childrenSeconds() - computed) * 10) / 10;
rmSync(folder, { recursive: true, force: true });
const figure = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(stdout)?.[1]);

// the goal is only told: machines differ, and it must not fail on a slow one
report([
  {
    name: `the whole repository (goal on a quiet machine: ${goalSeconds} s)`,
    value: seconds,
    unit: "s",
    beside: {
      "processor s": cpuSeconds,
      files: figure("Files"),
      lines: figure("Lines"),
      instantiations: figure("Instantiations"),
    },
  },
]);
if (status !== 0)
  console.error(
    stdout
      .split("\n")
      .filter((line) => line.includes("error TS"))
      .join("\n"),
  );
const spent = Number.isNaN(cpuSeconds) ? seconds : cpuSeconds;
if (status !== 0 || spent > absurdSeconds) process.exitCode = 1;
