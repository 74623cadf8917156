import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endWithNpm } from "./setup/end-with-npm.mjs";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm run s3-clients`: stores, reads and compares objects with every S3 client of Debian that is there, and lets clients be refused.
// Names pick some of that: `npm run s3-clients -- rclone restic refusals`. `--install`: with apt-get, those that are not there.
// `--quick`: without the 300 MiB. `--record`: writes down what clients tell when they are refused.
refuseOldNode();
endWithNpm();
void import("./setup/set-up.mjs").then(async ({ root, setUpOrExit }) => {
  const { clients } = await import("./s3-clients/clients/index.mjs");
  const { whyNot } = await import("./s3-clients/install.mjs");
  const words = process.argv.slice(2);
  const names = words.filter((word) => !word.startsWith("--"));
  const known = [...clients.map(({ name }) => name), "refusals"];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no client ${unknown.join(", ")}; there are ${known.join(", ")}.`);
    process.exit(1);
  }
  const isAsked = (/** @type {string} */ name) => names.length === 0 || names.includes(name);
  const install = words.includes("--install");
  await setUpOrExit();
  const { startServer } = await import("./s3-clients/server.mjs");
  const { writeFiles } = await import("./s3-clients/files.mjs");

  const folder = await mkdtemp(join(tmpdir(), "s3-clients-"));
  await chmod(folder, 0o755); // the server runs its database as somebody else when we are root
  const files = join(folder, "files");
  await writeFiles(files, { large: !words.includes("--quick") });
  const server = await startServer(root, join(folder, "data"));
  /** @type {string[]} */
  const failed = [];
  try {
    for (const client of clients.filter(({ name }) => isAsked(name))) {
      const reason = await whyNot(client, { install });
      if (reason !== undefined) {
        console.log(`- ${client.name}: skipped, ${reason}`);
        continue;
      }
      const work = join(folder, client.name);
      await mkdir(work);
      const place = await server.place(client.name);
      const step = async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ act) => {
        const began = Date.now();
        await act();
        console.log(`✔ ${client.name}: ${name} (${Date.now() - began} ms)`);
      };
      try {
        await client.run({ ...place, files, folder: work, step });
      } catch (error) {
        failed.push(client.name);
        console.error(`✘ ${client.name}: ${error instanceof Error ? error.message : error}`);
      }
      if (existsSync(work)) await rm(work, { recursive: true });
    }
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
  if (isAsked("refusals") && !(await areRefusalsAsRecorded(root, { install, record: words.includes("--record") })))
    failed.push("refusals");
  console.log(
    failed.length === 0 ? "\nAll clients that are there get back what they stored." : `\nFailed: ${failed.join(", ")}`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
});

/** @param {string} root @param {{ install: boolean, record: boolean }} options */
async function areRefusalsAsRecorded(root, options) {
  const { tryRefusals } = await import("./s3-clients/refusals/run.mjs");
  const folder = await mkdtemp(join(tmpdir(), "s3-refusals-"));
  await chmod(folder, 0o755);
  try {
    return await tryRefusals(root, folder, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}
