import { fileURLToPath } from "node:url";
import { awsVariables } from "../client.mjs";
import { runTool } from "../run-tool.mjs";

const program = fileURLToPath(new URL("./with-boto3.py", import.meta.url));

/** @type {import("../client.mjs").Client} */
export const boto3 = {
  name: "boto3",
  debianPackage: "python3-boto3",
  version: ["/usr/bin/python3", "-c", "import boto3"],
  async run({ step, files, folder, ...place }) {
    const { endpoint, region, bucket } = place;
    await step("files, listings, hostile keys, checksums, deletion, versions, tags, configurations", () =>
      runTool("/usr/bin/python3", [program, endpoint, region, bucket, files], {
        env: awsVariables(place),
        cwd: folder,
      }),
    );
  },
};
