import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTool } from "../../run-tool.mjs";

const program = fileURLToPath(new URL("./try-with-boto3.py", import.meta.url));

/** @type {import("../attempt.mjs").RefusedClient} */
export const boto3 = {
  name: "boto3",
  title: "boto3",
  debianPackage: "python3-boto3",
  version: ["/usr/bin/python3", "-c", "import boto3; print(boto3.__version__)"],
  async tryAll(attempts, folder) {
    const [asked, told] = [join(folder, "attempts.json"), join(folder, "outcomes.json")];
    await writeFile(asked, JSON.stringify(attempts));
    await runTool("/usr/bin/python3", [program, asked, told], { cwd: folder });
    return new Map(Object.entries(JSON.parse(await readFile(told, "utf8"))));
  },
};
