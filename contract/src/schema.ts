/**
 * The thin view of a schema that operations carry: Standard Schema's members and nothing else. Behind it stands the
 * whole zod schema; hiding zod's types here halves the cost of type-checking everything that imports the contract.
 */
export interface Schema<out Input = unknown, out Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What validation yields: the value as read, or every fault that was found. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** One fault, and the path of the member that has it. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

interface ZodTypes {
  readonly _zod: { readonly input: unknown; readonly output: unknown };
}

/** The thin view of a zod schema, for use in an operation. */
export const view = <Zod extends ZodTypes>(schema: Zod): Schema<Zod["_zod"]["input"], Zod["_zod"]["output"]> =>
  schema as unknown as Schema<Zod["_zod"]["input"], Zod["_zod"]["output"]>;

/** What a caller may send to a schema. */
export type Input<S> = S extends {
  readonly "~standard": { readonly types?: infer T };
}
  ? NonNullable<T> extends { readonly input: infer I }
    ? I
    : undefined
  : undefined;

/** What a schema yields after reading. */
export type Output<S> = S extends {
  readonly "~standard": { readonly types?: infer T };
}
  ? NonNullable<T> extends { readonly output: infer O }
    ? O
    : undefined
  : undefined;
