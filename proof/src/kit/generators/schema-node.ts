import type * as z from "zod";

/** A schema without `optional`, `nullable`, `default` and transforms, and what those allow. */
export interface SchemaNode {
  readonly kind: string;
  /** The innermost schema. */
  readonly schema: z.core.$ZodType;
  readonly optional: boolean;
  readonly nullable: boolean;
  /** The default of a member that is left out. */
  readonly byDefault?: unknown;
}

/** The members of the definitions of all kinds of schemas. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly out?: z.core.$ZodType;
  readonly defaultValue?: unknown;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly discriminator?: string;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly catchall?: z.core.$ZodType;
  readonly pattern?: RegExp;
  readonly format?: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
}

interface Check {
  readonly check: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly pattern?: RegExp;
}

export const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def as unknown as Definition;

const checksOf = (schema: z.core.$ZodType): Check[] =>
  (definitionOf(schema).checks ?? []).map(({ _zod: { def } }) => def);

/** Whether a schema has refinements, which only it can evaluate. */
export const hasRule = (schema: z.core.$ZodType): boolean => checksOf(schema).some(({ check }) => check === "custom");

export const nodeOf = (schema: z.core.$ZodType): SchemaNode => {
  const definition = definitionOf(schema);
  const { type, innerType } = definition;
  if (innerType) {
    const inner = nodeOf(innerType);
    if (type === "optional") return { ...inner, optional: true };
    if (type === "nullable") return { ...inner, nullable: true };
    if (type === "default") return { ...inner, optional: true, byDefault: definition.defaultValue };
    return inner;
  }
  if (type === "pipe" && definition.in && definition.out)
    // a transform before the schema reads text; one after it changes the result
    return nodeOf(definitionOf(definition.in).type === "transform" ? definition.out : definition.in);
  return { kind: type, schema, optional: false, nullable: false };
};

/** Bounds of the length of a text or list, or of a number. */
export interface Bounds {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

export const boundsOf = (schema: z.core.$ZodType): Bounds => {
  const checks = checksOf(schema);
  const number = (wanted: string) => checks.find(({ check }) => check === wanted);
  const [above, below] = [number("greater_than"), number("less_than")];
  const { maxLength } = (schema as z.ZodType).meta?.() ?? {};
  const step = (exclusive: Check | undefined) => (exclusive?.inclusive === false ? 1 : 0);
  return {
    min: number("min_length")?.minimum ?? (above?.value === undefined ? undefined : above.value + step(above)),
    max:
      number("max_length")?.maximum ??
      (below?.value === undefined ? undefined : below.value - step(below)) ??
      (typeof maxLength === "number" ? maxLength : undefined),
  };
};

/** What a text must match. */
export const patternOf = (schema: z.core.$ZodType): RegExp | undefined =>
  definitionOf(schema).pattern ?? checksOf(schema).find(({ pattern }) => pattern)?.pattern;

/** Whether an object refuses members that it does not know. */
export const isStrict = (schema: z.core.$ZodType): boolean => {
  const { catchall } = definitionOf(schema);
  return catchall !== undefined && definitionOf(catchall).type === "never";
};
