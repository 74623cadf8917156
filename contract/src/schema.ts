/**
 * The narrow view of a schema in an operation: only the members of Standard Schema. The value is the whole zod schema; hiding its
 * types here halves the cost of type-checking everything that imports the contract.
 */
export interface Schema<out Input = unknown, out Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** The result of validation: the parsed value, or every issue. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** One issue, and the path of its member. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

interface ZodTypes {
  readonly _zod: { readonly input: unknown; readonly output: unknown };
}

/** The narrow view of a zod schema, for use in an operation. */
export const view = <Zod extends ZodTypes>(schema: Zod): Schema<Zod["_zod"]["input"], Zod["_zod"]["output"]> =>
  schema as unknown as Schema<Zod["_zod"]["input"], Zod["_zod"]["output"]>;

/** The input type of a schema. */
export type Input<S> = S extends {
  readonly "~standard": { readonly types?: infer T };
}
  ? NonNullable<T> extends { readonly input: infer I }
    ? I
    : undefined
  : undefined;

/** The output type of a schema. */
export type Output<S> = S extends {
  readonly "~standard": { readonly types?: infer T };
}
  ? NonNullable<T> extends { readonly output: infer O }
    ? O
    : undefined
  : undefined;
