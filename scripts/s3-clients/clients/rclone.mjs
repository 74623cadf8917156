import assert from "node:assert/strict";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { compareFolders } from "../files.mjs";
import { runTool } from "../run-tool.mjs";

/** @type {import("../client.mjs").Client} */
export const rclone = {
  name: "rclone",
  debianPackage: "rclone",
  version: ["rclone", "version"],
  async run({ step, files, folder, endpoint, region, bucket, accessKeyId, secret }) {
    const env = {
      RCLONE_CONFIG: join(folder, "none"),
      RCLONE_CONFIG_HERE_TYPE: "s3",
      RCLONE_CONFIG_HERE_PROVIDER: "Other",
      RCLONE_CONFIG_HERE_ENDPOINT: endpoint,
      RCLONE_CONFIG_HERE_REGION: region,
      RCLONE_CONFIG_HERE_ACCESS_KEY_ID: accessKeyId,
      RCLONE_CONFIG_HERE_SECRET_ACCESS_KEY: secret,
      RCLONE_RETRIES: "1",
      RCLONE_LOW_LEVEL_RETRIES: "1",
    };
    const run = (/** @type {string[]} */ ...args) => runTool("rclone", args, { env, cwd: folder });
    const target = `here:${bucket}/files`;
    const [back, changed] = [join(folder, "back"), join(folder, "changed")];

    await step("copy", () => run("copy", files, target));
    await step("check, by hash and by download", async () => {
      await run("check", files, target);
      await run("check", "--download", files, target);
    });
    await step("copy, back", () => run("copy", target, back));
    await step("the bytes are the same", () => compareFolders(files, back));
    await step("sync takes away what is gone", async () => {
      await cp(files, changed, { recursive: true });
      await rm(join(changed, "sizes"), { recursive: true });
      await run("sync", changed, target);
      await rm(back, { recursive: true });
      await run("copy", target, back);
      await compareFolders(changed, back);
    });
    await step("purge", async () => {
      await run("purge", target);
      assert.equal(await run("lsf", "--recursive", `here:${bucket}`), "");
    });
  },
};
