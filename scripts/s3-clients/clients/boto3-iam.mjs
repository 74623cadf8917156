import { fileURLToPath } from "node:url";
import { awsVariables } from "../client.mjs";
import { runTool } from "../run-tool.mjs";

const program = fileURLToPath(new URL("./with-boto3-iam.py", import.meta.url));

/** @type {import("../client.mjs").Client} */
export const boto3Iam = {
  name: "boto3-iam",
  debianPackage: "python3-boto3",
  version: ["/usr/bin/python3", "-c", "import boto3"],
  async run({ step, folder, files: _, ...place }) {
    const { endpoint, region, bucket } = place;
    await step("users, keys, groups, versions, boundaries, roles, sessions, simulations", () =>
      runTool("/usr/bin/python3", [program, endpoint, region, bucket], { env: awsVariables(place), cwd: folder }),
    );
  },
};
