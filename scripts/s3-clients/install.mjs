import { existsSync } from "node:fs";
import { runs, runTool } from "./run-tool.mjs";

/**
 * Why a client cannot be tried here; undefined, if it can.
 * @param {import("./client.mjs").Client} client
 * @param {{ install: boolean }} options whether to install it, where it is not there and may be installed
 */
export async function whyNot({ debianPackage, version, needsFuse }, { install }) {
  if (needsFuse && !existsSync("/dev/fuse")) return "for there is no FUSE here";
  const [command, ...args] = version;
  if (await runs(command, args)) return undefined;
  if (!install) return `for Debian's package ${debianPackage} is not installed (\`--install\` does that)`;
  if (process.getuid?.() !== 0) return `for only root may install Debian's package ${debianPackage}`;
  const fault = await runTool("apt-get", ["install", "-y", "-qq", "--no-install-recommends", debianPackage], {
    env: { DEBIAN_FRONTEND: "noninteractive" },
  }).then(
    () => undefined,
    (error) => String(error.message),
  );
  return fault && `for apt-get cannot install ${debianPackage}: ${fault}`;
}
