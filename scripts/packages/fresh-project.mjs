import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes a project with nothing in it but what it is given, and installs that as somebody else would.
 * @param {string} folder outside of the repository, so that nothing is found there by accident
 * @param {Record<string, string>} dependencies names, with versions or tarballs
 * @param {{ offline?: boolean, allowScripts?: Record<string, boolean> }} [options]
 */
export function makeProject(folder, dependencies, { offline = false, allowScripts = {} } = {}) {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: "fresh", private: true, type: "module", dependencies, allowScripts };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const from = offline ? "--offline" : "--prefer-offline";
  const npmInstall = ["install", from, "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  execFileSync("npm", npmInstall, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}
