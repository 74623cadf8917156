import * as z from "zod";
import { rememberQueryModel } from "../query-model.js";
import { type Schema, view } from "../schema.js";

/** A parameter arrives once or, when repeated, as a list: the first value wins. */
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

const readInteger = (text: unknown): unknown => {
  const value = first(text);
  return typeof value === "string" && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
};

/** True only for the exact text `true`; that is how UCloud reads booleans. */
const readBoolean = (text: unknown): unknown => first(text) === "true" || first(text) === true;

const readEnum =
  (members: readonly unknown[]) =>
  (text: unknown): unknown => {
    const value = first(text);
    if (typeof value !== "string" || members.includes(value)) return value;
    return members.find((member) => String(member).toLowerCase() === value.toLowerCase()) ?? value;
  };

/** The type under `optional`, `nullable`, `transform` and the like, which the text is parsed as. */
const innermost = (schema: z.core.$ZodType): z.core.$ZodType => {
  const def = schema._zod.def as {
    innerType?: z.core.$ZodType;
    in?: z.core.$ZodType;
    type: string;
  };
  const inner = def.innerType ?? (def.type === "pipe" ? def.in : undefined);
  return inner ? innermost(inner) : schema;
};

const reader = (schema: z.core.$ZodType): ((text: unknown) => unknown) => {
  const inner = innermost(schema);
  if (inner instanceof z.ZodBoolean) return readBoolean;
  if (inner instanceof z.ZodNumber) return readInteger;
  if (inner instanceof z.ZodEnum) return readEnum(inner.options);
  return first;
};

type Shape = Readonly<Record<string, z.ZodType>>;

const onTheWire = (shape: Shape): Shape =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [
      name,
      z.preprocess(reader(schema), schema).meta(schema.meta() ?? {}),
    ]),
  );

type Flat<T, Key extends PropertyKey> = Omit<T, Key> & (Key extends keyof T ? NonNullable<T[Key]> : unknown);

/**
 * Reads a model from a query string as UCloud's servers do: the members of `flags` are parameters of their own
 * without a prefix, an absent boolean is false, the first of repeated values counts, unknown parameters are ignored.
 *
 * @param model the request as the API documents it, with its nested `flags`
 */
export const flatQuery = <Model extends z.ZodObject>(
  model: Model,
): Schema<Flat<z.input<Model>, "flags">, z.output<Model>> => {
  const { flags, ...own } = model.shape as Shape;
  const flagShape = flags instanceof z.ZodObject ? (flags.shape as Shape) : {};
  const wire = z.object(onTheWire({ ...flagShape, ...own }));
  const schema = wire.transform((flat) => {
    const entries = Object.entries(flat);
    const nested = Object.fromEntries(entries.filter(([name]) => name in flagShape));
    const rest = Object.fromEntries(entries.filter(([name]) => !(name in flagShape)));
    return flags ? { flags: nested, ...rest } : rest;
  });
  rememberQueryModel(schema, {
    model,
    flattened: flags ? ["flags"] : [],
    flat: z.object({ ...flagShape, ...own }),
  });
  return view(schema) as unknown as Schema<Flat<z.input<Model>, "flags">, z.output<Model>>;
};
