import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Node, nodeAt } from "./document.js";
import { pythonModels } from "./python-models.js";
import { componentsOf } from "./schemas.js";
import { installTools, type Outcome, root, run, runTool } from "./tools.js";

/** A foreign generator: it generates code from the document, and a compiler checks the code. */
interface Generator {
  readonly name: string;
  /** Writes into the folder. */
  readonly generate: (folder: string) => Outcome | Promise<Outcome>;
  readonly compile: (folder: string) => Outcome;
}

const document = join(root, "openapi.json");

const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
};

const compileTypeScript = (folder: string): Outcome => {
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["**/*.ts"] }));
  return runTool("tsc", ["-p", folder], folder);
};

/** Code that uses the generated code: types like `any` and `never` would fail here. */
const useOfTypes = `import type { operations, paths } from "./schema.js";
type Body = paths["/1.3/object-storage-2"]["post"]["requestBody"]["content"]["application/json"];
export const region: Body["region"] = "europe-1";
// @ts-expect-error a region is a string
export const wrong: Body["region"] = 1;
export type Page = operations["providers.browse"]["responses"][200]["content"]["application/json"];
export const next: Page["next"] = null;
`;

const generators: readonly Generator[] = [
  {
    name: "openapi-typescript",
    generate: (folder) => {
      writeFileSync(join(folder, "use.ts"), useOfTypes);
      return runTool("openapi-typescript", [document, "--output", join(folder, "schema.ts")], folder);
    },
    compile: compileTypeScript,
  },
  {
    name: "@hey-api/openapi-ts",
    generate: (folder) =>
      runTool("openapi-ts", ["-i", document, "-o", join(folder, "client"), "-c", "@hey-api/client-fetch"], folder),
    compile: compileTypeScript,
  },
  {
    name: "quicktype (Python)",
    generate: async (folder) => {
      const text = await pythonModels(JSON.parse(readFileSync(document, "utf8")) as Node);
      writeFileSync(join(folder, "models.py"), text);
      const lacking = componentsOf(JSON.parse(readFileSync(document, "utf8")) as Node)
        .filter(([, schema]) => Object.keys(nodeAt(schema.properties)).length > 0)
        .filter(([name]) => !new RegExp(`^class ${name}:`, "im").test(text));
      return { ok: lacking.length === 0, output: lacking.map(([name]) => `There is no class ${name}.`).join("\n") };
    },
    compile: (folder) => run("python3", ["-W", "error", "-m", "compileall", "-q", folder], folder),
  },
];

const attempt = async ({ name, generate, compile }: Generator, folder: string): Promise<string[]> => {
  const generated = await generate(folder);
  if (!generated.ok) return [`${name} fails: ${generated.output}`];
  const compiled = compile(folder);
  return compiled.ok ? [] : [`what ${name} makes does not compile: ${compiled.output}`];
};

/** Runs foreign generators on the committed document, and compiles their code. @returns the errors */
export const faultsOfGenerators = async (report: (line: string) => void): Promise<string[]> => {
  const tools = installTools();
  const folder = mkdtempSync(join(tmpdir(), "generated-"));
  const faults: string[] = [];
  try {
    symlinkSync(join(tools, "node_modules"), join(folder, "node_modules"));
    for (const [index, generator] of generators.entries()) {
      const own = join(folder, String(index));
      mkdirSync(own);
      const found = await attempt(generator, own);
      report(`${found.length === 0 ? "✓" : "✘"} ${generator.name}`);
      faults.push(...found);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return faults;
};
