import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of a workspace's sources, with a slash at its end. */
export const sourcesOf = (workspace: string): string =>
  fileURLToPath(new URL(`../../../${workspace}/src/`, import.meta.url));

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

/**
 * The one file in which a function or class is declared.
 *
 * @param folder only files below it
 * @throws Error where it is declared in several files, or in none
 */
export const fileDeclaring = (workspace: string, name: string, folder = ""): string => {
  const declaration = new RegExp(`^(?:export )?(?:const|(?:async )?function|class) ${name}\\b`, "m");
  const found = [...textsOf(workspace)]
    .filter(([path, text]) => path.startsWith(folder) && declaration.test(text))
    .map(([path]) => path);
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${name} is declared in ${found.length} files of ${workspace} instead of one: ${found.join(", ")}`);
  return found[0];
};

export const textOf = (workspace: string, path: string): string => textsOf(workspace).get(path) as string;
