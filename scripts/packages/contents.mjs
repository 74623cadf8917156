import { readFileSync } from "node:fs";
import { join } from "node:path";

const belongs =
  /^(package\.json|README\.md|LICENSE|bin\/.+\.js|dist\/.+\.(js|js\.map|d\.ts|json)|dist\/docs\/texts\/.+\.(md|svg)|assets\/.+\.(js|css|json)|assets\/console\/index\.html|assets\/.+\/(LICENSE|README\.md))$/;
const stray = /\.test(-d)?\.|(^|\/)testing\//;
const secret = /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/;

/**
 * What is wrong with the files of a package, one sentence each.
 * @param {string} folder where the packed files lie
 * @param {readonly string[]} files
 * @param {{ license: string, root: string }} project
 * @returns {string[]}
 */
export function faultsOfContents(folder, files, { license, root }) {
  const faults = [];
  for (const file of files) {
    const content = readFileSync(join(folder, file), "utf8");
    if (!belongs.test(file)) faults.push(`${file} does not belong into a package`);
    if (stray.test(file)) faults.push(`${file} is there for tests only`);
    if (secret.test(content)) faults.push(`${file} holds a private key`);
    if (content.includes(root)) faults.push(`${file} names a folder of this machine`);
  }
  if (!files.includes("LICENSE") || readFileSync(join(folder, "LICENSE"), "utf8") !== license) {
    faults.push("LICENSE is missing or not the project's");
  }
  return faults;
}
