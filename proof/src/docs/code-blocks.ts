import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inReadingOrder } from "../../../server/src/docs/reading-order.js";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A piece of code in a text, from one fence to the next. */
export interface CodeBlock {
  /** The file that it stands in and its line: `docs/retries.md:40`. */
  readonly place: string;
  readonly page: string;
  readonly language: string;
  /** Why it is not run, where its fence says so: "ts not run: the log-in is UCloud's". Readers do not see it. */
  readonly notRun: string | undefined;
  /** The name that its first line gives it, else one made of its place: the file that it is tried as. */
  readonly file: string;
  readonly code: string;
  /** What it prints, where the next block of the text says so. */
  readonly output: string | undefined;
}

const fences = /^```([^\n]*)\n([\s\S]*?)^```$/gm;
const infoString = /^(\w+)(?: not run: (\S.*))?$/;

/** The blocks of code in a text, in their order. One in the language `text` is no code: it is what the one before prints. */
export const codeBlocksIn = (page: string, text: string): CodeBlock[] => {
  const found = [...text.matchAll(fences)].map((match) => {
    const [, info = "", code = ""] = match;
    const line = text.slice(0, match.index).split("\n").length;
    const place = `${page}:${line}`;
    const [, language, notRun] = infoString.exec(info) ?? [];
    if (language === undefined) throw new Error(`${place}: "${info}" names no language`);
    const [, name] = /^\/\/ (\S+\.ts)\n/.exec(code) ?? [];
    const file = name ?? `${basename(page, ".md").toLowerCase()}-${line}.ts`;
    return { place, page, language, notRun, file, code };
  });
  if ((text.match(/^\s*(```|~~~)/gm)?.length ?? 0) !== 2 * found.length) throw new Error(`${page}: unpaired fences`);
  return found
    .map((block, index) => {
      const next = found[index + 1];
      return { ...block, output: next?.language === "text" ? next.code : undefined };
    })
    .filter(({ language }) => language !== "text");
};

export const readPage = (page: string): Promise<string> => readFile(join(root, page), "utf8");

/** The files of `docs`, in the order in which they are read. */
export const guidePages = async (): Promise<string[]> => {
  const files = (await readdir(join(root, "docs"))).filter((file) => file.endsWith(".md"));
  return inReadingOrder(files.map((file) => ({ name: basename(file, ".md") }))).map(({ name }) => `docs/${name}.md`);
};
