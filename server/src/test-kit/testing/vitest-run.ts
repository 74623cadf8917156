import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const vitest = join(root, "node_modules/vitest/vitest.mjs");

/** A test run of somebody else's: files of theirs, in a process of its own, with a folder for what is temporary. */
export interface VitestRun {
  /** Where the files lie. */
  readonly folder: string;
  readonly child: ChildProcess;
  /** Whether all passed, and what the run printed. */
  readonly result: Promise<{ readonly passed: boolean; readonly output: string }>;
  /** What databases of test runs there are in the run's temporary folder. */
  databases(): Promise<string[]>;
  close(): Promise<void>;
}

/** Runs test files with this project's build, as its users have it, but none of this run's own environment. */
export const startVitestRun = async (
  files: Readonly<Record<string, string>>,
  { isolate = true }: { readonly isolate?: boolean } = {},
): Promise<VitestRun> => {
  const cache = join(root, ".cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "vitest-run-"));
  // short, and open to the database of root, who is somebody else
  const temporary = await mkdtemp(join(tmpdir(), "concordat-run-"));
  await chmod(temporary, 0o755);
  const config = `
    import project from ${JSON.stringify(join(root, "vitest.config.ts"))};
    const { test: { maxWorkers, hookTimeout, testTimeout } } = project;
    const include = ["*.test.ts"];
    const server = { deps: { external: [/\\/dist\\//] } };
    const test = { maxWorkers, hookTimeout, testTimeout, include, server, isolate: ${isolate} };
    export default { root: ${JSON.stringify(folder)}, test };`;
  await writeFile(join(folder, "vitest.config.mjs"), config);
  for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code);

  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(CONCORDAT_|VITEST|DATABASE_URL|NODE_OPTIONS)/.test(name),
  );
  const child = spawn(process.execPath, [vitest, "run", "--config", join(folder, "vitest.config.mjs")], {
    cwd: folder,
    env: { ...Object.fromEntries(kept), TMPDIR: temporary, TEMP: temporary, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const result = new Promise<{ passed: boolean; output: string }>((resolve) => {
    child.once("close", (code) => resolve({ passed: code === 0, output }));
  });
  return {
    folder,
    child,
    result,
    databases: async () => (await readdir(temporary)).filter((name) => name.startsWith("concordat-testing-")),
    close: async () => {
      child.kill("SIGKILL");
      await result;
      for (const each of [folder, temporary]) await rm(each, { recursive: true, force: true, maxRetries: 20 });
    },
  };
};
