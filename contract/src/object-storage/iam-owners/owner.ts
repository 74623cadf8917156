import * as z from "zod";
import { type Schema, view } from "../../schema.js";

type Texts = Readonly<Record<string, string>>;

/** An owner of policies and tags: a user, a group or a role. */
export interface Owner<Path extends string, Params extends Texts> {
  readonly noun: "user" | "group" | "role";
  /** The tag of its operations. */
  readonly tag: string;
  /** The path of one owner. */
  readonly path: Path;
  /** The variables of the path, with their descriptions. */
  readonly params: { readonly [Name in keyof Params]: z.ZodString };
  /** Values of the variables, for examples. */
  readonly example: Params;
}

/** The parts of an owner that tell TypeScript the names of its variables. */
type Named<Params extends Texts> = Pick<Owner<string, Params>, "params" | "example">;

/** The schema of the variables of an owner's path. */
export const ownerParams = <Params extends Texts>({ params }: Named<Params>): Schema<Params> =>
  view(z.object(params)) as unknown as Schema<Params>;

/** The schema of these variables and one more, for paths below the owner. */
export const paramsBelow = <Params extends Texts, const Name extends string>(
  { params }: Named<Params>,
  name: Name,
  meta: { readonly description: string; readonly examples: [string] },
): Schema<Params & Readonly<Record<Name, string>>> =>
  view(z.object({ ...params, [name]: z.string().meta(meta) })) as never;
