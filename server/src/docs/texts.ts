import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A package has copies of the texts beside this module; in the repository they are read where they are written. */
const packed = at("./texts/");
const isPacked = existsSync(packed);
const guidesFolder = isPacked ? packed : at("../../../docs/");
const changelogFile = isPacked ? join(packed, "CHANGELOG.md") : at("../../../CHANGELOG.md");

/** A text of the documentation, by the name that its page has below `/docs/`. */
export interface DocumentationText {
  readonly name: string;
  readonly markdown: string;
}

/** Every text that there is, in no particular order. */
export const documentationTexts = async (): Promise<DocumentationText[]> => {
  const files = (await readdir(guidesFolder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(guidesFolder, file));
  return Promise.all(
    [...new Set([...files, changelogFile])].map(async (file) => ({
      name: basename(file, ".md").toLowerCase(),
      markdown: await readFile(file, "utf8"),
    })),
  );
};

/** Pictures of the texts, in SVG, by the name of their file. */
export const documentationPictures = async (): Promise<ReadonlyMap<string, string>> => {
  const folder = join(guidesFolder, "pictures");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".svg"));
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const)),
  );
};
