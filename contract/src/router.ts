import type { Method } from "./method.js";
import type { NoBody, Operation, RequestSchemas } from "./operation.js";
import type { Schema } from "./schema.js";

type WidestOperation = Operation<Method, string, RequestSchemas, number, Schema | NoBody, number, Schema, unknown>;

/** Any operation, without its specific types: for code that walks the contract. */
export type AnyOperation = Omit<WidestOperation, "responses"> & {
  /** By status, successes and errors alike. */
  readonly responses: Readonly<Record<number, Schema | NoBody>>;
};

/** A plain object of operations and routers, to any depth. */
export interface Router {
  readonly [name: string]: AnyOperation | Router;
}

/** An operation, with its path in the router. */
export interface WalkedOperation {
  /** Names from the root of the router to the operation: `["providers", "create"]`. */
  readonly names: readonly string[];
  /** The names joined: `providers.create`. It is the operation's id in the document and its method in the SDK. */
  readonly id: string;
  readonly operation: AnyOperation;
}

export const isOperation = (node: AnyOperation | Router): node is AnyOperation =>
  typeof node.method === "string" && typeof node.path === "string";

/** Yields every operation of a router, depth first, in source order. */
export function* walk(router: Router, prefix: readonly string[] = []): Generator<WalkedOperation> {
  for (const [name, node] of Object.entries(router)) {
    const names = [...prefix, name];
    if (isOperation(node)) yield { names, id: names.join("."), operation: node };
    else yield* walk(node, names);
  }
}

/** The operations of a router that the API's server serves. The others are calls that the server makes. */
export const servedOperations = (router: Router): WalkedOperation[] =>
  [...walk(router)].filter(({ operation }) => operation.servedBy === "core");
