import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { mutantPlugin } from "./scripts/proof/mutant-plugin.js";

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
  // holds every answer that a test brings about against the emitted OpenAPI document
  setupFiles: "server/src/proof/agreement/setup.ts",
};

const tests: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: {
      name: "plain",
      include: ["{contract,sdk}/src/**/*.test.ts", "{scripts,bench}/**/*.test.ts"],
    },
  },
  {
    extends: true,
    test: { name: "database", include: ["{server,prisma}/**/*.test.ts", "examples/**/*.test.ts"], ...besideServer },
  },
];

/** `npm run proof`: the long runs, and the long form of those tests that have one. */
const proofs: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: {
      name: "proof",
      include: ["{contract,sdk,server,scripts,examples}/**/*.proof.ts", "server/src/proof/**/*.test.ts"],
      testTimeout: 600_000,
      ...besideServer,
    },
  },
];

export default defineConfig({
  plugins: process.env["CONCORDAT_MUTANTS"] ? [mutantPlugin()] : [],
  resolve: { alias: ["contract", "sdk", "server"].flatMap(sourcesOf) },
  test: {
    // Enough to keep small machines busy without drowning the one database server that all files share.
    maxWorkers: Math.min(Math.max(2, availableParallelism()), 8),
    // machines are busy at times, and no test measures time
    testTimeout: 60_000,
    hookTimeout: 120_000,
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    projects: process.env["CONCORDAT_PROOF"] ? proofs : tests,
  },
});
