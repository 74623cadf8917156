import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeProject } from "../packages/fresh-project.mjs";
import { nodePackage, nodes } from "../packages/matrix.mjs";

/**
 * A Node to try a release with.
 * @typedef {object} NodeAtHand
 * @property {string} version
 * @property {string | undefined} path undefined where it is not at hand
 * @property {string} reason why it is not
 */

/** @param {string} work @param {string} version @returns {NodeAtHand} */
const fetched = (work, version) => {
  const folder = join(work, `node-${version}`);
  try {
    makeProject(folder, { [`node-${version}`]: `npm:${nodePackage}@${version}` });
  } catch {
    return { version, path: undefined, reason: `the package ${nodePackage} could not be installed` };
  }
  const path = join(folder, "node_modules", `node-${version}`, "bin", "node");
  return existsSync(path)
    ? { version, path, reason: "" }
    : { version, path: undefined, reason: `there is no package ${nodePackage} with it` };
};

/**
 * The Node that runs this, and each that is promised.
 * @param {string} work a folder for those that are fetched
 * @param {{ isQuick: boolean }} options quick: the one that runs this alone
 * @returns {readonly NodeAtHand[]}
 */
export function nodesAtHand(work, { isQuick }) {
  const own = process.versions.node;
  const others = nodes.filter((version) => version !== own);
  const left = (/** @type {string} */ version) => ({
    version,
    path: undefined,
    reason: "the quick form leaves it out",
  });
  return [
    { version: own, path: process.execPath, reason: "" },
    ...others.map((version) => (isQuick ? left(version) : fetched(work, version))),
  ];
}
