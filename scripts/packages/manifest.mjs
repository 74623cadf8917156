import { isBuiltin } from "node:module";

/** What npm runs on the machine of those who install a package. */
const installScripts = ["preinstall", "install", "postinstall"];

/**
 * A `package.json`, as far as this reads it.
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {Record<string, { types: string, default: string }>} exports
 * @property {boolean} [sideEffects]
 * @property {Record<string, string>} [scripts]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, { optional?: boolean }>} [peerDependenciesMeta]
 */

/**
 * What is wrong with how a package describes itself, one sentence each.
 * @param {Manifest} manifest
 * @param {readonly import("./entry-points.mjs").EntryPoint[]} entryPoints
 */
export function faultsOfManifest(manifest, entryPoints) {
  const faults = [];
  for (const script of installScripts) {
    if (manifest.scripts?.[script]) faults.push(`runs a script when it is installed (${script})`);
  }
  const own = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  const peers = Object.keys(manifest.peerDependencies ?? {});
  for (const { specifier, imports } of entryPoints) {
    const missing = imports.filter((name) => !isBuiltin(name) && !own.includes(name) && !peers.includes(name));
    for (const name of missing) faults.push(`${specifier} imports ${name}, which the package does not depend on`);
  }
  return faults;
}

/**
 * What is wrong with a package that browsers load, one sentence each: it shall need nothing and be easy to shake.
 * @param {Manifest} manifest
 * @param {readonly import("./entry-points.mjs").EntryPoint[]} entryPoints
 */
export function faultsOfLightPackage(manifest, entryPoints) {
  const faults = [];
  const needs = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  if (needs.length > 0) faults.push(`depends on ${needs.join(", ")}, and shall need nothing`);
  for (const peer of Object.keys(manifest.peerDependencies ?? {})) {
    if (!manifest.peerDependenciesMeta?.[peer]?.optional) faults.push(`demands ${peer} of everybody: make it optional`);
  }
  if (manifest.sideEffects !== false) faults.push('does not say `"sideEffects": false`');
  const main = entryPoints.find(({ specifier }) => specifier === manifest.name);
  for (const name of main?.imports ?? []) faults.push(`${manifest.name} imports ${name}, and shall import nothing`);
  return faults;
}
