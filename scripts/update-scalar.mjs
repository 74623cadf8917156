import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// `node scripts/update-scalar.mjs 1.72.1`: puts another version of the docs page's renderer into the server.
const [version] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version ?? "")) throw new Error("Name a version, such as 1.72.1.");

const target = fileURLToPath(new URL("../server/assets/scalar/", import.meta.url));
const name = "@scalar/api-reference";
const file = "dist/browser/standalone.js";
const folder = mkdtempSync(join(tmpdir(), "scalar-"));
try {
  const packed = execFileSync("npm", ["pack", "--json", `${name}@${version}`], { cwd: folder, encoding: "utf8" });
  const [{ filename }] = JSON.parse(packed);
  execFileSync("tar", ["-xzf", filename], { cwd: folder });
  const text = readFileSync(join(folder, "package", file), "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  const integrity = `sha512-${createHash("sha512").update(text).digest("base64")}`;
  const provenance = { name, version, file, license: "MIT", integrity };
  writeFileSync(join(target, "standalone.js"), text);
  writeFileSync(join(target, "provenance.json"), `${JSON.stringify(provenance, null, 2)}\n`);
  console.log(`✓ ${name} ${version}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
