import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles each resource of the SDK alone and looks whose routes come along: those of its own and of the resources in it
 * (`users`, with `users-tags`), and no others.
 * @param {string} folder a project that has the SDK installed
 * @returns {Promise<{ resources: number, faults: string[] }>}
 */
export async function shakeResources(folder) {
  const resources = join(folder, "node_modules/@concordat/sdk/dist/generated/resources");
  const files = readdirSync(resources).filter((file) => file.endsWith(".js"));
  const faults = [];
  for (const file of files) {
    const resource = basename(file, ".js");
    const routes = await routesWith(folder, Object.keys(await import(join(resources, file))));
    const strange = routes.filter((name) => name !== resource && !name.startsWith(`${resource}-`));
    if (routes.length === 0) faults.push(`a bundle of ${resource} has no routes`);
    if (strange.length > 0) faults.push(`a bundle of ${resource} has the routes of ${strange.join(", ")} in it`);
  }
  if (files.length === 0) faults.push("has no resources");
  return { resources: files.length, faults };
}

/**
 * @param {string} folder
 * @param {readonly string[]} names what a program imports of the SDK
 */
async function routesWith(folder, names) {
  const contents = `import { ${names.join(", ")} } from "@concordat/sdk"; globalThis.kept = [${names.join(", ")}];`;
  const { metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    platform: "browser",
    format: "esm",
    metafile: true,
    write: false,
    outdir: "unused",
    logLevel: "error",
  });
  const [output] = Object.values(metafile.outputs);
  const kept = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return kept.flatMap(([input]) => /\/generated\/routes\/(.+)\.js$/.exec(input)?.[1] ?? []);
}
