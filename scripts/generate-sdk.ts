import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { contract, tags } from "../contract/src/index.js";
import { filesOf } from "./generate-sdk/files.js";

const sdk = fileURLToPath(new URL("../sdk/", import.meta.url));

/** Writes what of the SDK follows from the contract, and removes what no longer does. */
export const generateSdk = async (folder = join(sdk, "src/generated")): Promise<void> => {
  const { version } = JSON.parse(await readFile(join(sdk, "package.json"), "utf8")) as { version: string };
  const files = filesOf(contract, tags, version);
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const wanted = new Set(files.map(({ path }) => join(folder, path)));
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !wanted.has(path)) await rm(path);
  }
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await generateSdk();
