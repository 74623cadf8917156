import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

const entry = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a bundle of one line of code is made of. */
const inputsOf = async (line: string): Promise<string[]> => {
  const { metafile } = await build({
    stdin: { contents: line, resolveDir: entry(".") },
    bundle: true,
    format: "esm",
    platform: "browser",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
};

const ofKit = (path: string) => path.includes("/integration-module/");

it("stays out of a bundle of the client", async () => {
  const inputs = await inputsOf('import { Concordat } from "../index.ts"; console.log(Concordat);');
  expect(inputs.filter(ofKit)).toEqual([]);
  expect(inputs.some((path) => path.endsWith("core/transport.ts"))).toBe(true);
});

it("runs where there is nothing of Node", async () => {
  const inputs = await inputsOf(
    'import { createIntegrationModule } from "./index.ts"; console.log(createIntegrationModule);',
  );
  expect(inputs.filter(ofKit).length).toBeGreaterThan(10);
});

it("contains only the verification of tokens if only that is imported", async () => {
  const inputs = await inputsOf('import { verifyCoreToken } from "./index.ts"; console.log(verifyCoreToken);');
  expect(inputs.filter((path) => /transport|register|generated\/resources/.test(path))).toEqual([]);
});

it("needs Node for its file alone", async () => {
  await expect(inputsOf('import { fileKeyStore } from "./node/index.ts"; console.log(fileKeyStore);')).rejects.toThrow(
    /node:/,
  );
});
