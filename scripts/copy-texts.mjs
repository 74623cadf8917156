import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Puts the texts of the documentation beside the compiled server, so that its package has them.
 * @param {string} root
 */
export function copyTexts(root) {
  const target = join(root, "server/dist/docs/texts");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const guides = readdirSync(join(root, "docs")).filter((file) => file.endsWith(".md"));
  for (const file of [...guides.map((guide) => `docs/${guide}`), "CHANGELOG.md"])
    copyFileSync(join(root, file), join(target, file.replace("docs/", "")));
  cpSync(join(root, "docs/pictures"), join(target, "pictures"), { recursive: true });
}

// the last part of `npm run build`
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  copyTexts(fileURLToPath(new URL("..", import.meta.url)));
