import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { awsVariables } from "../client.mjs";
import { compareFolders } from "../files.mjs";
import { runTool } from "../run-tool.mjs";

/** @type {import("../client.mjs").Client} */
export const restic = {
  name: "restic",
  debianPackage: "restic",
  version: ["restic", "version"],
  async run({ step, files, folder, ...place }) {
    const { endpoint, bucket } = place;
    const env = {
      ...awsVariables(place),
      RESTIC_REPOSITORY: `s3:${endpoint}/${bucket}/repository`,
      RESTIC_PASSWORD: "a password",
      RESTIC_CACHE_DIR: join(folder, "cache"),
    };
    const back = join(folder, "back");
    const run = (/** @type {string[]} */ ...args) => runTool("restic", args, { env, cwd: folder });

    await step("init", () => run("init"));
    await step("backup, twice", async () => {
      await run("backup", files);
      await writeFile(join(folder, "more"), "more");
      await run("backup", files, join(folder, "more"));
    });
    await step("check --read-data", () => run("check", "--read-data"));
    await step("restore", () => run("restore", "latest", "--target", back));
    await step("the bytes are the same", async () => {
      await rm(join(back, folder), { recursive: true });
      await compareFolders(files, join(back, files));
    });
    await step("forget --prune", () => run("forget", "--keep-last", "1", "--prune"));
    await step("check again", () => run("check", "--read-data"));
  },
};
