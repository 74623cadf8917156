import type * as z from "zod";
import type { Components } from "./components.js";
import { type GeneratedFile, generatedFile } from "./generated-file.js";
import { block, quoted } from "./layout.js";
import { answerTypeOf } from "./method.js";
import type { OperationModel } from "./operation-model.js";
import { declaredErrorsOf } from "./route-row.js";
import { defOf } from "./zod-type.js";

/** A union type of the SDK, and its discriminator. */
interface Union {
  readonly type: string;
  /** The discriminating member; undefined if the value itself discriminates. */
  readonly by: string | undefined;
  readonly cases: readonly string[];
}

const casesOf = (values: Iterable<unknown>): string[] =>
  [...new Set(values)].map((value) => (typeof value === "string" ? quoted(value) : String(value)));

/** The discriminator of a schema's alternatives, if there is one. */
const tellingOf = (schema: z.core.$ZodType): Omit<Union, "type"> | undefined => {
  const def = defOf(schema);
  if (def.type === "enum") return { by: undefined, cases: casesOf(Object.values(def.entries)) };
  if (def.type !== "union" || !("discriminator" in def)) return undefined;
  const by = String(def.discriminator);
  return { by, cases: casesOf(def.options.flatMap((option) => [...(option._zod.propValues?.[by] ?? [])])) };
};

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** A `switch` that compiles only if nothing is left for its last case, or only if something is. */
const switchOver = ({ type, by, cases }: Union, isForgetful = false): string => {
  const discriminator = by === undefined ? "value" : `value.${by}`;
  const labels = (isForgetful ? cases.slice(0, -1) : cases).map((each) => `case ${each}:`).join(" ");
  const rest = isForgetful ? "  // @ts-expect-error a case is missing\n" : "";
  const body = `${labels}\n  return ${discriminator};\ndefault:\n${rest}  return never(value);\n`;
  const name = isForgetful ? `forgetful${type}` : lower(type);
  return `${block(`export const ${name} = (value: ${type}): unknown =>`, `${block(`switch (${discriminator})`, body)}\n`)};\n`;
};

/**
 * Every union of the SDK in a `switch` with all its cases: the unions of models, discriminated by a member or by the value, and the
 * responses of each operation, discriminated by status. A `switch` that lacks a case of a model shows that the compiler finds
 * that.
 */
export const unionsFile = (
  operations: readonly OperationModel[],
  components: Components,
  models: readonly string[],
): GeneratedFile => {
  const ofModels = components.forms.flatMap(({ name, component }) => {
    const telling = tellingOf(component.schema);
    return telling && telling.cases.length > 1 ? [{ type: name, ...telling }] : [];
  });
  const ofAnswers = operations.map((model) => ({
    type: answerTypeOf(model),
    by: "status",
    cases: casesOf([model.operation.success.status, ...declaredErrorsOf(model).map(({ status }) => status)]),
  }));
  return generatedFile(
    "unions.test-d.ts",
    [
      "declare const never: (value: never) => never;\n",
      ...ofModels.flatMap((union) => [switchOver(union), switchOver(union, true)]),
      ...ofAnswers.map((union) => switchOver(union)),
    ],
    [{ from: "./index.js", names: [...models, ...operations.map(answerTypeOf)], kind: "type" }],
  );
};
