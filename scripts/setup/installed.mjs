import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 */

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own record of its last complete run. That also
 * covers an `npm install` done by hand, an installation without devDependencies, and one that was cut off.
 * @param {string} root
 */
export function dependenciesInstalled(root) {
  const wanted = packagesOf(join(root, "package-lock.json"));
  const present = packagesOf(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (!path.includes("node_modules/")) return true; // our own packages, linked
    const installed = present[path];
    // npm leaves out an optional package made for another platform; one that is there came with a folder from elsewhere.
    return installed === undefined ? optional === true : installed.version === version && fitsHere(installed);
  });
}

/** @param {LockedPackage} installed */
function fitsHere({ os, cpu }) {
  return allows(os, process.platform) && allows(cpu, process.arch);
}

/**
 * @param {string[] | undefined} list
 * @param {string} value
 */
function allows(list, value) {
  return list === undefined || list.includes(value);
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
