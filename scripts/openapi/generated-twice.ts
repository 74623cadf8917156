import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./tools.js";

const sizeLimit = 1_000_000;
const made = `
import { openApiTexts } from "./scripts/generate-openapi.ts";
process.stdout.write(JSON.stringify(openApiTexts()));
`;

const generate = (): Record<string, string> => {
  const { ok, output } = run(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", made], root);
  if (!ok) throw new Error(output);
  return JSON.parse(output) as Record<string, string>;
};

/** Differences between two runs of the generator, committed documents that differ from generated ones, and too large documents. */
export const faultsOfGeneration = (): string[] => {
  const [first, second] = [generate(), generate()];
  return Object.entries(first).flatMap(([name, text]) => [
    ...(second[name] === text ? [] : [`${name} comes out differently each time`]),
    ...(readFileSync(join(root, name), "utf8") === text ? [] : [`${name} is not what \`npm run generate\` writes`]),
    ...(Buffer.byteLength(text) < sizeLimit
      ? []
      : [`${name} has ${Buffer.byteLength(text)} bytes, and ${sizeLimit} are too many`]),
  ]);
};
