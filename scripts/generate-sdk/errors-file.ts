import type { ErrorEntry } from "../../contract/src/index.js";
import type { ProblemEntry } from "../../contract/src/object-storage/index.js";
import { type GeneratedFile, generatedFile } from "./generated-file.js";
import { jsdoc } from "./jsdoc.js";
import { code } from "./layout.js";
import type { OperationModel } from "./operation-model.js";
import { errorConstantOf } from "./route-row.js";

const apiOf = ({ code: name }: ErrorEntry): string | undefined => name.split(".")[0];

/** What distinguishes an error from the others of its API with the same status, if anything does. */
const markOf = (entry: ErrorEntry, entries: readonly ErrorEntry[]): string | undefined => {
  const twins = entries.filter(
    (other) => other !== entry && other.status === entry.status && apiOf(other) === apiOf(entry),
  );
  if (twins.length === 0) return undefined;
  if (entry.retryAfterSeconds !== undefined && twins.every((other) => other.retryAfterSeconds === undefined))
    return "retry-after";
  const { problem } = entry as ProblemEntry;
  return twins.some((other) => (other as ProblemEntry).problem === problem) ? undefined : problem;
};

const rowOf = (entry: ErrorEntry, entries: readonly ErrorEntry[]): string => {
  const { status, when, remedy } = entry;
  const mark = markOf(entry, entries);
  const head = `export const ${errorConstantOf(entry.code)}: DeclaredError =`;
  const row = code([status, entry.code, ...(mark === undefined ? [] : [mark])], head.length + 2);
  return `${jsdoc([when, remedy])}${head} ${row};\n`;
};

/** Every declared error, with its name in the SDK's routes. */
export const errorsFile = (operations: readonly OperationModel[]): GeneratedFile => {
  const entries = [
    ...new Map(
      operations.flatMap(({ operation }) => operation.errors.map((entry) => [entry.code, entry] as const)),
    ).values(),
  ];
  return generatedFile(
    "errors.ts",
    entries.map((entry) => rowOf(entry, entries)),
    [{ from: "../core/route.js", names: ["DeclaredError"], kind: "type" }],
  );
};
