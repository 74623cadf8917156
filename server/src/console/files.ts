import { readdir, readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Content, keptForGood } from "../docs/answer.js";

/** The build of the console puts its files here. */
const folder = new URL("../../assets/console/", import.meta.url);
const pathOf = (file: string): string => fileURLToPath(new URL(file, folder));

const mediaTypes: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

const notBuilt = `<!doctype html><html lang="en"><title>Concordat</title><p>The console is not built: run <code>npm run build</code>.</p></html>\n`;

/** The one page of the console. */
export const consolePage = (): Promise<string> =>
  readFile(pathOf("index.html"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return notBuilt;
    throw error;
  });

/** The files that the page loads, by name. Their names change with their contents, so that browsers keep them for good. */
export const consoleAssets = async (): Promise<ReadonlyMap<string, Content>> => {
  const names = await readdir(pathOf("assets")).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const served = names.flatMap((name): [string, Content][] => {
    const mediaType = mediaTypes[extname(name)];
    const load = () => readFile(pathOf(`assets/${name}`));
    return mediaType === undefined ? [] : [[name, { mediaType, load, cacheControl: keptForGood }]];
  });
  return new Map(served);
};
