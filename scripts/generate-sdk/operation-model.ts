import type * as z from "zod";
import { type AnyOperation, noBody, partsOf, queryModelOf, type WalkedOperation } from "../../contract/src/index.js";
import { pascal } from "./naming.js";
import { componentOf, type Def, type Direction, defOf, isOptional } from "./zod-type.js";

/** A schema in an operation, and which way it travels. */
export interface Place {
  readonly schema: z.ZodType;
  readonly direction: Direction;
}

/** What the generator wants to know about an operation. */
export interface OperationModel {
  readonly names: readonly string[];
  readonly id: string;
  readonly operation: AnyOperation;
  /** What addresses the request: variables of the path, and the query as the API documents it. */
  readonly params: ParamsModel | undefined;
  readonly body: Place | undefined;
  /** There is a body, and nobody reads it. */
  readonly bodyIsIgnored: boolean;
  readonly headers: Readonly<Record<string, z.ZodType>>;
  readonly response: Place | undefined;
  readonly error: Place;
}

export interface ParamsModel {
  readonly direction: Direction;
  /** The component that already says it all, or else the members of a type of the operation's own. */
  readonly place: Place | undefined;
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly typeName: string;
  readonly hasQuery: boolean;
  /** Members whose own members are the parameters. */
  readonly flattened: readonly string[];
}

const shapeOf = (schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> => {
  const def: Def | undefined = schema && defOf(schema);
  return def?.type === "object" ? (def.shape as Record<string, z.ZodType>) : {};
};

const paramsOf = (names: readonly string[], operation: AnyOperation): ParamsModel | undefined => {
  const parts = partsOf(operation);
  const model = operation.query === undefined ? undefined : queryModelOf(operation.query);
  const query = model?.model ?? (operation.query as z.ZodType | undefined);
  const direction = (parts.pathParams ?? parts.query)?.direction;
  if (!direction) return undefined;
  const named = parts.pathParams || !query ? undefined : componentOf(query);
  const path = shapeOf(parts.pathParams?.schema);
  for (const name of Object.keys(shapeOf(query)))
    if (name in path) throw new Error(`${names.join(".")} has \`${name}\` both in its path and in its query.`);
  return {
    direction,
    place: named && { schema: named.schema, direction },
    shape: { ...path, ...shapeOf(query) },
    typeName: named?.id ?? `${pascal(names)}Params`,
    hasQuery: query !== undefined,
    flattened: model?.flattened ?? [],
  };
};

/** Reads from an operation of the contract what the SDK is made of. */
export const operationModelOf = ({ names, id, operation }: WalkedOperation): OperationModel => {
  const parts = partsOf(operation);
  const bodyIsIgnored = parts.body !== undefined && defOf(parts.body.schema).type === "unknown";
  const { error } = parts;
  if (!error) throw new Error(`${id} does not say what its errors look like.`);
  return {
    names,
    id,
    operation,
    params: paramsOf(names, operation),
    body: bodyIsIgnored ? undefined : parts.body,
    bodyIsIgnored,
    headers: shapeOf(parts.headers?.schema),
    response: operation.success.body === noBody ? undefined : parts.response,
    error,
  };
};

/** Members that are spread over the query, and need not be given because nothing in them must be. */
export const spreadMembersOf = ({ shape, flattened, direction }: ParamsModel): string[] =>
  flattened.filter((name) => Object.values(shapeOf(shape[name])).every((member) => isOptional(member, direction)));

/** Whether a request can be addressed without saying anything. */
export const paramsMayBeLeftOut = (params: ParamsModel): boolean =>
  Object.entries(params.shape).every(
    ([name, member]) => isOptional(member, params.direction) || spreadMembersOf(params).includes(name),
  );

/** The member of a bulk request that holds its items, and how many there may be. */
export const bulkLimitOf = ({ body }: OperationModel): number | undefined => {
  const items = shapeOf(body?.schema)["items"];
  const checks = items && defOf(items).type === "array" ? (defOf(items).checks ?? []) : [];
  return checks
    .map((check) => check._zod.def as { check: string; maximum?: number })
    .find(({ check }) => check === "max_length")?.maximum;
};

/** The schema of a listing's items, where an operation answers page by page and each page names the next. */
export const pagedItemOf = ({ response, params, body }: OperationModel): z.core.$ZodType | undefined => {
  const { items, next } = shapeOf(response?.schema);
  const asks = { ...params?.shape, ...shapeOf(body?.schema) };
  if (!items || !next || !("next" in asks)) return undefined;
  const def = defOf(items);
  return def.type === "array" ? def.element : undefined;
};
