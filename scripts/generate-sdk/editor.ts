import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getLibFiles, ts } from "@ts-morph/common";

const root = fileURLToPath(new URL("../../", import.meta.url));
const libFolder = "/node_modules/typescript/lib/";

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  types: [],
};

/** What an editor knows about the SDK while a virtual file in `sdk/src` is open. */
export const openEditor = (name: string, text: string) => {
  const path = `${root}sdk/src/${name}`;
  const libs = new Map(getLibFiles().map((lib) => [libFolder + lib.fileName.replace(/^.*\//, ""), lib.text]));
  const read = (file: string): string | undefined =>
    file === path ? text : (libs.get(file) ?? (existsSync(file) ? readFileSync(file, "utf8") : undefined));
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => compilerOptions,
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const found = read(file);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (options) => libFolder + ts.getDefaultLibFileName(options),
    fileExists: (file) => file === path || libs.has(file) || existsSync(file),
    readFile: read,
  };
  const service = ts.createLanguageService(host);
  const source = (file: string): ts.SourceFile => {
    const found = service.getProgram()?.getSourceFile(file);
    if (!found) throw new Error(`${file} is no part of the program`);
    return found;
  };
  return {
    /** The type errors of the open file. */
    mistakes: (): string[] =>
      service.getSemanticDiagnostics(path).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    /** The lines of the open file with deprecated names. */
    deprecatedLines: (): number[] =>
      service
        .getSuggestionDiagnostics(path)
        .filter((diagnostic) => diagnostic.reportsDeprecated)
        .map(({ start }) => source(path).getLineAndCharacterOfPosition(start).line),
    /** What the editor offers where a text of the open file begins. */
    completionsAt: (marker: string): string[] =>
      (service.getCompletionsAtPosition(path, text.indexOf(marker), {})?.entries ?? []).map((entry) => entry.name),
    /** The exports of a file of the SDK, by name. */
    exportsOf: (file: string): readonly ts.Symbol[] => {
      const checker = service.getProgram()?.getTypeChecker();
      const module = checker?.getSymbolAtLocation(source(`${root}sdk/src/${file}`));
      return checker && module
        ? checker
            .getExportsOfModule(module)
            .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
        : [];
    },
  };
};
