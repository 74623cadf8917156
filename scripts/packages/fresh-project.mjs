import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Installs a package that has no dependencies in an empty project, as somebody else would, then imports every entry point
 * from plain JavaScript and from strict TypeScript that checks the declarations too.
 * @param {string} root
 * @param {string} folder a folder to work in, outside of the repository
 * @param {import("./packed.mjs").Packed} packed
 * @param {readonly string[]} entries such as "@concordat/sdk"
 */
export function useInFreshProject(root, folder, packed, entries) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "fresh", private: true, type: "module" }));
  const npmInstall = ["install", "--offline", "--no-audit", "--no-fund", "--silent", packed.tarball];
  execFileSync("npm", npmInstall, { cwd: folder, stdio: "inherit" });

  const imports = entries.map((entry, index) => `import * as entry${index} from ${JSON.stringify(entry)};`);
  const uses = entries.map((_, index) => `if (Object.keys(entry${index}).length === 0) throw new Error("empty");`);
  const program = [...imports, ...uses, ""].join("\n");
  writeFileSync(join(folder, "use.js"), program);
  execFileSync(process.execPath, ["use.js"], { cwd: folder, stdio: "inherit" });

  writeFileSync(join(folder, "use.ts"), program);
  const strict = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--target", "es2023", "--module", "nodenext"];
  const platform = ["--lib", "es2023,dom,dom.iterable", "--types", ""];
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, ...strict, ...platform, "use.ts"], { cwd: folder, stdio: "inherit" });
}
