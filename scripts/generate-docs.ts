import { readFileSync, writeFileSync } from "node:fs";
import { errorsPage } from "./generate-docs/errors.js";
import { withQuotas } from "./generate-docs/quotas.js";
import { sdkSamplesModule } from "./generate-docs/sdk-samples.js";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

const write = (path: string, text: string): string => {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  return path;
};

/** Writes the examples of the SDK for the OpenAPI document, which must be generated afterwards. @returns the file's name */
export const generateSdkSamples = (): string =>
  write("contract/src/openapi/generated/sdk-samples.ts", sdkSamplesModule());

/** Writes the generated pages of the documentation. Everything else must be generated before. @returns their names */
export const generatePages = async (): Promise<string[]> => {
  const { coveragePage } = await import("./generate-docs/coverage.js");
  const { commandLinePage } = await import("./generate-docs/command-line.js");
  const { settingsPage } = await import("./generate-docs/settings.js");
  const { dataPlaneCoverage } = await import("./generate-docs/data-plane.js");
  const { refusalsPage } = await import("./generate-docs/refusals.js");
  return [
    write("docs/errors.md", errorsPage()),
    write("docs/refusals.md", refusalsPage()),
    write("docs/coverage.md", `${coveragePage()}\n${dataPlaneCoverage()}`),
    write("docs/settings.md", settingsPage()),
    write("docs/command-line.md", await commandLinePage()),
    write("docs/security.md", withQuotas(read("docs/security.md"))),
  ];
};
