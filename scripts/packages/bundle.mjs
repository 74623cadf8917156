import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const firstCalls = fileURLToPath(new URL("first-calls.mjs", import.meta.url));

/**
 * A program as a script for browsers, without any module of Node.
 * @param {string} contents
 * @param {string} folder where it finds its packages
 * @returns {Promise<string>}
 */
export async function bundleForBrowsers(contents, folder) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  const [output] = outputFiles;
  if (!output) throw new Error("esbuild wrote nothing");
  return output.text;
}

/**
 * A script that makes `globalThis.run(baseUrl)`: the first calls with the SDK of a project, bundled for a platform without
 * any module of Node. The other entry points are bundled and evaluated with it.
 * @param {string} folder the project
 * @param {readonly import("./entry-points.mjs").EntryPoint[]} entryPoints
 * @returns {Promise<string>}
 */
export async function bundleFirstCalls(folder, entryPoints) {
  const others = entryPoints.map(({ specifier }, index) => `import * as entry${index} from "${specifier}";`);
  const names = entryPoints.map((_, index) => `entry${index}`);
  const contents = `
    import * as sdk from "@concordat/sdk";
    import { firstCalls } from ${JSON.stringify(firstCalls)};
    ${others.join("\n")}
    globalThis.entries = [${names.join(", ")}].map((entry) => Object.keys(entry).length);
    globalThis.run = async (baseUrl) => JSON.stringify(await firstCalls(sdk, baseUrl));`;
  return bundleForBrowsers(contents, folder);
}
