import type * as z from "zod";
import { documentKindOf } from "../../contract/src/iam/index.js";
import { type AnyOperation, noBody, partsOf, queryModelOf, type WalkedOperation } from "../../contract/src/index.js";
import { camelFromSnake, pascal } from "./naming.js";
import { componentOf, type Def, type Direction, defOf, innermost, isOptional } from "./zod-type.js";

/** A schema of an operation, and its direction. */
export interface Place {
  readonly schema: z.ZodType;
  readonly direction: Direction;
}

/** An operation, as the generator needs it. */
export interface OperationModel {
  readonly names: readonly string[];
  readonly id: string;
  readonly operation: AnyOperation;
  /** Variables of the path, in their order. */
  readonly path: readonly PathVariable[];
  /** The query as the API documents it. */
  readonly query: QueryParams | undefined;
  readonly body: Place | undefined;
  /** There is a body, and it is ignored. */
  readonly bodyIsIgnored: boolean;
  readonly headers: Readonly<Record<string, z.ZodType>>;
  readonly response: Place | undefined;
  readonly error: Place;
}

/** A variable of the path, and the name of its argument. */
export interface PathVariable {
  readonly name: string;
  readonly argument: string;
  readonly schema: z.ZodType;
}

export interface QueryParams {
  readonly direction: Direction;
  /** The component of the query, or else the members of a type of its own. */
  readonly place: Place | undefined;
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly typeName: string;
  /** Members whose own members are the parameters. */
  readonly flattened: readonly string[];
}

const shapeOf = (schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> => {
  const def: Def | undefined = schema && defOf(schema);
  return def?.type === "object" ? (def.shape as Record<string, z.ZodType>) : {};
};

const pathOf = (operation: AnyOperation): PathVariable[] => {
  const shape = shapeOf(partsOf(operation).pathParams?.schema);
  return [...operation.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => {
    const schema = shape[name];
    if (!schema) throw new Error(`There is no schema for \`${name}\` in ${operation.path}.`);
    return { name, argument: camelFromSnake(name), schema };
  });
};

const queryParamsOf = (names: readonly string[], operation: AnyOperation): QueryParams | undefined => {
  const model = operation.query === undefined ? undefined : queryModelOf(operation.query);
  const query = model?.model ?? (operation.query as z.ZodType | undefined);
  const direction = partsOf(operation).query?.direction;
  if (!direction || !query) return undefined;
  const named = componentOf(query);
  return {
    direction,
    place: named && { schema: named.schema, direction },
    shape: shapeOf(query),
    typeName: named?.id ?? `${pascal(names)}Query`,
    flattened: model?.flattened ?? [],
  };
};

/** Converts an operation of the contract to the generator's model. */
export const operationModelOf = ({ names, id, operation }: WalkedOperation): OperationModel => {
  const parts = partsOf(operation);
  const bodyIsIgnored = parts.body !== undefined && defOf(parts.body.schema).type === "unknown";
  const { error } = parts;
  if (!error) throw new Error(`${id} has no schema for its errors.`);
  return {
    names,
    id,
    operation,
    path: pathOf(operation),
    query: queryParamsOf(names, operation),
    body: bodyIsIgnored ? undefined : parts.body,
    bodyIsIgnored,
    headers: shapeOf(parts.headers?.schema),
    response: operation.success.body === noBody ? undefined : parts.response,
    error,
  };
};

/** Flattened members of a query that are optional because all of their own members are. */
export const spreadMembersOf = ({ shape, flattened, direction }: QueryParams): string[] =>
  flattened.filter((name) => Object.values(shapeOf(shape[name])).every((member) => isOptional(member, direction)));

/** Whether a query may be empty. */
export const queryMayBeLeftOut = (query: QueryParams): boolean =>
  Object.entries(query.shape).every(
    ([name, member]) => isOptional(member, query.direction) || spreadMembersOf(query).includes(name),
  );

/** Members of the body that are IAM documents. */
export const documentsOf = ({ body }: OperationModel): string[] =>
  Object.entries(shapeOf(body?.schema))
    .filter(([, member]) => documentKindOf(innermost(member)))
    .map(([name]) => name);

/** The member of a bulk request with its items, and the most items. */
export const bulkLimitOf = ({ body }: OperationModel): number | undefined => {
  const items = shapeOf(body?.schema)["items"];
  const checks = items && defOf(items).type === "array" ? (defOf(items).checks ?? []) : [];
  return checks
    .map((check) => check._zod.def as { check: string; maximum?: number })
    .find(({ check }) => check === "max_length")?.maximum;
};

const elementOf = (schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined => {
  const def = schema && defOf(schema);
  return def?.type === "array" ? def.element : undefined;
};

/** The paging of a listing, and the type of its items. */
export interface PagedAnswer {
  /** The strategy of the SDK's core: by cursor or by offset. */
  readonly paging: "cursorPaging" | "offsetPaging";
  readonly item: z.core.$ZodType;
}

/** The paging of an operation; undefined if its response is not a page. */
export const pagedAnswerOf = ({ response, query, body }: OperationModel): PagedAnswer | undefined => {
  const { items, next } = shapeOf(response?.schema);
  const asks = { ...query?.shape, ...shapeOf(body?.schema) };
  const listed = elementOf(items);
  if (listed && next && "next" in asks) return { paging: "cursorPaging", item: listed };
  const element = elementOf(response?.schema);
  return element && "limit" in asks && "offset" in asks ? { paging: "offsetPaging", item: element } : undefined;
};

/** The default page size of a listing by offset. */
export const defaultPageSizeOf = (model: OperationModel): number | undefined => {
  const limit = pagedAnswerOf(model)?.paging === "offsetPaging" ? model.query?.shape["limit"] : undefined;
  return limit && (limit.parse(undefined) as number);
};

/** The response headers of a success. */
export const answerHeadersOf = ({ operation }: OperationModel): string[] =>
  Object.keys(shapeOf(partsOf(operation).responseHeaders?.schema));
