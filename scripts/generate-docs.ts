import { writeFileSync } from "node:fs";
import { errorsPage } from "./generate-docs/errors.js";
import { sdkSamplesModule } from "./generate-docs/sdk-samples.js";

const write = (path: string, text: string): string => {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  return path;
};

/** Writes the examples of the SDK for the OpenAPI document, which must be made after them. @returns the file's name */
export const generateSdkSamples = (): string =>
  write("contract/src/openapi/generated/sdk-samples.ts", sdkSamplesModule());

/** Writes the pages of the documentation that follow from the contract and from what was made of it; it is asked once that is written. @returns their names */
export const generatePages = async (): Promise<string[]> => {
  const { coveragePage } = await import("./generate-docs/coverage.js");
  return [write("docs/errors.md", errorsPage()), write("docs/coverage.md", coveragePage())];
};
