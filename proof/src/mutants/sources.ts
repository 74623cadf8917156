import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The tree that is mutated: this one, or another one with its dependencies installed. */
export const root = process.env["CONCORDAT_TREE"] ?? fileURLToPath(new URL("../../../", import.meta.url));

/** The folder of a workspace's sources, with a slash at its end. */
export const sourcesOf = (workspace: string): string => join(root, workspace, "src/");

const isProgram = (path: string): boolean =>
  /\.ts$/.test(path) && !/(\.test|\.test-d|\.d)\.ts$|(^|\/)(generated|testing|test-kit)\//.test(path);

const texts = new Map<string, ReadonlyMap<string, string>>();

/** The text of each program file of a workspace, by its path below the workspace's sources. */
const textsOf = (workspace: string): ReadonlyMap<string, string> => {
  const known = texts.get(workspace);
  if (known) return known;
  const folder = sourcesOf(workspace);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(isProgram).sort();
  const read = new Map(paths.map((path) => [path, readFileSync(folder + path, "utf8")]));
  texts.set(workspace, read);
  return read;
};

/** The files below a folder of a workspace. */
export const filesBelow = (workspace: string, folder: string): string[] =>
  [...textsOf(workspace).keys()].filter((path) => path.startsWith(`${folder}/`));

/** The files in which a function or class is declared at the top. */
export const filesDeclaring = (workspace: string, name: string): string[] => {
  const declaration = new RegExp(`^(?:export )?(?:const|(?:async )?function|class) ${name}\\b`, "m");
  return [...textsOf(workspace)].filter(([, text]) => declaration.test(text)).map(([path]) => path);
};

/**
 * The one file in which a function is declared.
 *
 * @param folder only files below it
 * @throws Error where it is declared in several files, or in none
 */
export const fileDeclaring = (workspace: string, name: string, folder = ""): string => {
  const [only, ...others] = filesDeclaring(workspace, name).filter((path) => path.startsWith(folder));
  if (only === undefined || others.length > 0)
    throw new Error(`${name} is declared in ${only ? 1 + others.length : 0} files of ${workspace} instead of one.`);
  return only;
};

export const textOf = (workspace: string, path: string): string => textsOf(workspace).get(path) as string;
