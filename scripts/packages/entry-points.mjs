import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * What can be imported of a package.
 * @typedef {object} EntryPoint
 * @property {string} specifier such as "@concordat/sdk/msw"
 * @property {string[]} imports the packages and built-in modules that it imports in turn, of its own package's files too
 * @property {boolean} needsNode imports a module of Node, so that it is not for browsers
 * @property {boolean} needsPackages imports packages other than its own
 */

/** @param {readonly EntryPoint[]} entryPoints */
export const specifiersOf = (entryPoints) => entryPoints.map(({ specifier }) => specifier);

/**
 * The manifest of an installed package.
 * @param {string} folder the project
 * @param {string} name
 * @returns {import("./manifest.mjs").Manifest}
 */
export const manifestOf = (folder, name) =>
  JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));

/**
 * The entry points of an installed package, each with what it needs.
 * @param {string} folder the project
 * @param {string} name
 * @returns {Promise<EntryPoint[]>}
 */
export async function entryPointsOf(folder, name) {
  const targets = Object.entries(manifestOf(folder, name).exports);
  return await Promise.all(
    targets.map(async ([entry, target]) => {
      const imports = await importsOf(join(folder, "node_modules", name, target.default));
      return {
        specifier: name + entry.slice(1),
        imports,
        needsNode: imports.some(isBuiltin),
        needsPackages: imports.some((imported) => !isBuiltin(imported) && imported !== name),
      };
    }),
  );
}

/** @param {string} file */
async function importsOf(file) {
  const { metafile } = await build({
    entryPoints: [file],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    metafile: true,
    write: false,
    outdir: "unused",
    logLevel: "error",
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const external = imports.filter((imported) => imported.external && !imported.path.startsWith("."));
  return [...new Set(external.map(({ path }) => (isBuiltin(path) ? path : packageOf(path))))].sort();
}

/** @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
