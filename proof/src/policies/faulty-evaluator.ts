import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Evaluator } from "./compare.js";
import type { Fault } from "./faults.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const evaluateFolder = "server/src/storage/iam/evaluate/";

const pathOf = ({ file }: Fault): string => `${root}${file.startsWith("contract/") ? file : evaluateFolder + file}`;

/**
 * The file of a fault, with it.
 *
 * @throws Error where the piece that it replaces is not there, or several times
 */
export const plant = (fault: Fault): string => {
  const [before, after, ...more] = readFileSync(pathOf(fault), "utf8").split(fault.right);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${fault.file} must have once what is to be wrong so that ${fault.what}: ${fault.right}`);
  return before + fault.wrong + after;
};

/** Builds the evaluator with a fault, in memory. */
export const faultyEvaluator = async (fault: Fault): Promise<Evaluator> => {
  const path = pathOf(fault);
  const code = plant(fault);
  const { outputFiles } = await build({
    entryPoints: [`${root}${evaluateFolder}index.ts`],
    alias: { "@concordat/contract/iam": `${root}contract/src/iam/index.ts` },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    plugins: [
      {
        name: "fault",
        setup: ({ onLoad }) =>
          onLoad({ filter: /\.ts$/ }, (file) => (file.path === path ? { contents: code, loader: "ts" } : undefined)),
      },
    ],
  });
  const [bundle] = outputFiles;
  return (await import(
    `data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString("base64")}`
  )) as Evaluator;
};
