import { join } from "node:path";
import { bundleFirstCalls } from "./bundle.mjs";
import { entryPointsOf, manifestOf, specifiersOf } from "./entry-points.mjs";
import { makeProject } from "./fresh-project.mjs";
import { faultsOfLightPackage, faultsOfManifest } from "./manifest.mjs";
import { failureOf, writePrograms } from "./runtimes.mjs";
import { shakeResources } from "./tree-shaking.mjs";
import { compile } from "./typescripts.mjs";
import { useInWorker } from "./worker.mjs";

/**
 * Uses the SDK in a project that has nothing else, not even the types of Node: every entry point that no optional package
 * is needed for.
 * @param {import("./checks.mjs").Checks} checks
 */
export async function useAlone({ root, folder, tarballs, url, report }) {
  const name = "@concordat/sdk";
  const project = join(folder, "alone");
  makeProject(project, { [name]: tarballs[name] ?? "" }, { offline: true });
  const entryPoints = await entryPointsOf(project, name);
  const frugal = entryPoints.filter(({ needsPackages }) => !needsPackages);
  const portable = frugal.filter(({ needsNode }) => !needsNode);

  const manifest = manifestOf(project, name);
  const weights = [...faultsOfManifest(manifest, entryPoints), ...faultsOfLightPackage(manifest, entryPoints)];
  report("needs nothing, runs nothing when installed", weights);

  const programs = writePrograms(project, specifiersOf(frugal));
  console.log(`  entry points: ${specifiersOf(frugal).join(", ")}`);
  report("by import", await failureOf(process.execPath, project, [programs.import, url]));
  report("by require", await failureOf(process.execPath, project, [programs.require, url]));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const compiled = await compile({ folder: project, tsc, specifiers: specifiersOf(frugal), types: [] });
  report(
    "compiled without any other types",
    compiled.flatMap(({ faults }) => faults),
  );

  const { resources, faults } = await shakeResources(project);
  report(`each of ${resources} resources, bundled alone, comes without the routes of the others`, faults);

  console.log(`  without Node: ${specifiersOf(portable).join(", ")}`);
  const worker = bundleFirstCalls(project, portable).then((bundle) => useInWorker(bundle, url));
  report("in a runtime that has no module of Node", await worker.then(() => [], stackOf));
}

/** @param {unknown} error */
const stackOf = (error) => [error instanceof Error ? `${error.stack}` : String(error)];
