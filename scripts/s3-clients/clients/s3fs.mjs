import { spawn } from "node:child_process";
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { compareFolders } from "../files.mjs";
import { runTool } from "../run-tool.mjs";

/** @type {import("../client.mjs").Client} */
export const s3fs = {
  name: "s3fs",
  debianPackage: "s3fs",
  version: ["s3fs", "--version"],
  needsFuse: true,
  async run({ step, files, folder, endpoint, region, bucket, accessKeyId, secret }) {
    const [passwords, mounted] = [join(folder, "passwords"), join(folder, "mounted")];
    await writeFile(passwords, `${accessKeyId}:${secret}\n`, { mode: 0o600 });
    await mkdir(mounted);
    const options = `passwd_file=${passwords},url=${endpoint},endpoint=${region},use_path_request_style,retries=1`;
    const mount = spawn("s3fs", [bucket, mounted, "-f", "-o", options], { stdio: "ignore" });
    const ended = new Promise((resolve) => mount.once("close", resolve));
    try {
      await step("mount", () => untilMounted(mounted));
      await step("write files", () => cp(files, join(mounted, "files"), { recursive: true }));
      await step("the bytes are the same", () => compareFolders(files, join(mounted, "files")));
      await step("remove them", async () => {
        await rm(join(mounted, "files"), { recursive: true });
        const left = await readdir(mounted);
        if (left.length > 0) throw new Error(`what is left: ${left.join(", ")}`);
      });
    } finally {
      await runTool("umount", [mounted]).catch(() => mount.kill());
      await ended;
    }
  },
};

/** @param {string} folder */
async function untilMounted(folder) {
  for (let tries = 0; tries < 100; tries += 1) {
    const mounts = await runTool("cat", ["/proc/mounts"]);
    if (mounts.includes(` ${folder} fuse.s3fs `)) return;
    await delay(100);
  }
  throw new Error("s3fs did not mount the bucket within 10 seconds");
}
