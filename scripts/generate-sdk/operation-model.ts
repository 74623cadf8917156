import type * as z from "zod";
import { documentKindOf } from "../../contract/src/iam/index.js";
import { type AnyOperation, noBody, partsOf, queryModelOf, type WalkedOperation } from "../../contract/src/index.js";
import { camelFromSnake, pascal } from "./naming.js";
import { componentOf, type Def, type Direction, defOf, innermost, isOptional } from "./zod-type.js";

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
  /** Variables of the path, in their order. */
  readonly path: readonly PathVariable[];
  /** The query as the API documents it. */
  readonly query: QueryParams | undefined;
  readonly body: Place | undefined;
  /** There is a body, and nobody reads it. */
  readonly bodyIsIgnored: boolean;
  readonly headers: Readonly<Record<string, z.ZodType>>;
  readonly response: Place | undefined;
  readonly error: Place;
}

/** A variable of the path, and what it is called among a method's arguments. */
export interface PathVariable {
  readonly name: string;
  readonly argument: string;
  readonly schema: z.ZodType;
}

export interface QueryParams {
  readonly direction: Direction;
  /** The component that already says it all, or else the members of a type of the operation's own. */
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
    if (!schema) throw new Error(`Nothing is said about \`${name}\` in ${operation.path}.`);
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
    path: pathOf(operation),
    query: queryParamsOf(names, operation),
    body: bodyIsIgnored ? undefined : parts.body,
    bodyIsIgnored,
    headers: shapeOf(parts.headers?.schema),
    response: operation.success.body === noBody ? undefined : parts.response,
    error,
  };
};

/** Members that are spread over the query, and need not be given because nothing in them must be. */
export const spreadMembersOf = ({ shape, flattened, direction }: QueryParams): string[] =>
  flattened.filter((name) => Object.values(shapeOf(shape[name])).every((member) => isOptional(member, direction)));

/** Whether a query may hold nothing at all. */
export const queryMayBeLeftOut = (query: QueryParams): boolean =>
  Object.entries(query.shape).every(
    ([name, member]) => isOptional(member, query.direction) || spreadMembersOf(query).includes(name),
  );

/** Members of the body that are IAM documents. */
export const documentsOf = ({ body }: OperationModel): string[] =>
  Object.entries(shapeOf(body?.schema))
    .filter(([, member]) => documentKindOf(innermost(member)))
    .map(([name]) => name);

/** The member of a bulk request that holds its items, and how many there may be. */
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

/** How a listing's pages follow each other, and what is on them. */
export interface PagedAnswer {
  /** The strategy of the SDK's core: each page names the next, or pages are counted off. */
  readonly paging: "cursorPaging" | "offsetPaging";
  readonly item: z.core.$ZodType;
}

/** How an operation answers page by page; undefined where it does not. */
export const pagedAnswerOf = ({ response, query, body }: OperationModel): PagedAnswer | undefined => {
  const { items, next } = shapeOf(response?.schema);
  const asks = { ...query?.shape, ...shapeOf(body?.schema) };
  const listed = elementOf(items);
  if (listed && next && "next" in asks) return { paging: "cursorPaging", item: listed };
  const element = elementOf(response?.schema);
  return element && "limit" in asks && "offset" in asks ? { paging: "offsetPaging", item: element } : undefined;
};

/** How many entries a page has when it is not said, where pages are counted off. */
export const defaultPageSizeOf = (model: OperationModel): number | undefined => {
  const limit = pagedAnswerOf(model)?.paging === "offsetPaging" ? model.query?.shape["limit"] : undefined;
  return limit && (limit.parse(undefined) as number);
};

/** The headers that a success has. */
export const answerHeadersOf = ({ operation }: OperationModel): string[] =>
  Object.keys(shapeOf(partsOf(operation).responseHeaders?.schema));
