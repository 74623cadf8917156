import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** The longest that npm may take to install it, and the server to start. */
const longestMs = 240_000;

/** npm's own cache serves the downloads; what npx installs stays in a folder of this trial. @param {string} folder */
const cacheIn = (folder) => {
  const cache = join(folder, "npm");
  mkdirSync(cache, { recursive: true });
  const own = execFileSync("npm", ["config", "get", "cache"], { encoding: "utf8" }).trim();
  mkdirSync(join(own, "_cacache"), { recursive: true });
  symlinkSync(join(own, "_cacache"), join(cache, "_cacache"));
  return cache;
};

/** @param {string} url @param {() => boolean} isOver */
const ask = async (url, isOver) => {
  const faults = [];
  for (const path of ["/readyz", "/docs"]) {
    const answer = await fetch(url + path).catch(() => undefined);
    if (answer?.status !== 200) faults.push(`answers ${answer?.status ?? "nothing"} when asked for ${path}`);
  }
  if (isOver()) faults.push("ended by itself");
  return faults;
};

/**
 * Starts a server by `npx --package=TARBALL concordat start` in an empty folder, asks it something, and stops it.
 * @param {object} given
 * @param {string} given.node the program
 * @param {string} given.tarball
 * @param {string} given.folder
 * @returns {Promise<string[]>} what went wrong
 */
export async function tryNpx({ node, tarball, folder }) {
  const empty = join(folder, "empty");
  mkdirSync(empty, { recursive: true });
  // a server that is started as root runs its database as somebody else
  for (const each of [dirname(folder), folder, empty]) chmodSync(each, 0o755);
  const { DATABASE_URL: _database, CONCORDAT_MASTER_KEY: _key, npm_execpath: npm = "", ...own } = process.env;
  const env = {
    ...Object.fromEntries(Object.entries(own).filter(([name]) => !/^npm_/i.test(name))),
    PATH: [dirname(node), own["PATH"]].join(delimiter),
    PORT: "0",
    LOG_LEVEL: "error",
    npm_config_cache: cacheIn(folder),
    npm_config_prefer_offline: "true",
  };
  const args = [npm, "exec", "--yes", `--package=${tarball}`, "--", "concordat", "start", "--json"];
  const server = spawn(node, args, { cwd: empty, env, detached: true });
  let [said, errors, isOver] = ["", "", false];
  server.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  server.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  const ended = once(server, "exit").then(([code]) => {
    isOver = true;
    return code;
  });
  const timer = setTimeout(() => process.kill(-(server.pid ?? 0), "SIGKILL"), longestMs);
  try {
    await Promise.race([once(server.stdout, "data"), ended]);
    if (isOver || said === "") return [`ended at once:\n${errors}`];
    const faults = await ask(JSON.parse(said).url, () => isOver);
    process.kill(-(server.pid ?? 0), "SIGTERM");
    await ended;
    return faults;
  } finally {
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true });
  }
}
