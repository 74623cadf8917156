import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compareFolders, hashesOf } from "../files.mjs";
import { runTool } from "../run-tool.mjs";

/** @type {import("../client.mjs").Client} */
export const s3cmd = {
  name: "s3cmd",
  debianPackage: "s3cmd",
  version: ["s3cmd", "--version"],
  async run({ step, files, folder, endpoint, region, bucket, accessKeyId, secret }) {
    const { host } = new URL(endpoint);
    const configuration = join(folder, "s3cfg");
    await writeFile(
      configuration,
      `[default]\naccess_key = ${accessKeyId}\nsecret_key = ${secret}\nbucket_location = ${region}\nhost_base = ${host}\nhost_bucket = ${host}\nuse_https = False\n`,
    );
    const run = (/** @type {string[]} */ ...args) =>
      runTool("s3cmd", ["--config", configuration, "--no-progress", ...args], { cwd: folder });
    const target = `s3://${bucket}/files/`;
    const back = join(folder, "back");
    await mkdir(back);

    await step("sync", () => run("sync", "--multipart-chunk-size-mb=5", `${files}/`, target));
    await step("sync finds nothing to do", async () =>
      assert.doesNotMatch(await run("sync", `${files}/`, target), /upload: /),
    );
    await step("ls", async () => {
      const lines = (await run("ls", "--recursive", target)).trimEnd().split("\n");
      assert.equal(lines.length, (await hashesOf(files)).size);
    });
    await step("get --recursive", () => run("get", "--recursive", target, `${back}/`));
    await step("the bytes are the same", () => compareFolders(files, back));
    await step("info", async () =>
      assert.match(await run("info", `${target}sizes/5242881.bin`), /File size: +5242881/),
    );
    await step("cp and del", async () => {
      await run("cp", `${target}sizes/1.bin`, `${target}copied.bin`);
      await run("del", "--recursive", "--force", target);
      assert.equal(await run("ls", "--recursive", `s3://${bucket}`), "");
    });
  },
};
