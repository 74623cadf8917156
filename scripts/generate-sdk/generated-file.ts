import { importOf } from "./layout.js";

/** A file of the SDK, by its path below `sdk/src/generated`. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The imports of a generated file. */
export interface Exports {
  readonly from: string;
  readonly names: readonly string[];
  readonly kind: "type" | "value";
}

const notice = "// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.\n";

const withoutCommentsAndTexts = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"(?:[^"\\]|\\.)*"/g, '""');

/** Creates a file, with imports for the names that its text uses. */
export const generatedFile = (
  path: string,
  parts: readonly string[],
  sources: readonly Exports[] = [],
): GeneratedFile => {
  const body = parts.filter((part) => part !== "").join("\n");
  const words = new Set(withoutCommentsAndTexts(body).match(/[A-Za-z_$][\w$]*/g) ?? []);
  const imports = [...sources]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, names, kind }) =>
      importOf(
        names.filter((name) => words.has(name)),
        from,
        kind,
      ),
    )
    .join("");
  return { path, text: `${notice}${imports === "" ? "" : `${imports}`}\n${body}` };
};
