import { basename } from "node:path";
import { buildConsole } from "../build-console.mjs";
import { copyTexts } from "../copy-texts.mjs";
import { filesUnder } from "./fingerprint.mjs";
import { dependenciesInstalled } from "./installed.mjs";
import { removeOrphans } from "./orphans.mjs";
import { runCommand } from "./run-command.mjs";
import { stampOf } from "./stamp.mjs";

/**
 * One thing that must be in place before the project runs.
 * @typedef {object} Step
 * @property {string} title
 * @property {() => boolean} isDone cheap, and asked on every start
 * @property {(signal?: AbortSignal) => Promise<void>} run
 */

const workspaces = ["contract", "sdk", "server"];
const configuration = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.base.json"];
const texts = ["docs", "CHANGELOG.md", "scripts/copy-texts.mjs"];
const consoleFiles = ["src", "index.html", "package.json", "tsconfig.json", "vite.config.ts"];
const consoleSources = [...consoleFiles.map((file) => `console/${file}`), "scripts/build-console.mjs"];

/**
 * The steps of the set-up, each resting on those before it.
 * @param {string} root
 * @returns {Step[]}
 */
export function setUpSteps(root) {
  return [dependencies(root), databaseClient(root), build(root)];
}

/**
 * @param {string} root
 * @returns {Step}
 */
function dependencies(root) {
  return {
    title: "Installing dependencies (about a minute)",
    isDone: () => dependenciesInstalled(root),
    // The build needs the devDependencies, whatever NODE_ENV and npm's own settings say.
    run: (signal) =>
      runCommand([...npm(), "ci", "--include=dev", "--include=optional"], { cwd: root, env: npmEnv(), signal }),
  };
}

/** The npm that runs us, else the one in the PATH. */
function npm() {
  const running = process.env["npm_execpath"];
  if (running !== undefined && basename(running) === "npm-cli.js")
    return /** @type {const} */ ([process.execPath, running]);
  return /** @type {const} */ (["npm"]);
}

function npmEnv() {
  // Older npms run Prisma's install script, which fetches an engine that we do not use unless one is named.
  return { ...process.env, NODE_ENV: "development", PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
}

/**
 * @param {string} root
 * @returns {Step}
 */
function databaseClient(root) {
  const generator = "scripts/generate-database.mjs";
  const stamp = stampOf(root, "database-client", {
    inputs: () => filesUnder(root, ["package-lock.json", "prisma.config.ts", "prisma", generator]),
    outputs: ["server/src/generated"],
  });
  return {
    title: "Generating the database client",
    isDone: () => stamp.matches(),
    run: (signal) => stamp.around(() => runCommand([process.execPath, generator], { cwd: root, signal })),
  };
}

/**
 * @param {string} root
 * @returns {Step}
 */
function build(root) {
  const sources = workspaces.flatMap((name) => [`${name}/src`, `${name}/tsconfig.json`, `${name}/package.json`]);
  const outputs = [...workspaces.map((name) => `${name}/dist`), "server/assets/console"];
  const stamp = stampOf(root, "build", {
    inputs: () =>
      filesUnder(
        root,
        [...configuration, ...sources, ...consoleSources, ...texts],
        (file) => !/\.test(-d)?\.ts$|\.browser\.mjs$|\/testing\//.test(file),
      ),
    outputs,
  });
  return {
    title: "Building",
    isDone: () => stamp.matches(),
    run: (signal) =>
      stamp.around(async () => {
        removeOrphans(root, workspaces);
        await runCommand([process.execPath, "node_modules/typescript/bin/tsc", "-b"], { cwd: root, signal });
        await buildConsole(root, signal);
        copyTexts(root);
      }),
  };
}
