import { spawn } from "node:child_process";
import { chmod, mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DatabaseStartError } from "../database/database-start-error.js";
import { runsAsRoot } from "../database/embedded/account.js";
import { Cluster } from "../database/embedded/cluster.js";
import { faultCode } from "../database/embedded/files.js";
import { isAlive } from "../database/embedded/process.js";
import { machineTag, runPid } from "./test-run.js";

const folderPrefix = `concordat-testing-${machineTag}-`;
const keeper = fileURLToPath(new URL("../../bin/test-database-keeper.js", import.meta.url));

/**
 * Opens the one embedded PostgreSQL of this test run, whichever of its processes asks first, and leaves it running: a
 * keeper ends it with the run, also when the run is killed.
 *
 * @returns the URL of a database that stays, from which others are made
 */
export const openRunCluster = async (): Promise<string> => {
  await sweep();
  const dataDir = join(tmpdir(), `${folderPrefix}${runPid}`);
  await makeFolder(dataDir);
  await keep(dataDir, runPid);
  const cluster = await Cluster.open({
    dataDir,
    role: "command",
    log: () => undefined,
    durable: false,
    forTests: true,
  });
  await cluster.leaveRunning();
  return cluster.url;
};

const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder);
    // the database of root runs as somebody else, who must get through
    await chmod(folder, runsAsRoot() ? 0o711 : 0o700);
  } catch (error) {
    if (faultCode(error) !== "EEXIST") throw error;
    // in a folder that all may write to, a stranger's database may lie under our name
    if (process.getuid && (await stat(folder)).uid !== process.getuid())
      throw new DatabaseStartError(`The folder ${folder} belongs to somebody else: set TMPDIR to another folder.`, {
        cause: error,
      });
  }
};

/** Sees that a keeper watches over the folder; of several processes at once, one starts it. */
const keep = async (folder: string, run: number): Promise<void> => {
  const file = join(folder, "keeper");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known && !isAlive(Number(known))) await rm(file, { force: true });
  const note = await open(file, "wx").catch((error: unknown) => {
    if (faultCode(error) === "EEXIST") return undefined;
    throw error;
  });
  if (!note) return;
  // nothing of the run's own environment: neither the options of a test runner nor any secret
  const { SystemRoot } = process.env;
  const child = spawn(process.execPath, [keeper, folder, String(run)], {
    detached: true,
    stdio: "ignore",
    windowsHide: true,
    env: SystemRoot ? { SystemRoot } : {},
  });
  child.on("error", () => undefined).unref();
  await note.writeFile(String(child.pid ?? ""));
  await note.close();
};

/** Leaves the databases of runs that ended together with their keeper to another keeper, who finds them over at once. */
const sweep = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const run = name.startsWith(folderPrefix) ? Number(name.slice(folderPrefix.length)) : Number.NaN;
    // another user's is in nobody's way
    if (run && !isAlive(run)) await keep(join(tmpdir(), name), run).catch(() => undefined);
  }
};
