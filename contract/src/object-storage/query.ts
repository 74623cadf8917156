import * as z from "zod";
import { rememberQueryModel } from "../query-model.js";
import { type Schema, view } from "../schema.js";

/** Text that is not an integer stays text, so that the schema refuses it with its own message. */
const readInteger = (value: unknown): unknown => {
  const number = typeof value === "string" && /^-?\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : value;
};

const booleans: Readonly<Record<string, boolean>> = { true: true, false: false };
const readBoolean = (value: unknown): unknown => (typeof value === "string" ? (booleans[value] ?? value) : value);

/** A parameter that may be repeated arrives as text if it is sent once. */
const readList = (value: unknown): unknown => (typeof value === "string" ? [value] : value);

const asItIs = (value: unknown): unknown => value;

/** The type under `default`, `optional` and the like, which the text is parsed as. */
const innermost = (schema: z.core.$ZodType): z.core.$ZodType => {
  const { innerType } = schema._zod.def as { readonly innerType?: z.core.$ZodType };
  return innerType ? innermost(innerType) : schema;
};

const readerOf = (schema: z.core.$ZodType): ((value: unknown) => unknown) => {
  const inner = innermost(schema);
  if (inner instanceof z.ZodNumber) return readInteger;
  if (inner instanceof z.ZodBoolean) return readBoolean;
  if (inner instanceof z.ZodArray) return readList;
  return asItIs;
};

/**
 * Parses query parameters: numbers, booleans and lists from text. Malformed text is refused; a parameter that the operation
 * does not know is ignored.
 *
 * @param model the parameters with their types
 * @param rule a rule over several parameters
 */
export const query = <Model extends z.ZodObject>(
  model: Model,
  rule?: (parameters: z.output<Model>, context: z.core.$RefinementCtx<unknown>) => void,
): Schema<z.input<Model>, z.output<Model>> => {
  const wire = z.object(
    Object.fromEntries(
      Object.entries(model.shape as Readonly<Record<string, z.ZodType>>).map(([name, schema]) => [
        name,
        z.preprocess(readerOf(schema), schema),
      ]),
    ),
  );
  const schema = rule ? wire.superRefine((parameters, context) => rule(parameters as z.output<Model>, context)) : wire;
  rememberQueryModel(schema, { model, flattened: [], flat: model });
  return view(schema) as unknown as Schema<z.input<Model>, z.output<Model>>;
};
