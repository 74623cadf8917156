import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { actions, conditionKeys, conditionOperatorNames as operators } from "../contract/src/iam/index.js";
import { contract, tags, waiters } from "../contract/src/index.js";
import { objectStorageApi } from "../contract/src/object-storage/index.js";
import { filesOf, type Sources } from "./generate-sdk/files.js";

const sdk = fileURLToPath(new URL("../sdk/", import.meta.url));
const documentModel = new URL("../contract/src/iam/policy-document-model.ts", import.meta.url);

/** The sources of this repository's SDK. */
export const sources = async (): Promise<Sources> => {
  const { version } = JSON.parse(await readFile(join(sdk, "package.json"), "utf8")) as { version: string };
  const language = { actions, conditionKeys, operators };
  const { title, summary } = objectStorageApi;
  const apis = { objectStorage: `${title}: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}` };
  return { contract, tags, apis, waiters, version, documentModel: await readFile(documentModel, "utf8"), language };
};

/** Writes the generated files of the SDK, and removes outdated ones. */
export const generateSdk = async (folder = join(sdk, "src/generated")): Promise<void> => {
  const files = filesOf(await sources());
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
