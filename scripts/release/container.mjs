import { spawnSync } from "node:child_process";

/** @param {string} program @param {readonly string[]} args */
const works = (program, args) => spawnSync(program, args, { stdio: "ignore", timeout: 30_000 }).status === 0;

/**
 * Builds the container image.
 * @param {string} root
 * @param {string} version
 * @returns {{ built: boolean, reason: string }}
 */
export function buildContainer(root, version) {
  const builder = ["docker", "podman"].find((program) => works(program, ["info"]));
  if (builder === undefined) return { built: false, reason: "neither docker nor podman works here" };
  const args = ["build", "--file", "deploy/Containerfile", "--tag", `concordat:${version}`, "."];
  const { status } = spawnSync(builder, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return status === 0 ? { built: true, reason: "" } : { built: false, reason: `${builder} ended with ${status}` };
}
