import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { whyNot } from "../install.mjs";
import { refusedClients } from "./clients/index.mjs";
import { compareOutcomes } from "./compare.mjs";
import { plainWords } from "./plain-words.mjs";
import { startRefusingServer } from "./server.mjs";
import { situations } from "./situations/index.mjs";
import { makeWorld } from "./world.mjs";

const table = new URL("./outcomes.json", import.meta.url);

/**
 * What is written down of a client: its version, and how it ended in each situation.
 * @typedef {{ version: string, outcomes: Record<string, import("./attempt.mjs").Outcome> }} RecordedClient
 */

/** Puts in what only the world knows. @param {unknown} value @param {import("./world.mjs").World["values"]} values @returns {unknown} */
function fill(value, values) {
  if (typeof value === "string" && value.startsWith("$") && value.slice(1) in values) return values[value.slice(1)];
  if (Array.isArray(value)) return value.map((one) => fill(one, values));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fill(one, values)]));
}

/** @param {import("./attempt.mjs").RefusedClient} client @returns {Promise<string>} */
async function versionOf({ version, npmPackage }) {
  if (npmPackage !== undefined) return createRequire(import.meta.url)(`${npmPackage}/package.json`).version;
  const [command = "", ...args] = version ?? [];
  const { stdout, stderr } = await promisify(execFile)(command, args, { env: { PATH: "/usr/bin:/bin" } });
  return /\d+(\.\d+)+\S*/.exec(stdout || stderr)?.[0] ?? "";
}

/**
 * Tries all situations whose clocks are so far off.
 * @param {import("./attempt.mjs").RefusedClient} client
 * @param {import("./world.mjs").World} world
 * @param {string} folder
 * @param {number} hoursOff
 */
async function tryAll(client, world, folder, hoursOff) {
  const asked = situations.filter((situation) => (situation.hoursOff ?? 0) === hoursOff);
  const attempts = asked.map(({ name, act, who = "admin", where = "s3" }) => ({
    name,
    act: /** @type {import("./situations/situation.mjs").Act} */ (fill(act, { ...world.values, file: "file.txt" })),
    place: world.places[where],
    credentials: world.callers[who],
  }));
  const outcomes = await client.tryAll(attempts, folder);
  const codes = new Map(asked.map(({ name, code }) => [name, code]));
  return [...outcomes].map(([name, { exit, said }]) => [name, { exit, said: plainWords(said, codes.get(name)) }]);
}

/**
 * Lets every client that is there be refused in every situation, and compares what its user is told with what is written down.
 * @param {string} root of the project
 * @param {string} folder to work in
 * @param {{ install: boolean, record: boolean }} options record: write it down instead
 * @returns {Promise<boolean>} whether everything was as it is written down
 */
export async function tryRefusals(root, folder, { install, record }) {
  const server = await startRefusingServer(root, join(folder, "data"));
  /** @type {Record<string, RecordedClient>} */
  const found = {};
  try {
    const world = await makeWorld(server, folder);
    const there = [];
    for (const client of refusedClients) {
      const { debianPackage = "", version } = client;
      const reason = version && (await whyNot({ ...client, debianPackage, version, run: async () => {} }, { install }));
      if (reason === undefined) there.push(client);
      else console.log(`- ${client.name} is refused: skipped, ${reason}`);
    }
    for (const client of there) {
      const work = join(folder, client.name);
      await mkdir(work);
      await writeFile(join(work, "file.txt"), "some bytes");
    }
    for (const hoursOff of [0, -1, 1]) {
      await server.setClock(-hoursOff);
      await Promise.all(
        there.map(async (client) => {
          const began = Date.now();
          const outcomes = await tryAll(client, world, join(folder, client.name), hoursOff);
          found[client.name] ??= { version: await versionOf(client), outcomes: {} };
          Object.assign(found[client.name]?.outcomes ?? {}, Object.fromEntries(outcomes));
          console.log(`✔ ${client.name}: tried ${outcomes.length} situations (${Date.now() - began} ms)`);
        }),
      );
    }
  } finally {
    await server.close();
  }
  if (record) {
    await writeFile(table, `${JSON.stringify(found, null, 2)}\n`);
    return true;
  }
  const faults = compareOutcomes(JSON.parse(await readFile(table, "utf8")), found);
  for (const fault of faults) console.error(`✘ ${fault}`);
  return faults.length === 0;
}
