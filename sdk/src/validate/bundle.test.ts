import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

/** The modules that a bundle of one line of code holds. */
const inputsOf = async (line: string): Promise<string[]> => {
  const { metafile } = await build({
    stdin: { contents: line, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    format: "esm",
    platform: "browser",
    metafile: true,
    write: false,
    logLevel: "silent",
    alias: Object.fromEntries(
      ["", "/ucloud", "/object-storage"].map((entry) => [
        `@concordat/contract${entry}`,
        fileURLToPath(new URL(`../../../contract/src${entry}/index.ts`, import.meta.url)),
      ]),
    ),
  });
  return Object.keys(metafile.inputs);
};
const isForeign = (path: string) => /node_modules|contract\/src/.test(path);

it("keeps zod, MSW and the contract out of the client, all of it", async () => {
  const inputs = await inputsOf('export * from "../index.ts";');
  expect(inputs.length).toBeGreaterThan(50);
  expect(inputs.filter(isForeign)).toEqual([]);
});

it("brings zod in where answers are validated, and nothing of Node", async () => {
  const inputs = await inputsOf('export { validateAnswers } from "./index.ts";');
  expect(inputs.some((path) => /node_modules\/zod/.test(path))).toBe(true);
  expect(inputs.some((path) => /node_modules\/msw/.test(path))).toBe(false);
});

it("mocks without anything of Node, too", async () => {
  const inputs = await inputsOf('export { mockConcordat } from "../msw/index.ts";');
  expect(inputs.some((path) => /node_modules\/msw/.test(path))).toBe(true);
});
