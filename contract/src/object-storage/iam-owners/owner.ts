import * as z from "zod";
import { type Schema, view } from "../../schema.js";

type Texts = Readonly<Record<string, string>>;

/** Something that policies and tags belong to: a user, a group or a role. */
export interface Owner<Path extends string, Params extends Texts> {
  readonly noun: "user" | "group" | "role";
  /** The chapter of the documentation that its operations stand in. */
  readonly tag: string;
  /** Where one of them lies. */
  readonly path: Path;
  /** The variables of the path, with their descriptions. */
  readonly params: { readonly [Name in keyof Params]: z.ZodString };
  /** Values of the variables, for examples. */
  readonly example: Params;
}

/** What tells the names of an owner's variables: TypeScript reads them off the example. */
type Named<Params extends Texts> = Pick<Owner<string, Params>, "params" | "example">;

/** The variables of an owner's path as a schema. */
export const ownerParams = <Params extends Texts>({ params }: Named<Params>): Schema<Params> =>
  view(z.object(params)) as unknown as Schema<Params>;

/** The same and one more variable, for what lies below the owner. */
export const paramsBelow = <Params extends Texts, const Name extends string>(
  { params }: Named<Params>,
  name: Name,
  meta: { readonly description: string; readonly examples: [string] },
): Schema<Params & Readonly<Record<Name, string>>> =>
  view(z.object({ ...params, [name]: z.string().meta(meta) })) as never;
