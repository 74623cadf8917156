import { join } from "node:path";
import { root, run } from "./tools.js";

const lastLines = (text: string, count: number): string => text.trimEnd().split("\n").slice(-count).join("\n");

/** Runs tests of the project, for what the document itself cannot show. @returns the failures */
export const faultsOfTests = (...files: string[]): string[] => {
  const vitest = join(root, "node_modules", ".bin", "vitest");
  const { ok, output } = run(vitest, ["run", ...files], root);
  return ok ? [] : [`${files.join(", ")}: ${lastLines(output, 60)}`];
};
