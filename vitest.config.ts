import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { plantPlugin, switchesPlugin } from "./proof/src/mutants/plugins.js";
import { isAlone } from "./scripts/proof/groups.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Each entry point of a workspace leads to its source, so that tests never run against a stale build. */
function sourcesOf(workspace: string) {
  const { name, exports } = JSON.parse(readFileSync(`${root}${workspace}/package.json`, "utf8")) as {
    name: string;
    exports: Record<string, { default: string }>;
  };
  return Object.entries(exports).map(([entry, { default: built }]) => ({
    find: new RegExp(`^${name}${entry.slice(1)}$`),
    replacement: `${root}${workspace}/${built.replace("./dist/", "src/").replace(/\.js$/, ".ts")}`,
  }));
}

/** What tests of the server need around them. */
const besideServer = {
  globalSetup: "server/src/testing/global-setup.ts",
  setupFiles: [
    // holds every answer that a test brings about against the emitted OpenAPI document
    "proof/src/agreement/setup.ts",
    // deals out key pairs that were made before
    "server/src/testing/few-keys.ts",
  ],
};

/** Whether a test file replaces modules: in a process that it shares, others would have loaded them already, or keep its own. */
const replacesModules = (path: string): boolean => /\bvi\.(mock|doMock)\(/.test(readFileSync(`${root}${path}`, "utf8"));

const testFiles = ["contract", "prisma", "proof", "scripts", "sdk", "server", "bench"].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts") && !path.includes("node_modules"))
    .map((path) => `${folder}/${path}`),
);

/**
 * Test files share the processes in which they run: loading the contract, the server and their libraries anew, and warming
 * them up, took a third of all processor time. Only what replaces modules has a process of its own.
 */
const shared = {
  isolate: false,
  exclude: [...configDefaults.exclude, ...testFiles.filter(replacesModules)],
};

const tests: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: {
      name: "plain",
      include: ["{contract,sdk}/src/**/*.test.ts", "{scripts,bench}/**/*.test.ts"],
      ...shared,
    },
  },
  {
    extends: true,
    test: {
      name: "database",
      include: ["{server,prisma,proof}/**/*.test.ts"],
      ...shared,
      ...besideServer,
    },
  },
  {
    extends: true,
    test: { name: "isolated", include: testFiles.filter(replacesModules), ...besideServer },
  },
];

const mutants = "mutants/authorization.proof.ts";

/** What is proved at length: the long runs, and those tests that have a long form. */
const proved = readdirSync(`${root}proof/src`, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".proof.ts") || (name.endsWith(".test.ts") && hasLongForm(name)))
  .filter((name) => name !== mutants)
  .map((name) => ({ path: `proof/src/${name}`, alone: isAlone(name) }));
function hasLongForm(name: string): boolean {
  return readFileSync(`${root}proof/src/${name}`, "utf8").includes("kit/proof-run.js");
}
const pathsOf = (alone: boolean): string[] => proved.filter((one) => one.alone === alone).map(({ path }) => path);

/** `npm run proof`. */
const proofs: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: {
      name: "proof",
      include: pathsOf(false),
      sequence: { groupOrder: 0 },
      testTimeout: 600_000,
      ...besideServer,
    },
  },
  {
    extends: true,
    plugins: [switchesPlugin()],
    test: {
      name: "mutants",
      include: [`proof/src/${mutants}`],
      sequence: { groupOrder: 0 },
      testTimeout: 300_000,
      ...besideServer,
    },
  },
  {
    extends: true,
    test: {
      name: "alone",
      include: pathsOf(true),
      fileParallelism: false,
      sequence: { groupOrder: 1 },
      testTimeout: 600_000,
      ...besideServer,
    },
  },
];

const { CONCORDAT_PLANTED: fault } = process.env;

export default defineConfig({
  plugins: fault ? [plantPlugin(fault)] : [],
  resolve: { alias: ["contract", "sdk", "server"].flatMap(sourcesOf) },
  test: {
    // One more than there are cores, since many tests wait for other processes; but no more than the one database server can take.
    maxWorkers: Math.min(1 + Math.max(2, availableParallelism()), 8),
    // machines are busy at times, and no test measures time
    testTimeout: 60_000,
    hookTimeout: 120_000,
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    projects: process.env["CONCORDAT_PROOF"] ? proofs : tests,
  },
});
