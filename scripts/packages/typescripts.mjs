import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { lateImport, program } from "./type-programs.mjs";

const runFile = promisify(execFile);

/**
 * How projects resolve modules. `node20` is the form of node16 that knows that Node can require an ES module; to node16
 * itself each of them is an error in CommonJS, whoever wrote it, unless it is imported when the program runs.
 * @type {{ name: string, options: Record<string, string>, files: Record<string, "program" | "lateImport"> }[]}
 */
const settings = [
  {
    name: "node16",
    options: { module: "node16", moduleResolution: "node16" },
    files: { "use.mts": "program", "late.cts": "lateImport" },
  },
  {
    name: "node16, as of module node20",
    options: { module: "node20", moduleResolution: "node16" },
    files: { "use.mts": "program", "use.cts": "program" },
  },
  {
    name: "nodenext",
    options: { module: "nodenext", moduleResolution: "nodenext" },
    files: { "use.mts": "program", "use.cts": "program" },
  },
  {
    name: "bundler",
    options: { module: "preserve", moduleResolution: "bundler" },
    files: { "use.ts": "program", "use.cts": "program" },
  },
];

/**
 * Compiles strict programs, as ES modules and as CommonJS, with a TypeScript under every kind of module resolution.
 * The declarations of our packages are checked too; those of other people's packages are theirs.
 * @param {{ folder: string, tsc: string, specifiers: readonly string[], types: readonly string[] }} project the compiler is a
 * file of JavaScript, the types are those of the platform
 * @returns {Promise<{ setting: string, faults: string[] }[]>}
 */
export async function compile({ folder, tsc, specifiers, types }) {
  const texts = { program: program(specifiers), lateImport };
  const results = [];
  for (const { name, options, files } of settings) {
    const work = join(folder, "types", name.replaceAll(/\W+/g, "-"));
    mkdirSync(work, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(work, file), texts[text]);
    const compilerOptions = {
      ...options,
      target: "es2023",
      lib: ["es2023", "dom", "dom.iterable", "esnext.disposable"],
      types,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
    };
    writeFileSync(join(work, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
    results.push({ setting: name, faults: (await diagnosticsOf(tsc, work)).filter(isOurs) });
  }
  return results;
}

/**
 * @param {string} tsc
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function diagnosticsOf(tsc, folder) {
  const args = [tsc, "-p", folder, "--pretty", "false"];
  try {
    await runFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 });
    return [];
  } catch (error) {
    const { stdout, message } = /** @type {import("node:child_process").ExecFileException} */ (error);
    const errors = stdout?.split("\n").filter((line) => /error TS\d+/.test(line)) ?? [];
    return errors.length > 0 ? errors : [message];
  }
}

/** @param {string} diagnostic */
const isOurs = (diagnostic) => !diagnostic.includes("node_modules/") || diagnostic.includes("node_modules/@concordat/");
