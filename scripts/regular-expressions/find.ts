import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { apis } from "../../contract/src/index.js";
import { pathPattern } from "../../contract/src/path-order.js";
import { addressesBelow } from "../../sdk/src/msw/addresses.js";
import { root } from "../openapi/tools.js";
import type { Expression } from "./expression.js";
import { readSource } from "./read-source.js";
import { recordBuilt } from "./record-built.js";

const folders = ["contract/src", "server/src", "sdk/src"];

/** Tests, and what only they use. */
const isOfTests = (file: string): boolean => /\.test(-d)?\.ts$|\/(testing|test-kit)\//.test(file);

const sourceFiles = (): string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...folders], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => file.endsWith(".ts") && !isOfTests(file) && existsSync(join(root, file)));

/** Files with functions that build expressions, and what calls these functions as the product does. */
const builders: Readonly<Record<string, () => unknown>> = {
  "contract/src/path-order.ts": () => apis.operations.map(({ operation }) => pathPattern(operation.path)),
  "sdk/src/msw/addresses.ts": () =>
    [undefined, "https://cloud.example/base"].map((baseUrl) => addressesBelow(baseUrl, apis)),
};

/** The patterns of the API description: those of libraries are among them, such as for UUIDs. */
const describedPatterns = (): Expression[] => {
  const found: Expression[] = [];
  const note = (name: string, value: unknown): unknown => {
    if (name === "pattern" && typeof value === "string")
      found.push({ source: value, flags: "u", file: "openapi.json" });
    return value;
  };
  JSON.parse(readFileSync(join(root, "openapi.json"), "utf8"), note);
  return found;
};

/** Every regular expression of the product, and what is in the way of finding all. */
export const findExpressions = async (): Promise<{ expressions: Expression[]; faults: string[] }> => {
  const files = new Map(sourceFiles().map((file) => [file, readSource(file, readFileSync(join(root, file), "utf8"))]));
  const literals = [...files.values()].flatMap((source) => source.literals);
  const unknown = [...files].filter(([file, { isBuiltOnDemand }]) => isBuiltOnDemand && !(file in builders));
  const loaded = [...files].filter(([, { isBuiltAtLoad }]) => isBuiltAtLoad).map(([file]) => file);
  const wanted = [...loaded, ...Object.keys(builders)];
  const built = await recordBuilt(
    (stack) => wanted.find((file) => stack.includes(file)),
    async () => {
      // under another address, since most of them are loaded already
      for (const file of loaded) await import(`${pathToFileURL(join(root, file)).href}?recorded`);
      for (const build of Object.values(builders)) build();
    },
  );
  const unseen = wanted.filter((file) => !built.some((each) => each.file === file));
  return {
    expressions: [...literals, ...built, ...describedPatterns()],
    faults: [
      ...unknown.map(
        ([file]) =>
          `${file}: a function builds a regular expression. Write it as a literal, or add it to \`builders\`.`,
      ),
      ...unseen.map((file) => `${file}: it was to build a regular expression, and did not.`),
    ],
  };
};
