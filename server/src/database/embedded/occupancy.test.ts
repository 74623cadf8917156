import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryDataFolder, usedDataFolder } from "../../testing/data-folder.js";
import { buildDatabaseProgram, startDatabaseProcess } from "../../testing/database-process.js";
import { DatabaseStartError } from "../database-start-error.js";
import { Occupancy } from "./occupancy.js";

const pace = { beatMs: 8, patienceMs: 400 };
const quiet = (): void => undefined;

describe("the occupancy of a data folder", () => {
  const place = async () => {
    const dataDir = await temporaryDataFolder();
    await mkdir(dataDir);
    const file = join(dataDir, "postgres.machine");
    const occupy = (machine: string): Occupancy => {
      const occupancy = new Occupancy(file, Promise.resolve(`${machine}\n`), pace);
      onTestFinished(() => occupancy.leave());
      return occupancy;
    };
    return { dataDir, file, occupy };
  };

  it("is refused to another machine while the first shows signs of life", async () => {
    const { dataDir, occupy } = await place();
    await occupy("one").claim(dataDir, quiet);
    const refused = occupy("other").claim(dataDir, quiet);
    await expect(refused).rejects.toThrow(DatabaseStartError);
    await expect(refused).rejects.toThrow(
      `The database in the data folder ${dataDir} runs on another machine or container (one): stop it there, or set CONCORDAT_DATA_DIR to another folder.`,
    );
  });

  it("passes to another machine when the first has fallen silent, and says that it waits", async () => {
    const { dataDir, file, occupy } = await place();
    const first = occupy("one");
    await first.claim(dataDir, quiet);
    first.leave();
    const logged: string[] = [];
    await occupy("other").claim(dataDir, (message) => logged.push(message));
    expect(await readFile(file, "utf8")).toBe("other\n");
    expect(logged).toEqual([
      "The database was last run on one, without a proper end; watching whether it still runs there.",
    ]);
  });

  it("is shared by the processes of one machine, and ends with its release", async () => {
    const { dataDir, occupy } = await place();
    const first = occupy("one");
    await first.claim(dataDir, quiet);
    await occupy("one").claim(dataDir, () => expect.fail("has nothing to wait for"));
    first.leave();
    await first.release();
    expect(await readdir(dataDir)).toEqual([]);
    await occupy("other").claim(dataDir, () => expect.fail("has nothing to wait for"));
  });
});

const inContainer = ["--pid", "--fork", "--mount-proc", "--net", "--ipc"];
const containers = spawnSync("unshare", [...inContainer, "true"]).status === 0;

describe.skipIf(!containers)(`two containers on one data folder${containers ? "" : " (skipped: none here)"}`, () => {
  it("never run two databases on its files", async () => {
    const dataDir = await usedDataFolder();
    const server = await startDatabaseProcess({ dataDir });
    const command = [process.execPath, await buildDatabaseProgram(), JSON.stringify({ dataDir, role: "server" })];
    const { stdout } = spawnSync("unshare", [...inContainer, ...command], { encoding: "utf8", input: "" });
    expect(stdout).toContain("runs on another machine or container");
    await server.close();
  });
});
