import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { installTools, type Outcome, root, run, runTool } from "./tools.js";

const documents = ["openapi.json", "openapi-3.0.json"];

const faultsOf = (name: string, { ok, output }: Outcome): string[] => (ok ? [] : [`${name}: ${output.trim()}`]);

/** Redocly's strict rules, on both documents. There must be no ignore file. */
const faultsOfRedocly = (): string[] => {
  const ignored = [".redocly.lint-ignore.yaml", ".redocly.lint-ignore.yml"].filter((name) =>
    existsSync(join(root, name)),
  );
  return [
    ...ignored.map((name) => `${name} hides findings`),
    ...faultsOf("Redocly", run("npm", ["run", "--silent", "openapi:lint"], root)),
  ];
};

/** Spectral's rules for OpenAPI and OWASP's, on both documents. Spectral resolves rule sets relative to its own rules. */
const faultsOfSpectral = (): string[] => {
  const folder = installTools();
  for (const name of [...documents, ".spectral.yaml"]) copyFileSync(join(root, name), join(folder, name));
  return faultsOf("Spectral", runTool("spectral", ["lint", ...documents, "--fail-severity=hint", "--quiet"], folder));
};

/** The findings of foreign linters in the committed documents. */
export const faultsOfLinters = (): string[] => [...faultsOfRedocly(), ...faultsOfSpectral()];
